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
    text: (...texts) =>
      texts.some((text) => text !== undefined && (wordsOf(text).some((word) => words.has(word)) || names.some((name) => name.test(text)))),
  }
}

/** Names that only what is left out bears, as patterns that find them in a text. */
function namesOf(document: CaseDocument, left: Named): RegExp[] {
  const gone: string[] = []
  const kept = new Set<string>()
  const sort = (leaves: boolean, name: string): void => void (leaves ? gone.push(name.toLowerCase()) : kept.add(name.toLowerCase()))
  for (const { id, names } of document.subjects) for (const { text } of names) sort(left.subjects.has(id), text)
  for (const { id, name } of document.sources) sort(left.sources.has(id), name)
  for (const { id, title } of document.documents) sort(left.documents.has(id), title)
  return gone.filter((name) => !kept.has(name)).map(pattern)
}

function pattern(name: string): RegExp {
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  // Chinese, Thai and their like put no space between words.
  return unspaced.test(name) ? new RegExp(escaped, 'iu') : new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu')
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** The words of a text that may be ids; a dot or hyphen at the end belongs to the sentence. */
const wordsOf = (text: string): string[] => (text.match(/[A-Za-z0-9][A-Za-z0-9._-]*/g) ?? []).map((word) => word.replace(/[.-]+$/, ''))
