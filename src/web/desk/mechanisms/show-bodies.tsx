import { statesTold } from '../../../evaluation/index.ts'
import { consentsRead, loadCase } from '../../../cases/index.ts'
import {
  mechanismsBy,
  mechanismsFor,
  type MechanismFound,
  type Mechanisms,
  type MechanismsAsked,
  type MechanismState,
} from '../../../mechanisms/index.ts'
import { dayOfInstant, describeDate, parseDate } from '../../../kit/index.ts'
import { listBodies, type ListedBody } from '../../../delivery/index.ts'
import { momentAsked } from '../cases/moment-asked.ts'
import { MomentForm, PastBanner } from '../cases/moment-form.tsx'
import { countryName } from '../cases/countries.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { MechanismRow } from './mechanism-row.tsx'
import { mechanismRoutes } from './routes.ts'

/** How mechanisms stand, from those that can be used now to those that cannot. */
const groups: readonly {
  readonly heading: string
  readonly id: string
  readonly states: readonly MechanismState[]
  readonly hint?: string
}[] = [
  {
    id: 'open',
    heading: 'Open',
    states: ['open', 'if_accepted'],
    hint: 'As far as their rules are read here. Consent stands with each of them.',
  },
  {
    id: 'missing',
    heading: 'Cannot tell yet',
    states: ['cannot_tell', 'check_ratification'],
    hint: 'Something is missing that could decide. Unknown never counts as yes.',
  },
  { id: 'information', heading: 'Take information', states: ['no_complaints', 'through_others'] },
]

/** GET /cases/:case/bodies */
export async function bodies(visit: CaseVisit): Promise<Response> {
  const { c, opened, needs, now } = visit
  const today = dayOfInstant(now)
  const moment = momentAsked({ at: c.req.query('at'), known: c.req.query('known') }, today)
  const { at, known } = moment
  const mechanisms = mechanismsBy(needs.facts)
  const { document } = opened
  const evaluation = opened.evaluate(at, known)
  const found = mechanismsFor({
    document,
    ...(await wholeOf(visit)),
    evaluation,
    catalogue: needs.catalogue,
    facts: needs.facts,
    mechanisms,
    at,
  })
  const directory = new Map((await listBodies(needs.db)).map((body) => [body.id, body]))
  const persons = [...new Set(found.map(({ subject }) => subject))]
  const states = persons.map((subject) => statesTold(evaluation, subject, document.case.country).map(({ state }) => state))
  const base = hrefOf(mechanismRoutes.bodies, { case: opened.id })
  return answer(
    visit,
    <DeskPage visit={visit} title="Bodies and routes" crumbs={caseCrumbs(opened)}>
      <h1>Bodies and routes</h1>
      {moment.past && <PastBanner moment={moment} base={base} />}
      <p>
        {`Which bodies are open to this case, by their rules and by what is told here${holding(states)}. It proposes and decides nothing: hold each rule against its source before you use it. The rules are as they were read on ${describeDate(parseDate(mechanisms.read), 'en')}; on another day they may have been others. What is marked as unconfirmed was not seen in its text: check it before use.`}
      </p>
      <MomentForm visit={visit} moment={moment} base={base} />
      {opened.unreadable > 0 && <p class="notice">{`Worked out without ${opened.unreadable} claims that you may not read.`}</p>}
      {persons.length === 0 && (
        <p>
          Nothing that you read here speaks of anybody’s arrest, custody, health or trial. Add such a claim, and this page says who may be
          written to.
        </p>
      )}
      {persons.map((subject) => (
        <Person
          key={subject}
          {...{ visit, subject, found: found.filter((one) => one.subject === subject), directory, today, alone: persons.length === 1 }}
        />
      ))}
      <National mechanisms={mechanisms} />
    </DeskPage>,
    moment.form.errors['at'] === undefined && moment.form.errors['known'] === undefined ? 200 : 422,
  )
}

/** The whole case where this person does not read all of it: consents are asked of it, and told as far as they may be read. */
async function wholeOf({ opened, needs }: CaseVisit): Promise<Pick<MechanismsAsked, 'whole'>> {
  const document = opened.isWhole ? null : await loadCase(needs.db, opened.id)
  if (document === null) return {}
  return { whole: { document, mayRead: consentsRead(document, opened.membership.clearance) } }
}

/** The States in whose hands the persons are, as it is told of them: " of Peru", " of Peru and of a State that is not known, where accounts differ". */
function holding(states: readonly (readonly (string | null)[])[]): string {
  const names = [...new Set(states.flat())].map((state) => (state === null ? 'a State that is not known' : countryName(state)))
  const listed = new Intl.ListFormat('en').format(names.map((name) => `of ${name}`))
  return names.length === 0
    ? ''
    : ` ${listed}${states.some((told) => told.length > 1) ? ', where accounts differ on which State it is' : ''}`
}

type PersonProperties = {
  readonly visit: CaseVisit
  readonly subject: string
  readonly found: readonly MechanismFound[]
  readonly directory: ReadonlyMap<string, ListedBody>
  readonly today: number
  readonly alone: boolean
}

function Person({ visit, subject, found, directory, today, alone }: PersonProperties) {
  const name = visit.opened.document.subjects.find(({ id }) => id === subject)?.names[0]?.text ?? subject
  const shut = found.filter(({ state }) => state === 'not_open')
  const row = (one: MechanismFound) => (
    <MechanismRow key={one.mechanism.id} {...{ visit, found: one, body: directory.get(one.mechanism.id), today, directory }} />
  )
  const Part = alone ? 'h2' : 'h3'
  return (
    <>
      {!alone && <h2 dir="auto">{name}</h2>}
      {groups.map(({ id, heading, states, hint }) => {
        const all = found.filter(({ state }) => states.includes(state))
        if (all.length === 0) return null
        return (
          <section key={id} aria-labelledby={`${id}-${subject}`}>
            <Part id={`${id}-${subject}`}>{`${heading} (${all.length})`}</Part>
            {hint !== undefined && <p class="hint">{hint}</p>}
            {all.map(row)}
          </section>
        )
      })}
      {shut.length > 0 && (
        <section aria-labelledby={`shut-${subject}`}>
          <Part id={`shut-${subject}`}>{`Not open (${shut.length})`}</Part>
          {shut.map(row)}
        </section>
      )}
    </>
  )
}

/** What the catalogue writes as a code that is no word. */
const uses: Readonly<Record<string, string>> = { consular: 'help of the consulate', complaint: 'complaints', pow: 'prisoners of war' }

const National = ({ mechanisms: { national } }: { readonly mechanisms: Mechanisms }) => (
  <section aria-labelledby="national">
    <h2 id="national">In the country itself</h2>
    <p class="hint">Every country has its own. Most mechanisms want to know what was asked of them, and with what result.</p>
    <ul>
      {national.map(({ id, name, use }) => (
        <li key={id}>
          {name}
          {use.every((one) => one !== '*') && (
            <span class="hint">{`: ${use.map((one) => uses[one] ?? one.replaceAll('_', ' ')).join(', ')}`}</span>
          )}
        </li>
      ))}
    </ul>
  </section>
)
