import type { Context } from 'hono'
import { findEdition, type Edition } from '../../../publishing/index.ts'
import {
  correct,
  erase,
  findCampaign,
  openOwn,
  receiptOf,
  riskOf,
  withdraw,
  type ChangeOutcome,
  type OwnRecord,
} from '../../../signons/index.ts'
import type { SignOnStep } from '../../routes.ts'
import type { Site } from '../page.tsx'
import { GonePage } from './outcome-pages.tsx'
import { OwnPage } from './own-page.tsx'
import {
  ChangedPage,
  CorrectPage,
  ErasePage,
  ReceiptCodePage,
  WithdrawPage,
  type CorrectionRisk,
  type TypedCorrection,
} from './own-steps.tsx'
import { languageAskedFor, signingReading, type SigningReading } from './reading.ts'
import { answerPrivately } from './screen.tsx'
import { readSent, type Sent } from './sent.ts'
import { errorsInWords, typedForm } from './sign-form.ts'
import type { SigningNeeds } from './signing-needs.ts'

/** The page of one signer, behind the link that only the signer has. */
export async function showOwn(c: Context, needs: SigningNeeds, link: string): Promise<Response> {
  const opened = await openRecord(c, needs, link)
  if (opened.kind === 'answered') return opened.answer
  return answerPrivately(c, <OwnPage {...{ ...opened, site: needs.site, link }} />)
}

/** The page before something is done. */
export async function showStep(c: Context, needs: SigningNeeds, link: string, step: SignOnStep): Promise<Response> {
  const opened = await openRecord(c, needs, link)
  if (opened.kind === 'answered') return opened.answer
  const risk = await riskOfCorrecting(opened, needs)
  return answerPrivately(c, stepPage(opened, needs, { link, step, risk }))
}

/** Does it. */
export async function takeStep(c: Context, needs: SigningNeeds, link: string, step: SignOnStep): Promise<Response> {
  const opened = await openRecord(c, needs, link)
  if (opened.kind === 'answered') return opened.answer
  const { record } = opened
  const sent = await readSent(c)
  if (step === 'erase') return takeErasure(c, opened, { site: needs.site, link, sent, erase: (how) => erase(needs.signOns, link, how) })
  if (step === 'withdraw') return changed(c, opened, needs, { link, step, outcome: await withdraw(needs.signOns, link) })
  const { name, mail, disclosure, consents } = typedForm(record.appeal, sent)
  const chosen = (['n', 'a', 'c'] as const).find((choice) => choice === disclosure)
  const typed = { name, mail, disclosure, consents }
  const outcome: ChangeOutcome =
    chosen === undefined
      ? { kind: 'refused', errors: { disclosure: 'missing' } }
      : await correct(needs.signOns, link, { name, disclosure: chosen, consents, mail })
  return changed(c, opened, needs, { link, step, outcome, typed, risk: await riskOfCorrecting(opened, needs) })
}

/** Does what was chosen about erasing, or asks again. */
export async function takeErasure(
  c: Context,
  opened: Opened,
  {
    site,
    link,
    sent,
    erase: act,
    later = false,
  }: {
    readonly site: Site
    readonly link: string
    readonly sent: Sent
    readonly erase: (how: { readonly withdraw: boolean }) => Promise<ChangeOutcome>
    readonly later?: boolean
  },
): Promise<Response> {
  const { reading, record, signed } = opened
  const how = sent.text('how')
  if (record.state === 'confirmed' && how !== 'keep' && how !== 'withdraw') {
    const errors = { how: reading.signing.own.eraseChoose }
    return answerPrivately(
      c,
      <ErasePage {...{ site, reading, link, edition: signed, state: record.state, chosen: '', errors, later }} />,
      422,
    )
  }
  return changed(c, opened, { site }, { link, step: 'erase', outcome: await act({ withdraw: how !== 'keep' }) })
}

/** The code of a sign-on as a page, or the whole receipt as a file. */
export async function showReceipt(c: Context, needs: SigningNeeds, link: string, kind: 'code' | 'full'): Promise<Response> {
  const opened = await openRecord(c, needs, link)
  if (opened.kind === 'answered') return opened.answer
  const { reading } = opened
  const page = { site: needs.site, reading, link, edition: opened.signed }
  const receipt = await receiptOf(needs.signOns, link, kind)
  const { receipt: words, own } = reading.signing
  switch (receipt.kind) {
    case 'code':
      return answerPrivately(c, <ReceiptCodePage {...{ ...page, entry: receipt.entry, commitment: receipt.commitment }} />)
    case 'full':
      c.header('Cache-Control', 'no-store')
      c.header('X-Robots-Tag', 'noindex')
      // The name of the file says nothing to whoever sees the list of what was downloaded.
      return c.body(receipt.file, 200, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': 'attachment; filename="receipt.txt"',
      })
    case 'not-released':
      return answerPrivately(c, <ChangedPage {...{ ...page, title: words.title, text: words.later }} />)
    case 'gone':
      return answerPrivately(c, <ChangedPage {...{ ...page, title: words.title, text: own.laterLink }} />, 410)
    default:
      return receipt satisfies never
  }
}

