import type { Context } from 'hono'
import type { VNode } from 'preact'
import { isLanguage } from '../../../kit/index.ts'
import { findEdition, type Edition } from '../../../publishing/index.ts'
import type { Database } from '../../../platform/index.ts'
import { confirm, correctWaiting, openWaiting, refuse, type ConfirmOutcome } from '../../../signons/index.ts'
import { readAppealAddress } from '../../routes.ts'
import { renderPage, type Site } from '../page.tsx'
import { ConfirmPage } from './confirm-page.tsx'
import { GonePage, SaidPage } from './outcome-pages.tsx'
import { ConfirmOrganisationPage } from './organisations/confirm-organisation-page.tsx'
import { languageAskedFor, signingReading, type SigningReading } from './reading.ts'
import { answerPrivately } from './screen.tsx'
import { readSent, type Sent } from './sent.ts'
import { errorsInWords } from './sign-form.ts'
import type { SigningNeeds } from './signing-needs.ts'

type ConfirmContext = Context<object, '/s/:token'>

/** The page behind the link of a mail. Looking at it changes nothing, so that no mail program signs for anybody. */
export async function showWaiting(c: ConfirmContext, needs: SigningNeeds): Promise<Response> {
  const opened = await openLink(c, needs)
  if (opened.kind === 'answered') return opened.answer
  return answerPrivately(c, page(opened, needs))
}

/** What stands at the beginning of a link, the rest of which was not copied. */
export function showCutOff(c: Context, { site }: Pick<SigningNeeds, 'site'>): Response {
  const reading = signingReading(languageAskedFor(c.req.header('accept-language')))
  return answerPrivately(c, <GonePage {...{ site, reading, of: 'cut' as const }} />, 410)
}

/** What somebody does there: sign, correct the name, or say that it was not they. */
export async function answerWaiting(c: ConfirmContext, needs: SigningNeeds): Promise<Response> {
  const sent = await readSent(c)
  const { text } = sent
  if (text('do') === 'confirm') return confirmed(c, needs, sent)
  const opened = await openLink(c, needs, text('lang'))
  const token = c.req.param('token')
  if (opened.kind === 'answered') return opened.answer
  const { edition, reading } = opened
  const { site, signOns } = needs
  const said = { site, reading, edition }
  switch (text('do')) {
    case 'correct': {
      const outcome = await correctWaiting(signOns, token, text('name'))
      if (outcome.kind === 'gone') return answerPrivately(c, <GonePage {...{ site, reading, of: 'mail' as const }} />, 410)
      if (outcome.kind === 'refused') {
        const errors = errorsInWords(outcome.errors, reading.signing, text('name'))
        return answerPrivately(c, page(opened, needs, { errors, typedName: text('name') }), 422)
      }
      const again = await openLink(c, needs)
      return again.kind === 'answered' ? again.answer : answerPrivately(c, page(again, needs, { corrected: true }))
    }
    case 'refuse': {
      const outcome = await refuse(signOns, token)
      if (outcome.kind === 'gone') return answerPrivately(c, <GonePage {...{ site, reading, of: 'mail' as const }} />, 410)
      const { refusedTitle, refused } = reading.signing.confirm
      return answerPrivately(c, <SaidPage {...{ ...said, title: refusedTitle, texts: [refused] }} />)
    }
    default:
      return answerPrivately(c, page(opened, needs), 422)
  }
}

/** Signs. Nothing is looked up beforehand: whatever many confirm at one time is found, opened and written in one transaction. */
async function confirmed(c: ConfirmContext, needs: SigningNeeds, sent: Sent): Promise<Response> {
  const outcome = await confirm(needs.signOns, c.req.param('token'))
  const named = editionNamed(sent)
  const lang = named?.lang ?? askedFor(c, sent.text('lang'))
  const said = outcome.kind === 'gone' && isCutOff(c.req.param('token')) ? 'cut' : saidOf(outcome)
  const html = await needs.said(`${said} ${named === undefined ? '' : `${named.appeal} ${named.version}`} ${lang}`, async () => {
    const edition = named && (await titled(needs.db, named))
    return renderPage(saidPage(said, { site: needs.site, reading: signingReading(edition?.lang ?? lang), edition }))
  })
  return answerPrivately(c, html, said === 'closed' ? 409 : said === 'gone' || said === 'cut' ? 410 : 200)
}

/** What the page after confirming says. */
type Said = Exclude<ConfirmOutcome['kind'], 'already'> | 'review' | 'done' | 'cut'

function saidOf(outcome: ConfirmOutcome): Said {
  if (outcome.kind === 'organisation' && outcome.state === 'review') return 'review'
  if (outcome.kind === 'organisation' && outcome.state === 'already') return 'done'
  // The two are told apart only by the mail: whoever stands behind the signer at the screen learns nothing.
  if (outcome.kind === 'already') return outcome.held ? 'held' : 'confirmed'
  return outcome.kind
}

