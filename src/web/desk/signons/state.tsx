import type { ComponentChildren } from 'preact'
import { languageName } from '../../../kit/index.ts'
import { mailState, type MailState } from '../../../platform/index.ts'
import { countOrganisationsToReview, pauseSigning, readSigningStateNow, resumeSigning, type SigningState } from '../../../signons/index.ts'
import { routes } from '../../routes.ts'
import { textHref } from '../appeals/index.ts'
import { Button, textOf } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import { administrators, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { signOnRoutes } from './routes.ts'
import { changeBesideTheLog, withForm } from './sent-form.ts'
import { disclosureInWords, inFigures, organisationsToReviewInWords, reasonInWords, signOnsInWords } from './words.ts'

type Opened = Exclude<SigningState, { kind: 'none' }>

/** GET /appeals/:appeal/sign-ons: how they stand. */
export async function state(visit: AppealVisit): Promise<Response> {
  const { id } = visit.opened.whole
  const found = await readSigningStateNow(visit.needs.db, id)
  const toReview = (await countOrganisationsToReview(visit.needs.db, [id])).get(id) ?? 0
  return answer(
    visit,
    <SignOnsPage visit={visit} title="How they stand">
      <h1>Sign-ons</h1>
      {found.kind !== 'none' && <NobodyCanSign takesMail={await visit.needs.signOns?.mailing.takes()} />}
      {found.kind === 'none' ? <NotOpen visit={visit} /> : <State {...{ visit, found, toReview }} mail={await mailState(visit.needs.db)} />}
    </SignOnsPage>,
  )
}

/** POST …/pause: takes no sign-ons for a while, or goes on. */
export const pause = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, (sent) =>
    changeBesideTheLog(visit, sent, async (signOns) => {
      const { given, by, appeal } = sent
      const pauses = textOf(given, 'to') !== 'resume'
      const { kind } = await (pauses ? pauseSigning : resumeSigning)(signOns, appeal, by)
      const href = signOnsHref(visit, signOnRoutes.state)
      // Somebody else did it before, or it is closed: the page shows how it stands.
      if (kind === 'none') return { kind: 'done', location: href }
      return { kind: 'done', location: withNotice(href, pauses ? 'paused' : 'resumed') }
    }),
  )

/** What stands in the way of all sign-ons of this installation. */
function NobodyCanSign({ takesMail }: { /** Undefined where the log could not be opened. */ readonly takesMail: boolean | undefined }) {
  if (takesMail === true) return null
  return (
    <p class="notice">
      {takesMail === undefined
        ? 'Nobody can sign: the log could not be opened when Amparo started. Whoever runs the server finds the reason in what it printed.'
        : 'Nobody can sign now: no mail server is set, or too many mails wait to be sent. Whoever runs the server sees to it.'}
    </p>
  )
}

const NotOpen = ({ visit }: { readonly visit: AppealVisit }) => (
  <>
    <p>Nobody can sign this appeal. It is opened once it is published; each sign-on names the version and the language that was signed.</p>
    {isOneOf(administrators, visit) ? (
      <p>
        <a class="button main" href={signOnsHref(visit, signOnRoutes.opening)}>
          Open for sign-ons…
        </a>
      </p>
    ) : (
      <p>An administrator opens it.</p>
    )}
  </>
)

type StateProperties = { readonly visit: AppealVisit; readonly found: Opened; readonly toReview: number; readonly mail: MailState }

