import { checkInWords, findBody, replyTimeInWords, staleAfter, monthsSinceCheck, type ListedBody } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName } from '../../../kit/index.ts'
import { countryName } from '../cases/countries.ts'
import { Button } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { bodyRoutes } from './routes.ts'

export const bodyCrumbs = [
  { href: hrefOf(bodyRoutes.ledger), label: 'Deliveries' },
  { href: hrefOf(bodyRoutes.bodies), label: 'Bodies' },
]

/** The body in the address; or the way to those that there are. */
export async function theBody(visit: Visit): Promise<ListedBody | Response> {
  const found = await findBody(visit.needs.db, visit.c.req.param('body') ?? '')
  return found ?? visit.c.redirect(hrefOf(bodyRoutes.bodies), 303)
}

/** GET /bodies/:body */
export async function showBody(visit: Visit): Promise<Response> {
  const body = await theBody(visit)
  if (body instanceof Response) return body
  const today = formatDay(dayOfInstant(visit.now))
  const months = monthsSinceCheck(body.checked, today)
  const who = await whoWrote(visit)
  const mayWrite = (writers as readonly string[]).includes(visit.staff.role)
  const parts = { body: body.id }
  return answer(
    visit,
    <DeskPage visit={visit} title={body.name} crumbs={bodyCrumbs}>
      <h1 dir="auto">{body.name}</h1>
      <p class={months === null || months >= staleAfter ? 'notice' : undefined}>
        {sentence(checkInWords(body, today))} {body.checked === undefined ? '' : checkedWhat} {confirmedInWords[body.confirmed]}
      </p>
      {body.withdrawn !== undefined && (
        <div class="notice">
          <p>
            Withdrawn from the directory by {who(body.withdrawn.by)}, {momentInWords(body.withdrawn.at)}. It is not offered any more, and
            nothing is sent to it.
          </p>
          {body.withdrawn.reason !== null && (
            <p class="text" dir="auto">
              {body.withdrawn.reason}
            </p>
          )}
        </div>
      )}
      {body.objection !== undefined && (
        <div class="notice">
          <p>
            Asked for no more mail; recorded by {who(body.objection.by)}, {momentInWords(body.objection.at)}. No e-mail goes there.
          </p>
          {body.objection.words !== null && (
            <p class="text" dir="auto">
              {body.objection.words}
            </p>
          )}
        </div>
      )}
      <Facts body={body} />
      {body.notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">What else is known</h2>
          <ul>
            {body.notes.map((note) => (
              <li key={note} dir="auto">
                {note}
              </li>
            ))}
          </ul>
        </section>
      )}
      {body.writtenAt !== undefined && (
        <p class="hint">
          As {who(body.writtenBy ?? '')} wrote it, {momentInWords(body.writtenAt)}.
        </p>
      )}
      {mayWrite && (
        <div class="buttons">
          <a class="button main" href={hrefOf(bodyRoutes.editBody, parts)}>
            Correct it
          </a>
          <Button
            visit={visit}
            action={hrefOf(bodyRoutes.bodyChecked, parts)}
            label="I checked it today"
            values={{ _base: String(body.base) }}
          />
          <a href={hrefOf(bodyRoutes.objection, parts)}>
            {body.objection === undefined ? 'It asked for no more mail…' : 'It may be written to again…'}
          </a>
          <a href={hrefOf(bodyRoutes.withdrawal, parts)}>{body.withdrawn === undefined ? 'Withdraw it…' : 'Take it back…'}</a>
        </div>
      )}
    </DeskPage>,
  )
}

const confirmedInWords: Readonly<Record<ListedBody['confirmed'], string>> = {
  text: 'Whoever wrote the entry read it in its source.',
  unconfirmed: 'What it says was not found in its source word for word.',
  outdated: 'Out of date: newer practice differs.',
}

/** What checking is, so that it is not taken for more. */
const checkedWhat = 'Somebody of the team looked whether it still holds.'

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const inLanguages = (said: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(said)
    .map(([lang, text]) => `${languageName(lang)}: ${text}`)
    .join('\n') || undefined

function Facts({ body }: { readonly body: ListedBody }) {
  const { title, titles = {}, country, channels, languages, salutations, reply, source, isPublic } = body
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Office', title],
    ['Office in other languages', inLanguages(titles)],
    ['Country', country === undefined ? undefined : countryName(country)],
    ['E-mail', channels.email],
    ['Post', channels.post?.join('\n')],
    ['Portal', channels.portal],
    ['Fax', channels.fax],
    ['Languages', languages.length === 0 ? undefined : languages.map((lang) => languageName(lang)).join(', ')],
    ['Salutation', inLanguages(salutations)],
    [
      'Answer',
      reply === undefined
        ? undefined
        : `${reply.of === 'state' ? 'A State that it asks has' : 'It answers within'} ${replyTimeInWords(reply)}${reply.source === undefined ? '' : ` (${reply.source})`}${reply.confirmed === 'text' ? '' : ', not confirmed'}`,
    ],
    ['From', source],
    ['Supporters', isPublic ? 'are told of it' : 'are not told of it'],
  ]
  return (
    <dl>
      {rows.map(
        ([label, value]) =>
          value !== undefined && (
            <div key={label}>
              <dt>{label}</dt>
              <dd class="text" dir={label === 'Languages' ? undefined : 'auto'}>
                {value}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