/** A sign-on that its link has opened, and the editions beside it. */
export type Opened = {
  readonly kind: 'open'
  readonly record: OwnRecord
  readonly reading: SigningReading
  readonly signed: Edition | undefined
  readonly newest: Edition | undefined
}

/** Opens the sign-on of a link; or answers that there is none. */
export async function openRecord(
  c: Context,
  { db, site }: Pick<SigningNeeds, 'db' | 'site'>,
  link: string,
): Promise<Opened | { readonly kind: 'answered'; readonly answer: Response }> {
  const record = await openOwn({ db }, link)
  if (record.kind === 'gone') {
    const reading = signingReading(languageAskedFor(c.req.header('accept-language')))
    return { kind: 'answered', answer: answerPrivately(c, <GonePage {...{ site, reading, of: 'own' as const }} />, 410) }
  }
  const shown = async (version: number, lang?: string): Promise<Edition | undefined> => {
    const published = await findEdition(db, record.appeal, version, lang)
    return published === null || published.takenDown !== undefined ? undefined : published.edition
  }
  const signed = await shown(record.version, record.lang)
  // In the signer's language where it is there, else as it was written.
  const newest = record.newest === record.version ? signed : ((await shown(record.newest, record.lang)) ?? (await shown(record.newest)))
  return { kind: 'open', record, reading: signingReading(record.lang), signed, newest }
}

type Doing = { readonly link: string; readonly step: SignOnStep }

const noRisk: CorrectionRisk = { risk: { kind: 'none' }, addressed: [] }

/** A name that is shown after all can harm as one that was shown from the beginning. */
async function riskOfCorrecting({ record }: Opened, { db, risks }: Pick<SigningNeeds, 'db' | 'risks'>): Promise<CorrectionRisk> {
  const addressed = (await findCampaign(db, record.appeal))?.addressed ?? []
  return { risk: riskOf(record.written?.country ?? '', addressed, risks), addressed }
}

function stepPage(
  { record, reading, signed }: Opened,
  { site }: SigningNeeds,
  { link, step, risk }: Doing & { readonly risk: CorrectionRisk },
) {
  const page = { site, reading, link, edition: signed }
  switch (step) {
    case 'withdraw':
      return <WithdrawPage {...page} />
    case 'erase':
      return <ErasePage {...{ ...page, state: record.state, chosen: 'withdraw' }} />
    case 'correct':
      return <CorrectPage {...{ ...page, typed: asWritten(record), needsMail: record.written === null, ...risk }} />
    default:
      return step satisfies never
  }
}

/** The form of a correction as it begins: what stands now; the consents stay as they were given, for what was chosen. */
function asWritten({ written, disclosure }: OwnRecord): TypedCorrection {
  const consents = {
    sign: true,
    showName: disclosure === 'n',
    toAddressee: disclosure === 'a',
    country: false,
    outcome: written?.outcomeMails ?? false,
  }
  return { name: written?.name ?? '', mail: '', disclosure, consents }
}

function changed(
  c: Context,
  { record, reading, signed }: Opened,
  { site }: Pick<SigningNeeds, 'site'>,
  {
    link,
    step,
    outcome,
    typed,
    risk = noRisk,
  }: Doing & { readonly outcome: ChangeOutcome; readonly typed?: TypedCorrection; readonly risk?: CorrectionRisk },
): Response {
  const { own, signing } = { own: reading.signing.own, signing: reading.signing }
  const page = { site, reading, link, edition: signed }
  switch (outcome.kind) {
    case 'changed':
      return answerPrivately(
        c,
        <ChangedPage {...{ ...page, title: own.changedTitle[step], text: own.changed[step], gone: step === 'erase' }} />,
      )
    case 'refused': {
      const errors = errorsInWords(outcome.errors, signing, typed?.name)
      const form = <CorrectPage {...{ ...page, ...risk, errors, typed: typed ?? asWritten(record), needsMail: record.written === null }} />
      return answerPrivately(c, form, 422)
    }
    case 'not-standing':
      return answerPrivately(c, <ChangedPage {...{ ...page, title: own.title, text: own.notStanding }} />, 409)
    case 'too-often':
      return answerPrivately(c, <ChangedPage {...{ ...page, title: own.title, text: own.tooOften }} />, 409)
    case 'gone':
      return answerPrivately(c, <GonePage {...{ site, reading, of: 'own' as const }} />, 410)
    default:
      return outcome satisfies never
  }
}