function State({ visit, found, toReview, mail }: StateProperties) {
  const { counts, released, current, held, waiting, erased, campaign } = found
  const allHeld = held.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <p>
        <strong>{standing[found.kind]}</strong>{' '}
        {current !== null && found.kind === 'open' && `People sign version ${current.version} in ${languageName(current.lang)}. `}
        <a href={visit.needs.publicOrigin + routes.appeal(campaign.appeal)}>The public page</a>
      </p>
      {toReview > 0 && (
        <p class="notice">
          <a href={signOnsHref(visit, signOnRoutes.organisations)}>{organisationsToReviewInWords(toReview)}</a>
        </p>
      )}
      <WhatCanBeDone visit={visit} found={found} />
      <section aria-labelledby="count">
        <h2 id="count">The count</h2>
        <dl>
          <Row name="Confirmed">
            {signOnsInWords(counts?.total ?? 0)}
            {released.at === null ? '; nothing is released yet' : `; everybody can check it, as released on ${momentInWords(released.at)}`}
          </Row>
          <Row name="Of these">
            {(['n', 'a', 'c'] as const)
              .map((how) => `${inFigures(counts?.byDisclosure[how] ?? 0)} ${how === 'c' ? '' : 'with the '}${disclosureInWords[how]}`)
              .join('; ')}
          </Row>
          <Row name="Withdrawn">{inFigures(counts?.withdrawn ?? 0)}</Row>
          <Row name="Removed">
            {counts === null || counts.removed.length === 0
              ? '0'
              : counts.removed.map(([reason, count]) => `${inFigures(count)}: ${inWords(reason)}`).join('; ')}{' '}
            <a href={signOnsHref(visit, signOnRoutes.removals)}>Removals</a>
          </Row>
          <Row name="Organisations">{inFigures(counts?.organisations.filter(counted).length ?? 0)}</Row>
          <Row name="On paper, accepted">
            {inFigures((counts?.batches ?? []).filter(counted).reduce((sum, { accepted }) => sum + accepted, 0))}
          </Row>
        </dl>
        <p class="hint">
          Only what is released is counted here, as on the public page: in groups of 20, or after 15 minutes, so that watching tells nobody
          who signed.
        </p>
      </section>
      <section aria-labelledby="beside">
        <h2 id="beside">Beside the count</h2>
        <dl>
          <Row name="Asked and not confirmed">{inFigures(waiting)}; each is gone 72 hours after it was asked</Row>
          <Row name="Held for a reviewer">
            {inFigures(allHeld)} {allHeld > 0 && <a href={signOnsHref(visit, signOnRoutes.held)}>Look at them</a>}
          </Row>
          <Row name="Counted, and erased by their signers">{inFigures(erased)}</Row>
        </dl>
      </section>
      <section aria-labelledby="mail">
        <h2 id="mail">Mail</h2>
        <MailLines mail={mail} />
      </section>
    </>
  )
}

const standing: Readonly<Record<Opened['kind'], string>> = {
  open: 'Open.',
  paused: 'Paused: nobody can sign, and what waits cannot be confirmed.',
  closed: 'Closed for good. Whoever signed can still withdraw, correct and erase.',
  'no-key': 'Nobody can sign: there is no key to seal to. An administrator adds one under Keys.',
  'no-edition': 'Nobody can sign: the newest version was taken down.',
}

function WhatCanBeDone({ visit, found }: { readonly visit: AppealVisit; readonly found: Opened }) {
  if (found.kind === 'closed') return null
  const paused = found.campaign.pausedAt !== null
  return (
    <div class="buttons">
      {isOneOf(writers, visit) && (
        <Button
          visit={visit}
          action={signOnsHref(visit, signOnRoutes.pause)}
          label={paused ? 'Go on taking sign-ons' : 'Pause'}
          values={{ to: paused ? 'resume' : 'pause' }}
        />
      )}
      {isOneOf(administrators, visit) && <a href={signOnsHref(visit, signOnRoutes.addressed)}>Countries it addresses…</a>}
      {isOneOf(administrators, visit) && <a href={signOnsHref(visit, signOnRoutes.closing)}>Close for good…</a>}
      <a href={textHref(visit)}>The text</a>
    </div>
  )
}

/** Mail is of the whole installation, not of one appeal. */
function MailLines({ mail: { waiting, uncertain, givenUp, oldest, lastError } }: { readonly mail: MailState }) {
  return (
    <>
      <p>
        {waiting === 0 ? 'No mail waits to be sent' : `${inFigures(waiting)} ${waiting === 1 ? 'mail waits' : 'mails wait'} to be sent`}
        {oldest !== null && `, the oldest since ${momentInWords(oldest)}`}, of all appeals together.
        {lastError !== null && ` The last one that failed: ${lastError}.`}
      </p>
      {uncertain > 0 && (
        <p>
          {inFigures(uncertain)} {uncertain === 1 ? 'was' : 'were'} interrupted while being sent: perhaps they arrived. They are not sent
          again by themselves; a signer can ask again on the page.
        </p>
      )}
      {givenUp > 0 && <p>{inFigures(givenUp)} were given up in the last thirty days: the mail server of the address refused them.</p>}
    </>
  )
}

const Row = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

const counted = ({ standing: how }: { readonly standing: string }): boolean => how === 'counted'
const inWords = (reason: string): string => (reasonInWords as Readonly<Record<string, string>>)[reason] ?? reason
const isOneOf = (roles: readonly string[], { staff }: AppealVisit): boolean => roles.includes(staff.role)
