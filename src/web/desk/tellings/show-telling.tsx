import { languageName } from '../../../kit/index.ts'
import { onePersonMayPublish } from '../../../appeals/index.ts'
import { mailState } from '../../../platform/index.ts'
import { findTelling, longestTelling, tellingLanguages, tellingState, type Telling, type TellingState } from '../../../signons/index.ts'
import { tellingWords } from '../../../publishing/index.ts'
import { Button, emptyForm, filledWith, Form, frameFields, TextArea, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { answer } from '../page.tsx'
import { administrators, approvers, hrefOf, writers } from '../route.ts'
import { inFigures, SignOnsPage } from '../signons/index.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { toldInWords } from './list-tellings.tsx'
import { mayStillBeTold, newerThan, Overtaken } from './overtaken.tsx'
import { tellingRoutes } from './routes.ts'
import { occasionInWords, stateInWords } from './words.ts'

/** The message in the address, if it is one of the appeal there; or the way to those that there are. */
export async function theTelling(visit: AppealVisit): Promise<Telling | Response> {
  const { id: appeal } = visit.opened.whole
  const found = await findTelling(visit.needs.db, visit.c.req.param('telling') ?? '')
  return found?.appeal === appeal ? found : visit.c.redirect(hrefOf(tellingRoutes.tellings, { appeal }), 303)
}

/** GET …/tellings/:telling */
export async function telling(visit: AppealVisit): Promise<Response> {
  const found = await theTelling(visit)
  return found instanceof Response ? found : tellingPage(visit, found, {})
}

export const hrefOfTelling = (
  route: (typeof tellingRoutes)[keyof typeof tellingRoutes],
  { appeal, id }: Pick<Telling, 'appeal' | 'id'>,
): string => hrefOf(route, { appeal, telling: id })

/** The name of the field for the text of a language. */
export const fieldOf = (lang: string): string => `text_${lang}`

type Shown = { readonly write?: FormState; readonly error?: string; readonly status?: 409 | 422 }

/** The page of a message, with what was typed and what was refused. */
export async function tellingPage(visit: AppealVisit, one: Telling, { write, error, status }: Shown): Promise<Response> {
  const { needs } = visit
  const state = tellingState(one, needs.signOns?.tellings.has(one.id) === true)
  const who = await whoWrote(visit)
  const languages = await tellingLanguages(needs.db, one.appeal)
  const newer = mayStillBeTold(state) ? await newerThan(visit, one) : null
  const errors = Object.keys(write?.errors ?? {}).length > 0
  return answer(
    visit,
    <SignOnsPage visit={visit} title={occasionInWords[one.occasion]} width="narrow">
      <h1>
        {occasionInWords[one.occasion]}, version {one.version}
      </h1>
      {error !== undefined && (
        <p class="notice" role="alert">
          {error}
        </p>
      )}
      <p>
        <strong>How it stands:</strong> {stateInWords[state]}. Written by <bdi>{who(one.writtenBy)}</bdi>, {momentInWords(one.writtenAt)}
        {one.approved !== null && (
          <>
            ; approved by <bdi>{who(one.approved.by)}</bdi>
            {one.approved.how === 'alone' && ', who also wrote it'}, {momentInWords(one.approved.at)}
          </>
        )}
        .
      </p>
      {newer !== null && <Overtaken newer={newer} draft={state === 'draft'} />}
      {one.steps.length > 0 && <Progress {...{ visit, one, state, who }} waiting={(await mailState(needs.db)).waiting} />}
      <Actions {...{ visit, one, state }} alone={await onePersonMayPublish(needs.db)} overtaken={newer !== null} />
      {state === 'draft' && isOneOf(writers, visit) ? (
        <Writing {...{ visit, one, languages }} form={write ?? formOf(one, languages)} />
      ) : (
        <Texts {...{ one, languages }} />
      )}
    </SignOnsPage>,
    status ?? (errors || error !== undefined ? 422 : 200),
  )
}

const formOf = ({ texts }: Telling, languages: readonly string[]): FormState =>
  texts === null ? emptyForm : filledWith(Object.fromEntries(languages.map((lang) => [fieldOf(lang), texts[lang] ?? ''])))

type Part = { readonly visit: AppealVisit; readonly one: Telling }

function Writing({
  visit,
  one,
  languages,
  form,
}: Part & {
  readonly languages: readonly string[]
  readonly form: FormState
}) {
  const [original = 'en'] = languages
  const { words } = tellingWords(original)
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">What it says</h2>
      <p>
        The subject is “{words.subject}” in each language: it names nobody, since it is seen on screens from afar. Below the text stand the
        address of the appeal, why the mail comes, and the link that ends such mails. Whoever signed in a language without a text gets the
        first one.
      </p>
      <Form visit={visit} form={form} action={hrefOfTelling(tellingRoutes.write, one)} submit="Save" base={one.base} draft>
        {languages.map((lang, at) => (
          <TextArea
            key={lang}
            form={form}
            name={fieldOf(lang)}
            label={`In ${languageName(lang)}${at === 0 ? '' : ' (optional)'}`}
            hint={`At most ${inFigures(longestTelling)} characters of plain text`}
            rows={8}
          />
        ))}
      </Form>
    </section>
  )
}

