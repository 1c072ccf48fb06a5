import { candidatesAmong, judgementsOfCase, type Candidate, type Person } from '../../../people/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf, judges } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { judgedOf } from './judged.tsx'
import { judgementHref, PersonLink, WhatIsShared } from './person-parts.tsx'
import { casesNear, personsIn, type PersonAt } from './persons-near.ts'
import { personRoutes } from './routes.ts'

/** How many persons of the case are looked for at a time, and how many candidates one page shows. */
const atOnce = 15
const mostShown = 100

/** Who in other cases, or twice in this one, may be a person of this case; and what was judged of them. */
export async function answerSamePersons(visit: CaseVisit): Promise<Response> {
  const { opened, needs, staff, c } = visit
  const all = personsIn(opened, visit)
  const asked = c.req.query('person')
  const from = Math.min(Math.max(0, Number.parseInt(c.req.query('from') ?? '', 10) || 0), all.length)
  const persons = asked === undefined ? all.slice(from, from + atOnce) : all.filter(({ id }) => id === asked)
  if (asked !== undefined && persons.length === 0) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const judged = await judgementsOfCase(needs.db, opened.key)
  const cases = await casesNear(visit, persons)
  const others = [...cases.values()].flatMap((one) => personsIn(one, visit))
  const candidates = await candidatesAmong(persons, others, new Set(judged.keys()), () => new Promise((settle) => setImmediate(settle)))
  const mayJudge = (judges as readonly string[]).includes(staff.role)
  return answer(
    visit,
    <DeskPage visit={visit} title="Same person?" crumbs={caseCrumbs(opened)} width="wide">
      <h1>Same person?</h1>
      <p>
        Persons of other cases, and of this one, whose names are alike in whatever script they are written, with what claims say about both.
        Amparo joins nobody: a judgement is the team’s, and nothing uses it by itself. Of other cases only those are looked at of which you
        are a member.
      </p>
      {asked !== undefined && (
        <p>
          {'Only '}
          <bdi>{persons[0]!.names[0] ?? asked}</bdi>
          {'. '}
          <a href={hrefOf(personRoutes.samePersons, { case: opened.id })}>All persons of this case</a>
        </p>
      )}
      <Candidates
        {...{ visit, candidates, cases, mayJudge, few: persons.length < all.length && asked === undefined ? persons.length : null }}
      />
      {asked === undefined && <Turn opened={opened} from={from} count={all.length} />}
      {await judgedOf(visit, persons, { judged, title: 'Judged, and not asked again' })}
    </DeskPage>,
  )
}

type CandidatesProperties = {
  readonly visit: CaseVisit
  readonly candidates: readonly Candidate[]
  readonly cases: ReadonlyMap<number, OpenedCase>
  readonly mayJudge: boolean
  /** How many persons were looked for, where the case has more. */
  readonly few: number | null
}

function Candidates({ visit: { needs }, candidates, cases, mayJudge, few }: CandidatesProperties) {
  const at = (person: Person): PersonAt => ({ person, opened: cases.get(person.caseKey)! })
  if (candidates.length === 0)
    return (
      <p>
        {few === null
          ? 'Nobody has a name like this who was not judged.'
          : `Of the ${few} persons looked for on this page nobody has a name like somebody who was not judged. The case has more persons: go on to the others below.`}{' '}
        Names in more scripts and spellings find more: correct the subject to add them.
      </p>
    )
  return (
    <section aria-labelledby="candidates">
      <h2 id="candidates">{candidates.length === 1 ? '1 pair to judge' : `${candidates.length} pairs to judge`}</h2>
      <ul class="accounts">
        {candidates.slice(0, mostShown).map((candidate) => {
          const [one, other] = [at(candidate.person), at(candidate.other)]
          return (
            <li key={judgementHref(one, other)} class="account" data-row="">
              <div>
                <PersonLink at={one} name={candidate.names[0]} />
              </div>
              <div>
                <PersonLink at={other} name={candidate.names[1]} />
              </div>
              <WhatIsShared candidate={candidate} facts={needs.facts} />
              {mayJudge && (
                <div>
                  <a href={judgementHref(one, other)}>
                    Judge whether they are one<span class="unseen">{`: ${candidate.names.join(', ')}`}</span>
                  </a>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {candidates.length > mostShown && (
        <p class="hint">{`and ${candidates.length - mostShown} more, which stand here when these are judged`}</p>
      )}
    </section>
  )
}

function Turn({ opened, from, count }: { readonly opened: OpenedCase; readonly from: number; readonly count: number }) {
  if (count <= atOnce) return null
  const href = (start: number): string => hrefOf(personRoutes.samePersons, { case: opened.id }, { from: String(start) })
  return (
    <nav class="buttons" aria-label="Further persons">
      <span>{`Persons ${from + 1} to ${Math.min(from + atOnce, count)} of ${count}`}</span>
      {from > 0 && <a href={href(Math.max(0, from - atOnce))}>Earlier ones</a>}
      {from + atOnce < count && <a href={href(from + atOnce)}>Further ones</a>}
    </nav>
  )
}
