import type { Appeal } from '../../../cases/index.ts'
import type { Standing, Subject } from '../../../claims/index.ts'
import type { DerivedFact, Evaluation } from '../../../evaluation/index.ts'
import { dayOfInstant, describeDate } from '../../../kit/index.ts'
import { wordsFor } from '../../../publishing/index.ts'
import { ClaimLinks, StandingMark } from '../points/index.ts'
import type { CaseVisit } from '../visit.ts'
import { countryName } from './countries.ts'
import { ManyPersons } from './many-persons.tsx'
import { mainPersons, nameOfSubject } from './persons.ts'

type GlanceProperties = {
  readonly visit: CaseVisit
  readonly evaluation: Evaluation
  /** The appeals of the case that may be opened. */
  readonly appeals: readonly Appeal[]
  /** Whether the case was begun with a list. */
  readonly isList: boolean
}

/** What is known at a glance: who, where and since when, what is due, how it all stands. */
export function Glance({ visit, evaluation, appeals, isList }: GlanceProperties) {
  const { document, unreadable, erased } = visit.opened
  const { case: head } = document
  const { shown: main, all, isMany } = mainPersons(document)
  const asList = isMany || isList
  const shown = asList ? [] : main
  const others = all.filter((person) => !shown.includes(person))
  return (
    <section class="glance" aria-label="At a glance">
      <div>
        {asList && <ManyPersons document={document} isList={isList} />}
        {shown.map((person) => (
          <Person
            key={person.id}
            visit={visit}
            person={person}
            alone={shown.length === 1}
            derived={evaluation.derived.filter(({ subject }) => subject === person.id)}
            arrests={evaluation.points.filter(({ subject, fact }) => subject === person.id && fact === 'arrest.date')}
          />
        ))}
        {!asList && others.length > 0 && (
          <p class="hint">
            Also in this case: <bdi>{others.slice(0, 8).map(nameOfSubject).join(', ')}</bdi>
            {others.length > 8 && ` and ${others.length - 8} more`}
          </p>
        )}
        <dl>
          <Deadline visit={visit} appeals={appeals} />
          <StandingCounts evaluation={evaluation} />
        </dl>
      </div>
      <div>
        <p dir="auto">{head.summary}</p>
        <p class="hint">
          <span class="code">{head.id}</span> · {countryName(head.country)} · opened {describeDate(head.opened, 'en')}
          {head.closed !== undefined && (
            <>
              {' '}
              · <strong>closed {describeDate(head.closed, 'en')}</strong>
              {head.outcome !== undefined && (
                <>
                  : <bdi>{wordsFor('en').outcomes[head.outcome] ?? head.outcome}</bdi>
                </>
              )}
            </>
          )}
        </p>
        {unreadable > 0 && (
          <p class="hint">
            This file holds {unreadable} {unreadable === 1 ? 'statement' : 'statements'} that you may not read.
          </p>
        )}
        {erased > 0 && (
          <p class="hint">
            {erased} {erased === 1 ? 'entry was' : 'entries were'} erased.
          </p>
        )}
      </div>
    </section>
  )
}

type PersonProperties = {
  readonly visit: CaseVisit
  readonly person: Subject
  /** Whether the page bears their name already. */
  readonly alone: boolean
  readonly derived: readonly DerivedFact[]
  readonly arrests: Evaluation['points']
}

