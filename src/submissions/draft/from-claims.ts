import type { Claim } from '../../claims/index.ts'
import { describeDate } from '../../kit/index.ts'
import { statesTold } from '../../evaluation/index.ts'
import type { FormWords } from '../form-words.ts'
import type { SubmissionMatter } from '../matter.ts'
import type { Want } from '../want.ts'
import { derivedInWords } from './derived-in-words.ts'
import { paragraphsOf, pointParagraph } from './paragraphs.ts'
import { mark, standingClaims, tellingOf } from './told.ts'
import { conflictFacts, custodyFacts, isAmong, topics } from './topics.ts'

/** What stands under a question so far; nothing where the case says nothing of it. */
export type Drafted = { readonly paragraphs: readonly string[]; /** Whether those who submit say it themselves. */ readonly ours?: true }

export const nothing: Drafted = { paragraphs: [] }

/** Claims about a topic: of everything, the whole story, with what those say who were harmed. */
export function fromClaims({ topic, by }: Extract<Want, { kind: 'claims' }>, matter: SubmissionMatter, words: FormWords): Drafted {
  const claims = standingClaims(matter)
  if (by === 'each') return sourcesNamed(claims, matter)
  const about =
    topic === '*'
      ? claims.filter((claim) => !isOfConflict(claim, matter))
      : tellingOf(topic === 'context' ? claims : ofSubject(claims, matter), topics[topic] ?? [])
  return { paragraphs: paragraphsOf(by === 'official' ? about.filter((claim) => isOfficial(claim, matter)) : about, matter, words) }
}

/** Where the person was held, one after another; the first or the last of it. */
export function fromLedger({ of, at }: Extract<Want, { kind: 'ledger' }>, matter: SubmissionMatter, words: FormWords): Drafted {
  if (of !== 'custody') return nothing
  const claims = tellingOf(ofSubject(standingClaims(matter), matter), custodyFacts)
  const paragraphs = paragraphsOf(claims, matter, words)
  return { paragraphs: at === undefined ? paragraphs : paragraphs.slice(...(at === 'first' ? [0, 1] : [-1])) }
}

/** The points of a fact, and what follows from others. */
export function fromFact({ fact }: Extract<Want, { kind: 'fact' }>, matter: SubmissionMatter, words: FormWords): Drafted {
  const { evaluation, subject, document, lang } = matter
  const [held, ...others] = fact === 'state.country' ? statesTold(evaluation, subject, document.case.country) : []
  if (held && held.state !== null && others.length === 0) {
    const name = countryName(held.state, lang)
    return held.claims.length === 0 ? ours(name) : { paragraphs: [`${name} ${mark(held.claims)}`] }
  }
  const points = evaluation.points.filter((point) => point.fact === fact && point.subject === subject)
  const stated = points.map((point) => pointParagraph(point, matter, words)).filter((text) => text !== '')
  const derived = evaluation.derived.filter((one) => one.fact === fact && one.subject === subject)
  const computed = derived.map((one) => `${derivedInWords(one, matter, words)} ${mark(one.claims)}`.trim())
  return { paragraphs: [...stated, ...computed], ...(derived.some(({ claims }) => claims.length === 0) && { ours: true }) }
}

/** The documents of the file, by title: what can go along. */
export function fromEvidence(
  { of }: Extract<Want, { kind: 'evidence' }>,
  { document: { documents, sources }, lang }: SubmissionMatter,
): Drafted {
  if (of !== '*') return nothing
  const listed = documents.filter(({ sensitivity }) => sensitivity === undefined || sensitivity === 'public' || sensitivity === 'team')
  return {
    paragraphs: listed.map(({ id, title, by, published }) => {
      const from = sources.find((source) => source.id === by)?.name ?? by
      return `${title} (${[from, ...(published === undefined ? [] : [describeDate(published, lang)])].join(', ')}) {document ${id}}`
    }),
  }
}

/** Something that those who submit say, in one paragraph. */
export const ours = (text: string): Drafted => (text === '' ? nothing : { paragraphs: [text], ours: true })

/** Claims about the person, and not about what happened to others. */
const ofSubject = (claims: readonly Claim[], { subject }: SubmissionMatter): readonly Claim[] =>
  claims.filter(({ about }) => about === subject)

/** What is counted of a whole conflict and of its sides, of none of whom the case is: it tells nothing of what happened to the person. */
const isOfConflict = ({ about, asserts }: Claim, { subject }: SubmissionMatter): boolean =>
  about !== subject && asserts.length > 0 && asserts.every(({ fact }) => isAmong(fact, conflictFacts))

const isOfficial = ({ said_by }: Claim, { document }: SubmissionMatter): boolean =>
  said_by.some((id) => ['authority', 'court'].includes(document.sources.find((source) => source.id === id)?.kind ?? ''))

/** Who informs us, each with the claims that they make. */
const sourcesNamed = (claims: readonly Claim[], { document }: SubmissionMatter): Drafted => ({
  paragraphs: document.sources.flatMap(({ id, name }) => {
    const said = claims.filter(({ said_by }) => said_by.includes(id))
    return said.length === 0 ? [] : [`${name} ${mark(said.map((claim) => claim.id))}`]
  }),
})

function countryName(code: string, lang: string): string {
  const name = /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames([lang], { type: 'region' }).of(code) : undefined
  return name ?? code
}
