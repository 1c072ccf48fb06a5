import type { VNode } from 'preact'
import { namedSentences } from '../../../appeals/index.ts'
import { citationOfNorm, citesCase, decisionKey, normCited, normDecisions, standingDecisions } from '../../../cases/index.ts'
import { citationOf, type Norm, type NormResult } from '../../../norms/index.ts'
import type { Edition } from '../../../publishing/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { mayBeCited } from '../proposals/draft-of-sentence.ts'
import { outcomeWords } from '../proposals/outcome-words.ts'
import { resultsOf } from '../proposals/proposals.ts'
import type { AppealVisit } from '../visit.ts'

/** A sentence that cites a norm which the facts do not meet as the cases stand, or which the team set aside. */
type InDoubt = { readonly name: string; readonly norm: Norm; readonly caseId: string; readonly why: string }

/**
 * What has to be looked at before a text goes out that cites norms: each norm that no account meets by now in the cases which its sentence
 * cites, and each that the team set aside there. It stops nothing: what a text argues is for those who write it. Null where there is
 * nothing to look at. `published`: the same of a version that readers see.
 */
export async function NormsToLookAt({
  visit,
  published,
}: {
  readonly visit: AppealVisit
  readonly published?: Edition
}): Promise<VNode | null> {
  const doubts = await normsInDoubt(visit, published === undefined ? citingNow(visit) : citingThen(published))
  if (doubts.length === 0) return null
  return (
    <section aria-labelledby="norms-now">
      <h2 id="norms-now">Norms to look at</h2>
      <ul>
        {doubts.map(({ name, norm, caseId, why }) => (
          <li key={`${name} ${norm.id} ${caseId}`}>
            {name} cites <a href={`/cases/${encodeURIComponent(caseId)}/norms/${norm.id}`}>{citationOf(visit.needs.catalogue, norm)}</a>.{' '}
            {why}
          </li>
        ))}
      </ul>
      <p class="hint">
        {published === undefined
          ? 'This stops nothing. Say in the sentence what the facts come to, or leave the norm out.'
          : `Readers see version ${published.version}, which cites them. Amend the text and publish it anew, or leave it.`}
      </p>
    </section>
  )
}

type Citing = { readonly name: string; readonly cites: readonly string[] }

const citingNow = ({ opened }: AppealVisit): readonly Citing[] =>
  namedSentences(opened.marked).map(({ name, sentence }) => ({ name, cites: sentence.value.cites }))

/** The same of a version as it was published. */
function citingThen({ sections, asks, notes, norms = [] }: Edition): readonly Citing[] {
  const opens = new Map([
    ...notes.map(({ number, cites }) => [number, cites] as const),
    ...norms.map(({ number, norm }) => [number, citationOfNorm(norm)] as const),
  ])
  const named = (letter: string) => (sentence: Edition['asks'][number], index: number) => ({
    name: `${letter}${index + 1}`,
    cites: sentence.notes.flatMap((number) => opens.get(number) ?? []),
  })
  return [...sections.flatMap(({ sentences }) => sentences).map(named('S')), ...asks.map(named('A'))]
}

async function normsInDoubt(visit: AppealVisit, sentences: readonly Citing[]): Promise<readonly InDoubt[]> {
  const { opened, needs } = visit
  const citing = sentences.flatMap(({ name, cites }) => {
    const own = [...new Set(cites.filter(citesCase).map((one) => one.split('#', 1)[0] ?? ''))]
    const norms = cites.flatMap((one) => needs.catalogue.norms.get(normCited(one) ?? '') ?? [])
    return norms.map((norm) => ({ name, norm, cases: own.length > 0 ? own : [...opened.cases.keys()] }))
  })
  const cited = new Set(sentences.flatMap(({ cites }) => cites))
  const known = new Map<string, Known>()
  for (const id of new Set(citing.flatMap(({ cases }) => cases))) {
    const one = opened.cases.get(id)
    if (one !== undefined) known.set(id, await knownOf(visit, one, cited))
  }
  return citing.flatMap(({ name, norm, cases }) =>
    cases.flatMap((caseId): InDoubt[] => {
      const found = known.get(caseId)
      const why = found === undefined ? null : doubtIn(found, norm)
      return why === null ? [] : [{ name, norm, caseId, why }]
    }),
  )
}

type Known = { readonly results: readonly NormResult[]; readonly setAside: ReadonlySet<string> }

async function knownOf(visit: AppealVisit, opened: OpenedCase, cited: ReadonlySet<string>): Promise<Known> {
  const { claims } = opened.document
  const isCited = ({ id, about }: (typeof claims)[number]): boolean =>
    cited.has(`${opened.id}#${id}`) || [...cited].some((one) => one.startsWith(`${opened.id}#${about}/`))
  // In a case of many persons, those whom the text speaks of.
  const persons = [...new Set(claims.filter(isCited).map(({ about }) => about))].slice(0, 20)
  const decisions = standingDecisions(
    await normDecisions(visit.needs.db, opened.key, { clearance: opened.membership.clearance, document: opened.document }),
  )
  const aside = [...decisions].filter(([, { decision }]) => decision === 'set-aside').map(([key]) => key)
  return { results: await resultsOf({ ...visit, opened }, { persons }), setAside: new Set(aside) }
}

/** Why a norm is to be looked at, in sentences; null where the facts meet it for somebody for whom the team did not set it aside. */
function doubtIn({ results, setAside }: Known, norm: Norm): string | null {
  const found = results.filter((result) => result.norm === norm.id)
  const met = found.filter(mayBeCited)
  if (met.some((result) => !setAside.has(decisionKey(result)))) return null
  if (met.length > 0) return 'The team set it aside.'
  if (found.length === 0) return 'Nothing is said of it here: it is not held against this case.'
  return [...new Set(found.map(({ result, reason }) => `${outcomeWords[result].name}: ${reason}`))].join(' ')
}
