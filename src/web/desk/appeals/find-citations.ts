import { resolveCitation, standingOfClaim, type CitedCases } from '../../../appeals/index.ts'
import { citationOfNorm, type CaseDocument } from '../../../cases/index.ts'
import type { Standing } from '../../../claims/index.ts'
import { fold } from '../../../kit/index.ts'
import { citationOf, searchNorms, type Catalogue, type Norm } from '../../../norms/index.ts'
import { accountInWords, questionOf, whoSays, type PointReading } from '../points/index.ts'
import type { FactDictionary } from '../../../claims/index.ts'
import type { Evaluation } from '../../../evaluation/index.ts'

/** Something that can be cited: how it is written, what it says and who says it, and how it stands; a norm has no standing. */
export type Citable = { readonly cite: string; readonly text: string; readonly state: string; readonly standing: Standing | 'norm' }

/** How many are offered at once, and how many norms among them. */
const [most, mostNorms] = [12, 4]

/**
 * Claims and points of some cases in which all the words stand: in the statement or the question, the answers, the names of
 * those who say it, or the id. Points first where accounts differ, since who cites one shows all of them; norms last. No words: the
 * contested points, then the newest claims.
 */
export function findCitations(typed: string, cases: CitedCases, facts: FactDictionary): readonly Citable[] {
  const norms = searchNorms(cases.catalogue, typed.slice(0, 200)).slice(0, mostNorms)
  return [...findInCases(typed, cases, facts).slice(0, most - norms.length), ...norms.map((norm) => citableNorm(norm, cases.catalogue))]
}

function findInCases(typed: string, cases: CitedCases, facts: FactDictionary): readonly Citable[] {
  const words = fold(typed.slice(0, 200))
    .split(/\s+/)
    .filter((word) => word !== '')
  const found: Citable[] = []
  const contested: Citable[] = []
  for (const [id, document] of cases.files) {
    const evaluation = cases.evaluations.get(id)
    if (evaluation === undefined) continue
    for (const one of citablesOf(id, document, evaluation, facts)) {
      const haystack = fold(`${one.text} ${one.cite}`)
      if (!words.every((word) => haystack.includes(word))) continue
      ;(one.state === 'contested' ? contested : found).push(one)
      if (contested.length >= most) return contested
    }
  }
  return [...contested, ...found].slice(0, most)
}

/** A citation as it is offered; undefined where it leads nowhere. */
export function citableOf(cites: string, cases: CitedCases, facts: FactDictionary): Citable | undefined {
  const citation = resolveCitation(cites, cases)
  if (citation.kind === 'nothing') return undefined
  if (citation.kind === 'norm') return citableNorm(citation.norm, cases.catalogue)
  const reading = { document: citation.file, facts }
  if (citation.kind === 'point') return { cite: cites, ...pointOf(citation.point, reading) }
  const { claim, points } = citation
  const state = points.some((point) => point.state === 'contested') ? 'contested' : 'claim'
  return { cite: cites, text: `${whoSays(claim, citation.file)}: ${claim.statement}`, state, standing: standingOfClaim(claim, points) }
}

function* citablesOf(id: string, document: CaseDocument, evaluation: Evaluation, facts: FactDictionary): Generator<Citable> {
  const reading = { document, facts }
  for (const point of evaluation.points) yield { cite: `${id}#${point.id}`, ...pointOf(point, reading) }
  const pointsByClaim = Map.groupBy(
    evaluation.points.flatMap((point) => point.accounts.flatMap(({ claims }) => claims.map((claim) => ({ claim, point })))),
    ({ claim }) => claim,
  )
  for (const claim of document.claims.toReversed()) {
    if (claim.retracted !== undefined) continue
    const points = (pointsByClaim.get(claim.id) ?? []).map(({ point }) => point)
    yield {
      cite: `${id}#${claim.id}`,
      text: `${whoSays(claim, document)}: ${claim.statement}`,
      // A contested claim is offered after the point in which it stands.
      state: 'claim',
      standing: standingOfClaim(claim, points),
    }
  }
}

const citableNorm = (norm: Norm, catalogue: Catalogue): Citable => ({
  cite: citationOfNorm(norm.id),
  text: `${citationOf(catalogue, norm)}. In our words: ${norm.paraphrase}${norm.confirmed === 'unconfirmed' ? ' (unconfirmed)' : ''}`,
  state: 'norm',
  standing: 'norm',
})

function pointOf(point: Evaluation['points'][number], reading: PointReading): Omit<Citable, 'cite'> {
  const answers = point.accounts.filter(({ claims }) => claims.length > 0).map((account) => accountInWords(account, point, reading))
  return {
    text: `${questionOf(point, reading)} ${answers.join(' / ')}`,
    state: point.state,
    standing: point.ruling?.standing ?? point.standing,
  }
}
