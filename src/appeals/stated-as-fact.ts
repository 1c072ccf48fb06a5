import type { Appeal, CaseDocument } from '../cases/index.ts'
import type { Standing } from '../claims/index.ts'
import { mostCautious, standingOfClaim } from '../evaluation/index.ts'
import { citedClaims, leadsIntoCase, resolveCitation, type Citation, type CitedCases } from './citation.ts'
import { inOtherLanguages, readTogether } from './other-languages.ts'
import { textParts, type TextPart } from './text-parts.ts'
import { verdictWords } from './verdict-words.ts'
import { ownWords, wordsOfVerdict } from './words-of-verdict.ts'

/** Words of a verdict that a text states as a fact, and what it rests on. */
export type StatedAsFact = {
  readonly words: readonly string[]
  /** Those that it says in other languages than its own: a draft holds what the file says. Absent where there are none. */
  readonly elsewhere?: readonly { readonly lang: string; readonly words: readonly string[] }[]
  /** The most cautious standing of the claims and points that it cites; null where it cites none. */
  readonly standing: Standing | null
  /** Whether it cites a norm, which is proposed and never concluded. */
  readonly norm: boolean
  /** Whether it cites what is not there: a claim that was erased, a case that nobody has. */
  readonly gone: boolean
}

/** What was found in a text. Nothing is known of one in a language of which we have no words. */
export type LookedThrough =
  | { readonly kind: 'not-looked-through' }
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'found' } & StatedAsFact)

/**
 * Whether a text states as a fact what its citations only allege or propose: it says a word of a verdict, not as somebody's, and cites a norm,
 * or nothing that the team found corroborated or verified throughout. It is to be looked at, and stops nothing.
 */
export function statedAsFact(
  { text, cites }: { readonly text: string; readonly cites: readonly string[] },
  lang: string,
  cases: CitedCases,
): LookedThrough {
  const known = verdictWords(lang)
  const nothing: LookedThrough = { kind: known === null ? 'not-looked-through' : 'nothing' }
  const citations = [...new Set(cites)].map((one) => resolveCitation(one, cases))
  const standings = citations.flatMap((one) =>
    one.kind === 'claim' ? [standingOfClaim(one.claim, one.points)] : one.kind === 'point' ? [one.point.standing] : [],
  )
  const standing = standings.length === 0 ? null : mostCautious(standings)
  const norm = citations.some(({ kind }) => kind === 'norm')
  const gone = citations.some(({ kind }) => kind === 'nothing')
  if (!norm && !gone && (standing === 'verified' || standing === 'corroborated')) return nothing
  const speakers = citations.flatMap((one) =>
    leadsIntoCase(one) ? citedClaims(one).flatMap(({ said_by }) => said_by.map((id) => nameOf(id, one.file))) : [],
  )
  const own = without(text, rulesIn(citations))
  const said = { speakers: [...new Set(speakers)], names: namesIn(cases) }
  const inOwn = known === null ? [] : wordsOfVerdict(own, known, said)
  const elsewhere = [...inOtherLanguages(ownWords(own).own, lang)].flatMap(([other, part]) => {
    const found = wordsOfVerdict(part, readTogether(verdictWords(other)!, known), said)
    return found.length === 0 ? [] : [{ lang: other, words: found }]
  })
  // Two lists may hold a word: it is of the language that its sentence is in.
  const words = inOwn.filter((word) => !elsewhere.some((one) => one.words.includes(word)))
  if (words.length + elsewhere.length === 0) return nothing
  return { kind: 'found', words, ...(elsewhere.length > 0 && { elsewhere }), standing, norm, gone }
}

/** A part of an appeal that states a verdict as a fact: how it is called (S3, Title), a key of its words, and what it says. */
export type VerdictStated = Pick<TextPart, 'key' | 'name' | 'text'> & { readonly cites: readonly string[]; readonly fact: StatedAsFact }

/** The parts of an appeal that state a verdict as a fact, in reading order; whoever asks for its approval says why each may go out so. */
export const verdictsStated = (appeal: Appeal, cases: CitedCases): readonly VerdictStated[] =>
  textParts(appeal).flatMap(({ key, name, text, sentence }) => {
    const cites = sentence?.cites ?? []
    const fact = statedAsFact({ text, cites }, appeal.lang, cases)
    return fact.kind === 'found' ? [{ key, name, text, cites, fact }] : []
  })

const nameOf = (id: string, { sources }: CaseDocument): string => sources.find((source) => source.id === id)?.name ?? id

/** What the norms that are cited say, in our words for them: a rule that names torture calls nothing so. */
const rulesIn = (citations: readonly Citation[]): readonly string[] =>
  citations
    .flatMap((one) => (one.kind === 'norm' ? Object.values(one.norm.paraphrases) : []))
    .map(({ text }) => text.replace(/[.。]$/u, ''))

/** What persons, bodies and sources of the files are called: an institute against torture, somebody named Innocent. */
const namesIn = ({ files }: CitedCases): readonly string[] =>
  [...files.values()].flatMap(({ subjects, sources }) => [
    ...subjects.flatMap(({ names }) => names.map(({ text }) => text)),
    ...sources.map(({ name }) => name),
  ])

const without = (text: string, these: readonly string[]): string =>
  these.reduce((left, one) => (one === '' ? left : left.replaceAll(one, ' '.repeat(one.length))), text)