const Texts = ({ one: { texts }, languages }: { readonly one: Telling; readonly languages: readonly string[] }) => (
  <section aria-labelledby="texts">
    <h2 id="texts">What it says</h2>
    {texts === null && <p>Its words were erased.</p>}
    {[...new Set([...languages, ...Object.keys(texts ?? {})])]
      .filter((lang) => (texts?.[lang] ?? '').trim() !== '')
      .map((lang) => (
        <section key={lang} aria-label={languageName(lang)}>
          <h3 lang={lang}>{languageName(lang)}</h3>
          <p class="text" dir="auto" lang={lang}>
            {texts?.[lang]}
          </p>
        </section>
      ))}
  </section>
)

function Progress({
  visit,
  one,
  state,
  who,
  waiting,
}: Part & { readonly state: TellingState; readonly who: (by: string) => string; readonly waiting: number }) {
  const run = visit.needs.signOns?.tellings.get(one.id)
  const closed = run?.closed ?? one.steps.at(-1)?.closed ?? 0
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">How far it is</h2>
      <p>
        {toldInWords(one.told)}
        {run !== undefined && `; ${inFigures(run.looked)} sign-ons looked at since the key was brought, ${run.perMinute} mails a minute`}
        {waiting > 0 && `; ${inFigures(waiting)} mails of all kinds wait to be sent`}.
        {closed > 0 && ` The keys that were brought do not open ${inFigures(closed)}: bring the other files to go on.`}
      </p>
      {state === 'running' && (
        <p>
          <a href={hrefOfTelling(tellingRoutes.telling, one)}>Look again how far it is</a>
        </p>
      )}
      <ol class="plain rows">
        {one.steps.map(({ kind, told, at, by }) => (
          <li key={at.getTime() + kind}>
            {{ started: 'Begun', stopped: 'Halted', ended: 'Ended' }[kind]}, {toldInWords(told)}
            <span class="hint">
              {' '}
              {momentInWords(at)}, {by === null ? 'Amparo' : <bdi>{who(by)}</bdi>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Actions({
  visit,
  one,
  state,
  alone,
  overtaken,
}: Part & { readonly state: TellingState; readonly alone: boolean; readonly overtaken: boolean }) {
  const isOwn = one.writtenBy === visit.staff.id
  if (state === 'draft')
    return isOneOf(approvers, visit) ? (
      isOwn && !alone ? (
        <p>Somebody else approves it: you wrote it as it stands.</p>
      ) : (
        <Button
          visit={visit}
          action={hrefOfTelling(tellingRoutes.approve, one)}
          label="Approve it as it stands"
          values={{ [frameFields.base]: String(one.base) }}
          main
        />
      )
    ) : (
      <p>An administrator or a reviewer approves it.</p>
    )
  return (
    <div class="buttons">
      {(state === 'approved' || state === 'waits-for-key' || state === 'stopped') &&
        (isOneOf(administrators, visit) ? (
          <a class={overtaken ? undefined : 'button main'} href={hrefOfTelling(tellingRoutes.starting, one)}>
            {overtaken ? 'Tell them all the same…' : state === 'approved' ? 'Bring the key and tell them…' : 'Bring the key and go on…'}
          </a>
        ) : (
          <p>An administrator brings the key.</p>
        ))}
      {(state === 'running' || state === 'waits-for-key') && (
        <Button visit={visit} action={hrefOfTelling(tellingRoutes.stop, one)} label="Stop it" values={{ how: 'stop' }} />
      )}
      {(state === 'stopped' || state === 'waits-for-key') && (
        <Button visit={visit} action={hrefOfTelling(tellingRoutes.stop, one)} label="End it for good" values={{ how: 'end' }} />
      )}
    </div>
  )
}

const isOneOf = (roles: readonly string[], { staff }: AppealVisit): boolean => roles.includes(staff.role)
