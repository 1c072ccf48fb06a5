import { readTitles } from '../../../cases/index.ts'
import { matchOf, personsHeld, type Criteria, type Match, type Verdict } from '../../../comparisons/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { countryName } from '../cases/countries.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseHref, ClaimLinks } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { askedIn, type Asked } from './asked.ts'
import { CriteriaForm } from './criteria-form.tsx'
import { keyOf, nameOfPerson, otherNames, personOf, recordShown, type PersonOfCase } from './persons.ts'
import { comparisonRoutes } from './routes.ts'

/** How many cases are looked through for one page: each is evaluated. */
const atOnce = 40

type Found = { readonly person: PersonOfCase; readonly match: Match }

/** GET /comparisons: persons of the cases that somebody reads, by how it ended and what is told of them. */
export async function findCases(visit: Visit): Promise<Response> {
  const asked = askedIn(visit.c)
  const wrong = Object.keys(asked.errors).length > 0
  const from = Math.max(0, Number.parseInt(visit.c.req.query('from') ?? '', 10) || 0)
  const looked = asked.isEmpty || wrong ? null : await lookThrough(visit, asked.criteria, from)
  if (looked !== null)
    await recordShown(
      visit,
      'case.search',
      looked.found.map(({ person }) => person.opened),
    )
  return answer(
    visit,
    <DeskPage visit={visit} title="Cases to compare" width="wide" evidence crumbs={[{ href: '/cases', label: 'Cases' }]}>
      <h1>Cases to compare</h1>
      <p>
        Looks through the cases of which you are a member, as far as you read them. Where a date, an age or a time is vague, or accounts
        differ, a person is found as <em>possibly</em>; where a file says nothing, as <em>not known</em>.
      </p>
      <CriteriaForm visit={visit} asked={asked} />
      {looked !== null && <Results {...{ looked, from, asked }} />}
    </DeskPage>,
    wrong ? 422 : 200,
  )
}

type Looked = { readonly found: readonly Found[]; readonly cases: number; readonly of: number }

async function lookThrough(visit: Visit, criteria: Criteria, from: number): Promise<Looked> {
  const { db } = visit.needs
  const memberships = await membershipsOf(db, visit.staff.id)
  const titles = [...(await readTitles(db, [...memberships.keys()])).values()]
    .filter(({ country }) => criteria.country === undefined || country === criteria.country)
    .toSorted((a, b) => collator.compare(a.title, b.title))
  const here = titles.slice(from, from + atOnce)
  const cases = await visit.openCases(
    here.map(({ id }) => id),
    memberships,
  )
  const found: Found[] = []
  for (const opened of cases.values()) {
    for (const subject of personsHeld(opened.document)) {
      const person = personOf(opened, subject, visit.now)
      const match = matchOf(person, criteria)
      if (match.verdict !== 'no') found.push({ person, match })
    }
    // Others are answered in between: a large case takes a while.
    await new Promise((settle) => setImmediate(settle))
  }
  return { found, cases: here.length, of: titles.length }
}

const collator = new Intl.Collator('en')

const headings: Readonly<Record<Exclude<Verdict, 'no'>, string>> = { yes: 'As asked', possibly: 'Possibly', unknown: 'Not known' }
const hints: Readonly<Record<Exclude<Verdict, 'no'>, string>> = {
  yes: 'As far as the sources go: alleged is not proven.',
  possibly: 'What is told straddles what you ask for, or is contested.',
  unknown: 'The file does not say; that is no answer either way.',
}

function Results({ looked, from, asked }: { readonly looked: Looked; readonly from: number; readonly asked: Asked }) {
  const { found, cases, of } = looked
  return (
    <>
      <p role="status">
        {countsInWords(found)}
        {of > cases
          ? `, in the cases ${cases === 0 ? 0 : from + 1} to ${from + cases} of ${of}.`
          : `, in ${cases === 1 ? '1 case' : `${cases} cases`}.`}
      </p>
      {found.length > 0 && (
        <form method="get" action={hrefOf(comparisonRoutes.table)}>
          {(['yes', 'possibly', 'unknown'] as const).map((verdict) => (
            <Group key={verdict} verdict={verdict} found={found.filter(({ match }) => match.verdict === verdict)} />
          ))}
          <div class="buttons">
            <button type="submit">Set side by side</button>
            <span class="hint">{'Tick two to six.'}</span>
          </div>
        </form>
      )}
      {of > atOnce && (
        <nav class="buttons" aria-label="Further cases">
          {from > 0 && <a href={pageHref(asked, Math.max(0, from - atOnce))}>Earlier cases</a>}
          {from + atOnce < of && <a href={pageHref(asked, from + atOnce)}>Further cases</a>}
        </nav>
      )}
    </>
  )
}

/** Whom a file says nothing about was not found: each verdict is counted apart. */
function countsInWords(found: readonly Found[]): string {
  const count = (wanted: Verdict): number => found.filter(({ match }) => match.verdict === wanted).length
  const [yes, possibly, unknown] = [count('yes'), count('possibly'), count('unknown')]
  if (found.length === 0) return 'Nobody found'
  return [
    yes === 0 ? 'Nobody as asked' : `${yes === 1 ? '1 person' : `${yes} persons`} as asked`,
    ...(possibly > 0 ? [`${possibly} possibly`] : []),
    ...(unknown > 0 ? [`of ${unknown} it is not known`] : []),
  ].join(', ')
}

const pageHref = ({ typed }: Asked, from: number): string =>
  hrefOf(
    comparisonRoutes.find,
    {},
    { ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')), from: String(from) },
  )

function Group({ verdict, found }: { readonly verdict: Exclude<Verdict, 'no'>; readonly found: readonly Found[] }) {
  if (found.length === 0) return null
  return (
    <section aria-labelledby={`found-${verdict}`}>
      <h2 id={`found-${verdict}`}>{headings[verdict]}</h2>
      <p class="hint">{hints[verdict]}</p>
      <ul class="plain rows">
        {found.map(({ person, match }) => (
          <li key={keyOf(person)} data-row="">
            <label class="pick">
              <input type="checkbox" name="with" value={keyOf(person)} />
              <strong dir="auto">{nameOfPerson(person)}</strong>
              {otherNames(person).map(({ text, lang }) => (
                <bdi key={text} {...(lang !== undefined && { lang })} class="hint">
                  {text}
                </bdi>
              ))}
            </label>
            <p>
              <a href={caseHref(person.opened.id)} data-open="" dir="auto">
                {person.file.case.title}
              </a>
              <span class="hint">{` ${countryName(person.file.case.country)}`}</span>
            </p>
            <Grounds person={person} match={match} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const criteriaInWords: Readonly<Record<keyof Criteria, string>> = {
  outcome: 'Outcome',
  fact: 'Told of them',
  words: 'Words',
  country: 'Country',
  age: 'Age',
  held: 'In custody',
}

const Grounds = ({ person: { opened }, match }: Found) => (
  <ul class="plain">
    {match.grounds.map(({ criterion, verdict, text, claims }) => (
      <li key={criterion}>
        {criteriaInWords[criterion]}:{' '}
        {verdict !== 'yes' && <strong class="mark">{verdict === 'unknown' ? 'not known' : 'possibly'}</strong>}
        {verdict !== 'yes' && ': '}
        <span dir="auto">{text}</span>
        {claims.length > 0 && (
          <span class="hint">
            {' · '}
            <ClaimLinks ids={claims} opened={opened} />
          </span>
        )}
      </li>
    ))}
  </ul>
)
