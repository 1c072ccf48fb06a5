import type { Edition } from '../../../publishing/index.ts'
import type { OwnLink, OwnRecord, Risk } from '../../../signons/index.ts'
import { routes } from '../../routes.ts'
import type { Site } from '../page.tsx'
import { ErrorSummary, Radios, TextField, Tick, type FieldErrors } from './fields.tsx'
import type { SigningReading } from './reading.ts'
import { Rows } from './rows.tsx'
import { Screen } from './screen.tsx'
import { NameUse } from './sign-page.tsx'
import { Addressed, Warning } from './warning.tsx'
import type { TypedForm } from './sign-form.ts'

type Step = {
  readonly site: Site
  readonly reading: SigningReading
  readonly link: OwnLink
  readonly edition?: Edition | undefined
  readonly errors?: FieldErrors
}

const Back = ({ link, reading }: Pick<Step, 'link' | 'reading'>) => (
  <p>
    <a href={routes.signOn(link)}>{reading.signing.own.back}</a>
  </p>
)

const frame = ({ site, reading, edition, errors = {} }: Step) => ({
  site,
  reading,
  wrong: Object.keys(errors).length > 0,
  ...(edition !== undefined && { appeal: edition }),
})

/** Before a sign-on is withdrawn: what that does. */
export const WithdrawPage = (step: Step) => {
  const { own } = step.reading.signing
  return (
    <Screen {...frame(step)} title={own.withdrawTitle}>
      <p>{own.withdrawText}</p>
      <form method="post" action={routes.signOnStep(step.link, 'withdraw')}>
        <button type="submit">{own.withdrawButton}</button>
      </form>
      <Back {...step} />
    </Screen>
  )
}

type Erasing = Step & {
  readonly state: OwnRecord['state']
  readonly chosen: string
  /** Whether the log cannot be written to now. */
  readonly later?: boolean
}

/**
 * Before a record is erased: what that does, and whether to go on counting, after which something stays for a while. What is held or was removed counts
 * nowhere, so there is nothing to choose.
 */
export const ErasePage = ({ state, chosen, later = false, ...step }: Erasing) => {
  const { own, away } = step.reading.signing
  const errors = step.errors ?? {}
  return (
    <Screen {...frame(step)} title={own.eraseTitle}>
      <ErrorSummary errors={errors} reading={step.reading} />
      <p>{own.eraseText}</p>
      {(state === 'confirmed' || state === 'held') && <p>{own.eraseName}</p>}
      {state === 'removed' && <p>{own.eraseRemoved}</p>}
      {later && <p class="notice">{away.erasing}</p>}
      <form class="sheet" method="post" action={routes.signOnStep(step.link, 'erase')}>
        {state === 'confirmed' && (
          <Radios
            name="how"
            label={own.eraseTitle}
            value={chosen}
            error={errors['how']}
            options={[
              { value: 'withdraw', label: own.eraseWithdraw },
              { value: 'keep', label: own.eraseKeep, hint: own.eraseKeepHint },
            ]}
          />
        )}
        <button type="submit">{own.eraseButton}</button>
      </form>
      <Back {...step} />
    </Screen>
  )
}

/** What is known of signing from the country that was given, and whose authorities are addressed. */
export type CorrectionRisk = { readonly risk: Risk; readonly addressed: readonly string[] }

export type TypedCorrection = Pick<TypedForm, 'name' | 'mail' | 'disclosure' | 'consents'>

/** The name, and what becomes of it. Behind a link that was mailed later the address is asked for again. */
export const CorrectPage = ({
  typed,
  needsMail,
  risk,
  addressed,
  ...step
}: Step & { readonly typed: TypedCorrection; readonly needsMail: boolean } & CorrectionRisk) => {
  const { own, sign } = step.reading.signing
  const errors = step.errors ?? {}
  return (
    <Screen {...frame(step)} title={own.correctTitle}>
      <ErrorSummary errors={errors} reading={step.reading} />
      <p>{own.correctText}</p>
      <p>{own.correctName}</p>
      <Addressed countries={addressed} reading={step.reading} />
      <Warning risk={risk} reading={step.reading} />
      <form class="sheet" method="post" action={routes.signOnStep(step.link, 'correct')} novalidate>
        <TextField
          {...{ name: 'name', label: sign.name, hint: sign.nameHint, value: typed.name, complete: 'name', error: errors['name'] }}
        />
        {needsMail && (
          <TextField
            {...{
              name: 'mail',
              label: sign.mail,
              hint: own.mailAgain,
              value: typed.mail,
              type: 'email',
              complete: 'email',
              latin: true,
              error: errors['mail'],
            }}
          />
        )}
        <NameUse form={typed} errors={errors} reading={step.reading} />
        <Tick {...{ name: 'outcome', label: sign.outcome, ticked: typed.consents.outcome }} />
        <button type="submit">{own.correctButton}</button>
      </form>
      <Back {...step} />
    </Screen>
  )
}

/** The code of a sign-on: nothing in it names anybody. */
export const ReceiptCodePage = ({ entry, commitment, ...step }: Step & { readonly entry: number; readonly commitment: string }) => {
  const { receipt } = step.reading.signing
  return (
    <Screen {...frame(step)} title={receipt.codeTitle}>
      <p>{receipt.codeText}</p>
      <Rows
        rows={[
          [receipt.entry, <code>{entry}</code>],
          [receipt.commitment, <code>{commitment}</code>],
        ]}
      />
      <Back {...step} />
    </Screen>
  )
}

/** What was done on the page of a sign-on. */
export const ChangedPage = ({
  title,
  text,
  gone = false,
  ...step
}: Step & { readonly title: string; readonly text: string; readonly gone?: boolean }) => (
  <Screen {...frame(step)} title={title}>
    <p role="status">{text}</p>
    {!gone && <Back {...step} />}
  </Screen>
)