function Person({ visit, person, alone, derived, arrests }: PersonProperties) {
  const told = lines.flatMap(([label, ...facts]) => {
    const found = derived.filter(({ fact }) => facts.includes(fact))
    return found.length === 0 ? [] : [{ label, found }]
  })
  const taken = derived.some(({ fact }) => fact === 'custody.years') ? [] : arrests.flatMap(({ accounts }) => accounts)
  return (
    <div>
      {alone ? (
        <OtherNames person={person} />
      ) : (
        <h2>
          <Names names={person.names} />
        </h2>
      )}
      {person.role !== undefined && <p dir="auto">{person.role}</p>}
      {taken.map(({ value, claims }) => (
        <p key={claims.join(' ')}>
          {`Arrested ${value?.type === 'date' ? describeDate(value.date, 'en') : 'on a day that cannot be read'}; until when they were held is not recorded. `}
          <span class="hint">
            from <ClaimLinks ids={claims.slice(0, 4)} opened={visit.opened} />
          </span>
        </p>
      ))}
      {told.length === 0 ? (
        <p class="hint">Where they are held on this day, and since when, cannot be worked out from the claims.</p>
      ) : (
        <dl>
          {told.map(({ label, found }) => (
            <>
              <dt>{label}</dt>
              <dd>
                {found.map(({ text, account, claims }) => (
                  <p key={`${text} ${account ?? ''} ${claims.join(' ')}`}>
                    <bdi>{agoInWords(text)}</bdi>
                    {account !== undefined && <span class="hint">{` by the account “${account}”`}</span>}{' '}
                    <span class="hint">
                      from <ClaimLinks ids={claims.slice(0, 4)} opened={visit.opened} />
                      {claims.length > 4 && ` and ${claims.length - 4} more`}
                    </span>
                  </p>
                ))}
              </dd>
            </>
          ))}
        </dl>
      )}
    </div>
  )
}

/** How somebody is also called; nothing where they bear one name. */
function OtherNames({ person }: { readonly person: Subject }) {
  const others = person.names.filter(({ text }) => text !== nameOfSubject(person))
  return others.length === 0 ? null : (
    <p class="hint">
      also <Names names={others} />
    </p>
  )
}

const Names = ({ names }: Pick<Subject, 'names'>) => (
  <>
    {names.slice(0, 6).map((name, index) => (
      <>
        {index > 0 && ' · '}
        <bdi {...(name.lang !== undefined && { lang: name.lang })}>{name.text}</bdi>
      </>
    ))}
  </>
)

/** "125 days since the last visit told, on 22 November 2026": beside its label the count alone, and up to which day. */
const agoInWords = (text: string): string => text.replace(/ since the last .* told, on (.*)$/, ' before $1')

/** What is worked out from claims, in the order in which it is asked for first. */
const lines: readonly (readonly [label: string, ...facts: string[]])[] = [
  ['Where', 'custody.place'],
  ['How long there', 'custody.days_at_place'],
  ['In custody', 'custody.years'],
  ['Age', 'person.age', 'person.age_at_death'],
  ['Last visit told', 'contact.days_since_visit'],
  ['Last examination told', 'health.days_since_examination'],
  ['Last move to a hospital told', 'custody.days_since_hospital_transfer'],
]

function Deadline({ visit: { now }, appeals }: { readonly visit: CaseVisit; readonly appeals: readonly Appeal[] }) {
  const open = appeals.flatMap(({ id, status, act_until }) => (status === 'open' && act_until?.kind === 'date' ? [{ id, act_until }] : []))
  const [next] = open.toSorted((a, b) => a.act_until.latest - b.act_until.latest)
  if (next === undefined) return null
  return (
    <>
      <dt>Next deadline</dt>
      <dd>
        {describeDate(next.act_until, 'en')}, of appeal <a href={`/appeals/${encodeURIComponent(next.id)}`}>{next.id}</a>
        {next.act_until.latest < dayOfInstant(now) && <strong class="mark"> over</strong>}
      </dd>
    </>
  )
}

function StandingCounts({ evaluation }: { readonly evaluation: Evaluation }) {
  const counts = new Map<Standing, number>()
  for (const { standing } of evaluation.points) counts.set(standing, (counts.get(standing) ?? 0) + 1)
  if (counts.size === 0) return null
  return (
    <>
      <dt>Points</dt>
      <dd>
        {order
          .filter((standing) => counts.has(standing))
          .map((standing, index) => (
            <>
              {index > 0 && ' · '}
              {counts.get(standing)} <StandingMark standing={standing} />
            </>
          ))}
      </dd>
    </>
  )
}

const order: readonly Standing[] = ['disputed', 'alleged', 'corroborated', 'verified', 'refuted', 'retracted', 'unassessed']
