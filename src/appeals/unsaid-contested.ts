import type { Appeal, Sentence } from '../cases/index.ts'
import type { Point } from '../evaluation/index.ts'
import { claimsOf, pointsShown, resolveCitation, type CitedCases } from './citation.ts'

/** A sentence that rests on what is contested and does not tell so: S3, its words, and the questions that it passes over. */
export type UnsaidContested = { readonly name: string; readonly sentence: string; readonly points: readonly string[] }

/** Why a part of a text may go out as it is, how it is called and what it says: kept with the request for its approval. */
export type ReasonGiven = { readonly name: string; readonly sentence: string; readonly reason: string }

/** Whether a reason says anything: it has a letter or a digit, and is not made of spaces and of signs that nobody sees. */
export const saysSomething = (reason: string): boolean => /[\p{L}\p{N}]/u.test(reason)

/**
 * The sentences whose citations take part in a contested question while the text takes one side: it cites neither the
 * question itself nor claims of two of its sides. Readers are shown the other account beside it in any case; whoever asks for
 * the approval says why the text does not.
 */
export function unsaidContested({ sections, asks }: Pick<Appeal, 'sections' | 'asks'>, cases: CitedCases): readonly UnsaidContested[] {
  const text = sections.flatMap(({ sentences }) => sentences)
  return [
    ...text.map((sentence, index) => ({ sentence, name: `S${index + 1}` })),
    ...asks.map((sentence, index) => ({ sentence, name: `A${index + 1}` })),
  ].flatMap(({ sentence, name }) => {
    const points = unsaidPoints(sentence, cases)
    return points.length === 0 ? [] : [{ name, sentence: sentence.text, points }]
  })
}

/** The ids of the contested points, as `case#point`, of which the sentence takes one side. */
function unsaidPoints({ cites }: Sentence, cases: CitedCases): readonly string[] {
  const citations = [...new Set(cites)].map((one) => resolveCitation(one, cases))
  const claims = citations.flatMap((one) => (one.kind === 'claim' ? [{ caseId: one.file.case.id, claim: one.claim.id }] : []))
  const citesItself = (caseId: string, point: Point): boolean =>
    citations.some((one) => one.kind === 'point' && one.file.case.id === caseId && (one.point.id === point.id || covers(one.point, point)))
  const citesTwoSides = (caseId: string, { accounts }: Point): boolean =>
    accounts.filter((account) => claims.some((one) => one.caseId === caseId && account.claims.includes(one.claim))).length > 1
  const found = citations.flatMap((one) =>
    one.kind === 'claim'
      ? pointsShown(one)
          .filter(({ state }) => state === 'contested')
          .filter((point) => !citesItself(one.file.case.id, point) && !citesTwoSides(one.file.case.id, point))
          .map(({ id }) => `${one.file.case.id}#${id}`)
      : [],
  )
  return [...new Set(found)]
}

/** Whether a contested question that is cited sets all sides of another against each other. */
const covers = (cited: Point, point: Point): boolean => {
  const members = new Set(claimsOf(cited))
  return cited.state === 'contested' && point.accounts.every(({ claims }) => claims.every((id) => members.has(id)))
}