function saidPage(
  said: Said,
  about: { readonly site: Site; readonly reading: SigningReading; readonly edition: Edition | undefined },
): VNode {
  const { confirm: words, organisation, block } = about.reading.signing
  switch (said) {
    case 'confirmed':
      return <SaidPage {...{ ...about, title: words.doneTitle, texts: [words.done, words.before, words.keep] }} />
    case 'held':
      return <SaidPage {...{ ...about, title: words.heldTitle, texts: [words.heldDone, words.before, words.keep] }} />
    case 'review':
      return <SaidPage {...{ ...about, title: organisation.states.review, texts: [organisation.review, words.keep] }} />
    case 'done':
      return <SaidPage {...{ ...about, title: words.wasDoneTitle, texts: [words.wasDone, words.keep] }} />
    case 'closed':
      return <SaidPage {...{ ...about, title: words.closedTitle, texts: [block.paused] }} />
    case 'gone':
      return <GonePage {...{ ...about, of: 'mail' as const }} />
    case 'cut':
      return <GonePage {...{ ...about, of: 'cut' as const }} />
    case 'organisation':
      return <SaidPage {...{ ...about, title: words.doneTitle, texts: [organisation.confirmed, words.keep] }} />
    default:
      return said satisfies never
  }
}

type NamedEdition = { readonly appeal: string; readonly version: number; readonly lang: string }

/** The edition that a form names, for the title above what is said; what is signed is not taken from there. */
function editionNamed({ text }: Sent): NamedEdition | undefined {
  const [appeal, lang] = [text('appeal'), text('lang')]
  const version = /^[1-9]\d{0,5}$/.test(text('version')) ? Number(text('version')) : 0
  return readAppealAddress(appeal)?.form === 'html' && version !== 0 && isLanguage(lang) ? { appeal, version, lang } : undefined
}

/** That edition; none where it is not shown any more. */
async function titled(db: Database, { appeal, version, lang }: NamedEdition): Promise<Edition | undefined> {
  const published = await findEdition(db, appeal, version, lang)
  return published === null || published.takenDown !== undefined ? undefined : published.edition
}

/** Whether a token is not as long as it was mailed: it was not copied whole. */
const isCutOff = (token: string): boolean => !/^[A-Za-z0-9_-]{43}$/.test(token)

/** What was answered is gone, and its language with it; a form still says in which one it was. */
const askedFor = (c: Context, said: string): string => (isLanguage(said) ? said : languageAskedFor(c.req.header('accept-language')))

type Opened = {
  readonly kind: 'open'
  readonly waiting: Extract<Awaited<ReturnType<typeof openWaiting>>, { kind: 'waiting' | 'waiting-organisation' }>
  readonly edition: NonNullable<Awaited<ReturnType<typeof findEdition>>>['edition']
  readonly reading: SigningReading
  readonly token: string
}

/** What waits behind a link; or the page that says that it was done, or is not there. */
async function openLink(
  c: ConfirmContext,
  { db, site, signOns }: SigningNeeds,
  said = '',
): Promise<Opened | { readonly kind: 'answered'; readonly answer: Response }> {
  const token = c.req.param('token')
  const waiting = await openWaiting(signOns, token)
  const asked = signingReading(askedFor(c, said))
  if (waiting.kind === 'gone')
    return {
      kind: 'answered',
      answer: answerPrivately(c, <GonePage {...{ site, reading: asked, of: isCutOff(token) ? 'cut' : 'mail' }} />, 410),
    }
  if (waiting.kind === 'done') {
    const { wasDoneTitle, wasDone, before, keep } = asked.signing.confirm
    const doneBefore = <SaidPage {...{ site, reading: asked, title: wasDoneTitle, texts: [wasDone, before, keep] }} />
    return { kind: 'answered', answer: answerPrivately(c, doneBefore) }
  }
  const published = await findEdition(db, waiting.appeal, waiting.version, waiting.lang)
  const reading = signingReading(waiting.lang)
  // A version that is not shown any more cannot be read, so nobody can be asked to sign it.
  if (published === null || published.takenDown !== undefined) {
    const texts = [reading.signing.block.paused]
    const answer = answerPrivately(c, <SaidPage {...{ site, reading, title: reading.signing.confirm.closedTitle, texts }} />, 409)
    return { kind: 'answered', answer }
  }
  return { kind: 'open', waiting, edition: published.edition, reading, token }
}

type More = { readonly errors?: Readonly<Record<string, string>>; readonly typedName?: string; readonly corrected?: boolean }

function page({ waiting, edition, reading, token }: Opened, { site }: SigningNeeds, more: More = {}) {
  return waiting.kind === 'waiting' ? (
    <ConfirmPage {...{ site, reading, edition, token, waiting, ...more }} />
  ) : (
    <ConfirmOrganisationPage {...{ site, reading, edition, token, waiting }} />
  )
}
