import type { CaseDocument } from './case-document.ts'
import type { Named } from './sealed-names.ts'

/** What a point's id or a text gives away about what is left out of a file. */
export type Betrayal = {
  /** Whether a sealed claim stands in the point, or may: its fact of its subject is enough, whatever the time or occasion. */
  readonly point: (id: string) => boolean
  /** Whether a point's id itself names what is left out. */
  readonly name: (id: string) => boolean
  /** Whether a text says an id or a name of what is left out. What it paraphrases is beyond any rule. */
  readonly text: (...texts: readonly (string | undefined)[]) => boolean
}

/** Takes the case, the ids of its sealed claims, what is left out with them, and the questions that go. */
export function betrayalOf(document: CaseDocument, sealed: ReadonlySet<string>, left: Named, questions: ReadonlySet<string>): Betrayal {
  const words = new Set([...sealed, ...left.subjects, ...left.sources, ...left.documents, ...questions])
  const names = namesOf(document, left)
  const claims = new Map(document.claims.map((claim) => [claim.id, claim]))
  // A denial stands in the point of what it denies, a claim put to a question in the points of the others.
  const told = new Set(sealed)
  for (const id of sealed) for (const denied of claims.get(id)?.denies ?? []) told.add(denied)
  for (const question of document.questions) if (questions.has(question.id)) for (const id of question.claims) told.add(id)
  const facts = new Set<string>()
  for (const id of told) for (const { fact } of claims.get(id)?.asserts ?? []) facts.add(`${claims.get(id)!.about}/${fact}`)
  return {
    name: (id) => id.split(/[/@#]/).some((step) => words.has(step)),
    point: (id) => {
      const steps = id.split(/[/@#]/)
      return facts.has(`${steps[0]}/${steps[1]}`) || steps.some((step, at) => words.has(step) || (at > 0 && told.has(step)))
    },
    text: (...texts) => texts.some((text) => text !== undefined && (says(text, words) || namesOneOf(names, text))),
  }
}

const says = (text: string, ids: ReadonlySet<string>): boolean => ids.size > 0 && wordsOf(letters(text)).some((word) => ids.has(word))

function namesOneOf(names: readonly NamePattern[], text: string): boolean {
  if (names.length === 0) return false
  const compared = plain(text)
  const isBroken = compared.includes(brokenHere)
  return names.some(({ whole, broken }) => (isBroken ? broken : whole).test(compared))
}

/** Names that only what is left out bears, as patterns that find them in a text. */
function namesOf(document: CaseDocument, left: Named): NamePattern[] {
  const gone: string[] = []
  const kept = new Set<string>()
  const sort = (leaves: boolean, name: string): void => void (leaves ? gone.push(plain(name).trim()) : kept.add(plain(name).trim()))
  for (const { id, names } of document.subjects) for (const { text } of names) sort(left.subjects.has(id), text)
  for (const { id, name } of document.sources) sort(left.sources.has(id), name)
  for (const { id, title } of document.documents) sort(left.documents.has(id), title)
  return gone.filter((name) => /[^ -]/.test(name) && !kept.has(name)).map(patternOf)
}

/** Finds a name in a plain text; `broken` where words of it may be broken at the end of a line. */
type NamePattern = { readonly whole: RegExp; readonly broken: RegExp }

function patternOf(name: string): NamePattern {
  const parts = name.split(/[ -]+/).filter((part) => part !== '')
  // Chinese, Thai and their like put no space between words, and none is meant where a line ends.
  if (unspaced.test(name)) {
    const anywhere = new RegExp(parts.flatMap(charactersOf).join('[ \0]?'), 'u')
    return { whole: anywhere, broken: anywhere }
  }
  const pattern = (within: string, between: string): RegExp =>
    new RegExp(`(?<![\\p{L}\\p{N}])${parts.map((part) => charactersOf(part).join(within)).join(between)}(?![\\p{L}\\p{N}])`, 'u')
  return { whole: pattern('', '[ -]*'), broken: pattern('\0?', '[ \0-]*') }
}

const charactersOf = (part: string): string[] => Array.from(part, (character) => character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'))

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Stands where a hyphen at the end of a line was, which may belong to the word or not. */
const brokenHere = '\0'

/**
 * A text without what varies where the same words are written: small letters, one space for a run of white space, one kind of hyphen
 * and of apostrophe. Accents stay: Peña is a name, and pena is not.
 */
const plain = (text: string): string =>
  letters(text.replaceAll(/[\p{Pd}\u00ad][^\S\n]*[\n\r\f\v\u0085\u2028\u2029]\s*/gu, brokenHere))
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/['’‘ʼ`´]/gu, "'")
    // By capitals, so that ß is ss and the two forms of sigma are one.
    .toUpperCase()
    .toLowerCase()

/** The letters of a text without what nobody sees of them: composed, of common width, without signs of direction and of no width. */
const letters = (text: string): string =>
  isCommon.test(text) ? text : text.replaceAll(/[\p{Cf}\p{Variation_Selector}\u0640]/gu, '').normalize('NFKC')

const isCommon = /^[\t-\r -~\0]*$/

/** The words of a text that may be ids; a dot or hyphen at the end belongs to the sentence. */
const wordsOf = (text: string): string[] => (text.match(/[A-Za-z0-9][A-Za-z0-9._-]*/g) ?? []).map((word) => word.replace(/[.-]+$/, ''))
