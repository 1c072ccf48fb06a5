import { citationOf, type NormOutcome } from '../../../norms/index.ts'
import { fold } from '../../../kit/index.ts'
import { Choice, filledWith, TextField } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { outcomeOrder, outcomeWords } from './outcome-words.ts'
import { hereHref, personAsked } from './person-asked.tsx'
import type { Proposal } from './proposals.ts'
import { headings, protectionOf } from './protections.ts'
import { proposalRoutes } from './routes.ts'

const decisionWords = {
  none: 'Not decided',
  accepted: 'Accepted',
  'set-aside': 'Set aside',
  before: 'Decided before the facts changed',
} as const

/** What the list of proposals is asked for. Empty is everything; what is no such word asks for nothing. */
type ProposalFilter = { readonly q: string; readonly result: string; readonly protects: string; readonly decision: string }

const names = ['q', 'result', 'protects', 'decision'] as const

export const filterIn = ({ c }: CaseVisit): ProposalFilter =>
  Object.fromEntries(names.map((name) => [name, (c.req.query(name) ?? '').slice(0, 200).trim()])) as ProposalFilter

/** Whether anything is asked for. */
export const isFiltered = (filter: ProposalFilter): boolean => names.some((name) => filter[name] !== '')

/** The proposals that answer to all that is asked for, in their order. */
export function filterProposals({ needs }: CaseVisit, proposals: readonly Proposal[], filter: ProposalFilter): readonly Proposal[] {
  const { q, result, protects, decision } = filter
  const words = fold(q)
    .split(' ')
    .filter((word) => word !== '')
  return proposals.filter((one) => {
    const text = words.length === 0 ? '' : fold(`${citationOf(needs.catalogue, one.norm)} ${one.norm.paraphrase}`)
    return (
      (result === '' || outcomeOf(one) === result) &&
      (protects === '' || idOfHeading(protectionOf(one.norm) ?? others) === protects) &&
      (decision === '' || decisionsOf(one).some((each) => each === decision)) &&
      words.every((word) => text.includes(word))
    )
  })
}

/** Of what a norm comes to at different times, the one that is worth looking at first. */
export const outcomeOf = ({ results }: Proposal): NormOutcome =>
  outcomeOrder.find((outcome) => results.some(({ result }) => result === outcome)) ?? 'not_engaged'

/** Where norms stand that the list of protections does not name. */
export const others = 'Others'

export const idOfHeading = (heading: string): string => heading.toLowerCase().replaceAll(/[^a-z]+/g, '-')

/** How many proposals come to what, each count leading to them, and the form that looks for some of them. */
export function ProposalFilters({ visit, among }: { readonly visit: CaseVisit; readonly among: readonly Proposal[] }) {
  const filter = filterIn(visit)
  const asked = personAsked(visit)
  const all = visit.c.req.query('show') === 'all'
  const outcomes = countsOf(outcomeOrder, (outcome) => among.filter((one) => outcomeOf(one) === outcome))
  const decided = countsOf(keysOf(decisionWords), (word) => among.filter((one) => decisionsOf(one).includes(word)))
  const protections = countsOf([...headings, others], (heading) => among.filter(({ norm }) => (protectionOf(norm) ?? others) === heading))
  const here = (query: Readonly<Record<string, string>>): string =>
    hereHref(visit, proposalRoutes.list, {}, { ...query, ...(all && { show: 'all' }) })
  const form = filledWith(filter)
  return (
    <>
      <nav aria-label="How many come to what">
        <ul class="plain buttons counts">
          {outcomes.map(([outcome, count]) => (
            <li key={outcome}>
              <Count href={here({ result: outcome })} name={outcomeWords[outcome].name} count={count} here={filter.result === outcome} />
            </li>
          ))}
          {decided
            .filter(([word]) => word !== 'none')
            .map(([word, count]) => (
              <li key={word}>
                <Count href={here({ decision: word })} name={decisionWords[word]} count={count} here={filter.decision === word} />
              </li>
            ))}
        </ul>
      </nav>
      <form method="get" action={hereHref(visit, proposalRoutes.list)} class="filter" role="search" aria-label="Norms of this case">
        {typeof asked === 'object' && <input type="hidden" name="person" value={asked.person} />}
        {all && <input type="hidden" name="show" value="all" />}
        <TextField form={form} name="q" label="Words" attributes={{ type: 'search' }} />
        <Choice
          form={form}
          name="result"
          label="What it comes to"
          empty="anything"
          options={outcomes.map(([outcome, count]) => ({ value: outcome, label: `${outcomeWords[outcome].name} (${count})` }))}
        />
        <Choice
          form={form}
          name="protects"
          label="What it protects"
          empty="anything"
          options={protections.map(([heading, count]) => ({ value: idOfHeading(heading), label: `${heading} (${count})` }))}
        />
        <Choice
          form={form}
          name="decision"
          label="Decided"
          empty="or not"
          options={decided.map(([word, count]) => ({ value: word, label: `${decisionWords[word]} (${count})` }))}
        />
        <button type="submit">Show</button>
        {isFiltered(filter) && <a href={here({})}>Show all {among.length}</a>}
      </form>
    </>
  )
}

type CountProperties = { readonly href: string; readonly name: string; readonly count: number; readonly here: boolean }

const Count = ({ href, name, count, here }: CountProperties) => (
  <a href={href} {...(here && { 'aria-current': 'page' as const })}>
    {name} {count}
  </a>
)

/** Those of which there are any, with how many. */
const countsOf = <Key,>(keys: readonly Key[], those: (key: Key) => readonly Proposal[]): readonly (readonly [Key, number])[] =>
  keys.map((key) => [key, those(key).length] as const).filter(([, count]) => count > 0)

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>): readonly Key[] => Object.keys(words) as Key[]

const decisionsOf = ({ decision, decidedBefore }: Proposal): readonly (keyof typeof decisionWords)[] =>
  decision === undefined ? ['none'] : decidedBefore ? [decision.decision, 'before'] : [decision.decision]
