import { languageName } from '../../../kit/index.ts'
import type { Edition } from '../../../publishing/index.ts'
import type { OwnLink, OwnRecord } from '../../../signons/index.ts'
import { routes } from '../../routes.ts'
import type { Site } from '../page.tsx'
import type { SigningReading } from './reading.ts'
import { countryInWords } from './confirm-page.tsx'
import { Rows, type Row } from './rows.tsx'
import { Screen } from './screen.tsx'
import { Difference } from './version-difference.tsx'

export type OwnPageProps = {
  readonly site: Site
  readonly reading: SigningReading
  readonly record: OwnRecord
  readonly link: OwnLink
  /** The edition that was signed; absent where it is not shown any more. */
  readonly signed?: Edition | undefined
  /** The newest one; absent where it is not shown. */
  readonly newest?: Edition | undefined
}

/** The page of one signer: how the sign-on stands, what was written, what can be done. */
export function OwnPage({ site, reading, record, link, signed, newest }: OwnPageProps) {
  const { own } = reading.signing
  const appeal = newest ?? signed
  const standing = isStanding(record)
  return (
    <Screen {...{ site, reading, title: own.title, ...(appeal !== undefined && { appeal }) }}>
      <p class="hint">{own.secret}</p>
      <section>
        <h2>{own.state}</h2>
        <p class={`state ${record.state}`}>
          <strong>{own.states[record.state]}</strong>
        </p>
        <p>{stateInWords(record, reading)}</p>
        {record.state === 'removed' && record.reason !== null && (
          <p>
            {own.reason}: {reading.signing.count.reasons[record.reason] ?? record.reason}.
          </p>
        )}
        <WhatWasWritten record={record} reading={reading} />
        {record.key !== 'kept' && <p class="notice">{record.key === 'lost' ? own.lostKey : own.destroyedKey}</p>}
      </section>
      {standing && newest !== undefined && record.newest > record.version && <Difference {...{ reading, record, signed, newest }} />}
      <section>
        <h2>{own.changes}</h2>
        <ul class="steps">
          {standing && <Step {...{ href: routes.signOnStep(link, 'correct'), label: own.correct, hint: own.correctHint }} />}
          {standing && <Step {...{ href: routes.signOnStep(link, 'withdraw'), label: own.withdraw, hint: own.withdrawHint }} />}
          <Step {...{ href: routes.signOnStep(link, 'erase'), label: own.erase, hint: own.eraseHint }} />
        </ul>
      </section>
      <ReceiptOffer {...{ reading, record, link }} />
    </Screen>
  )
}

const isStanding = ({ state }: OwnRecord): boolean => state === 'confirmed' || state === 'held'

const Step = ({ href, label, hint }: { readonly href: string; readonly label: string; readonly hint: string }) => (
  <li>
    <a href={href}>{label}</a> <span class="hint">{hint}</span>
  </li>
)

function stateInWords({ state, released, entry }: OwnRecord, { signing: { own, number } }: SigningReading): string {
  switch (state) {
    case 'confirmed':
      return released && entry !== null ? own.released(number(entry)) : own.releasedNot
    case 'held':
      return own.heldText
    case 'withdrawn':
      return own.withdrawnText
    case 'removed':
      return own.removedText
    default:
      return state satisfies never
  }
}

function WhatWasWritten({ record, reading }: { readonly record: OwnRecord; readonly reading: SigningReading }) {
  const { confirm, own, count, sign, comma } = reading.signing
  const { written, version, lang, disclosure } = record
  const standing = isStanding(record)
  const rows: readonly Row[] = [
    [confirm.version, <a href={routes.version(record.appeal, version)}>{`${version}${comma}${languageName(lang)}`}</a>],
    [sign.disclosure, standing ? count.disclosures[disclosure] : own.nameNow],
    ...(written === null
      ? []
      : ([
          [confirm.as, <strong dir="auto">{written.name}</strong>],
          [confirm.mail, <bdi>{written.mail}</bdi>],
          [confirm.country, countryInWords(standing ? written : { ...written, countryCounts: false }, reading)],
          [confirm.outcome, written.outcomeMails ? confirm.yes : confirm.no],
        ] as const)),
  ]
  return (
    <>
      <Rows rows={rows} />
      {written === null && <p class="hint">{own.laterLink}</p>}
      {written !== null && written.corrections > 0 && <p class="hint">{own.corrections(written.corrections)}</p>}
    </>
  )
}

/** A receipt is offered and never forced, with what it tells to whoever holds the telephone. */
function ReceiptOffer({ reading, record, link }: Pick<OwnPageProps, 'reading' | 'record' | 'link'>) {
  const { receipt, own } = reading.signing
  if (record.entry === null) return null
  return (
    <section>
      <h2>{receipt.title}</h2>
      <p>{isStanding(record) ? receipt.offer : receipt.offerAfter}</p>
      <p class="warning notice">{receipt.danger}</p>
      {record.released && record.written !== null ? (
        <ul class="steps">
          <li>
            {receipt.none} <span class="hint">{receipt.noneHint}</span>
          </li>
          <Step {...{ href: routes.receipt(link, 'code'), label: receipt.code, hint: receipt.codeHint }} />
          <Step {...{ href: routes.receipt(link, 'full'), label: receipt.full, hint: receipt.fullHint }} />
        </ul>
      ) : (
        <p>{record.written === null ? own.laterLink : receipt.later}</p>
      )}
      <p>
        <a href={routes.check(record.appeal)}>{reading.signing.check.title}</a>
      </p>
    </section>
  )
}
