import { checkInWords, listBodies, offered, type ListedBody } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName } from '../../../kit/index.ts'
import { countryName } from '../cases/countries.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { Visit } from '../visit.ts'
import { bodyRoutes } from './routes.ts'

/** GET /bodies: the directory, by name; those of the team first, since they are the ones in use. */
export async function bodies(visit: Visit): Promise<Response> {
  const all = await listBodies(visit.needs.db)
  const today = formatDay(dayOfInstant(visit.now))
  const own = offered(all).filter(({ base }) => base > 0)
  const rest = offered(all).filter(({ base }) => base === 0)
  const withdrawn = all.filter((body) => body.withdrawn !== undefined)
  return answer(
    visit,
    <DeskPage visit={visit} title="Bodies" width="wide" crumbs={[{ href: hrefOf(bodyRoutes.ledger), label: 'Deliveries' }]}>
      <h1>Bodies and officials</h1>
      <p>
        To whom appeals can be brought, with where each entry is from and how old it is. Addresses and time limits change: look at the
        body’s own page before you use one.
      </p>
      {(writers as readonly string[]).includes(visit.staff.role) && (
        <p>
          <a class="button" href={hrefOf(bodyRoutes.newBody)}>
            Add a body or an official
          </a>
        </p>
      )}
      {own.length > 0 && <Listed title="Written or corrected by the team" id="own" bodies={own} today={today} />}
      <Listed title="From the catalogue that comes with Amparo" id="catalogue" bodies={rest} today={today} />
      {withdrawn.length > 0 && <Listed title="Withdrawn, not offered any more" id="withdrawn" bodies={withdrawn} today={today} />}
    </DeskPage>,
  )
}

const Listed = ({
  title,
  id,
  bodies: listed,
  today,
}: {
  readonly title: string
  readonly id: string
  readonly bodies: readonly ListedBody[]
  readonly today: string
}) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <ul class="plain rows">
      {listed.map((body) => (
        <li key={body.id}>
          <a href={hrefOf(bodyRoutes.body, { body: body.id })} dir="auto">
            {body.name}
          </a>
          <p class="hint">{inLine(body, today)}</p>
        </li>
      ))}
    </ul>
  </section>
)

function inLine(body: ListedBody, today: string): string {
  const { channels, country, languages, objection } = body
  const ways = [channels.email && 'e-mail', channels.post && 'post', channels.portal && 'portal', channels.fax && 'fax'].filter(Boolean)
  return [
    ...(country === undefined ? [] : [countryName(country)]),
    ways.length === 0 ? 'no address known' : ways.join(', '),
    ...(languages.length === 0 ? [] : [languages.map((lang) => languageName(lang)).join(', ')]),
    ...(objection === undefined ? [] : ['asked for no more mail']),
    checkInWords(body, today),
  ].join(' · ')
}
