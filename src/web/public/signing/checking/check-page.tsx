import { languageName } from '../../../../kit/index.ts'
import type { Opening } from '../../../../log/index.ts'
import type { Edition } from '../../../../publishing/index.ts'
import { placeOf, routes } from '../../../routes.ts'
import type { Site } from '../../page.tsx'
import { ErrorSummary, TextField, type FieldErrors } from '../fields.tsx'
import type { SigningReading } from '../reading.ts'
import { InLine } from '../rows.tsx'
import { Screen } from '../screen.tsx'
import type { Checked } from './check-sign-on.ts'

type Props = {
  readonly site: Site
  readonly reading: SigningReading
  readonly edition: Edition
  /** The log's key, with which the page's script checks a receipt; null before the log has begun. */
  readonly vkey: string | null
  /** The address of the page's script. */
  readonly script: string
  readonly typed?: { readonly receipt: string; readonly entry: string; readonly commitment: string }
  readonly checked?: Checked
  readonly errors?: FieldErrors
}

/**
 * "Check a sign-on": without script on the server; with script a receipt is checked where it is, and does not leave the
 * machine. The script brings none of the words, which stand in the page, hidden until they apply.
 */
export function CheckPage({ site, reading, edition, vkey, script, typed, checked, errors = {} }: Props) {
  const { check } = reading.signing
  const wrong = Object.keys(errors).length > 0
  return (
    <Screen
      {...{ site, reading, appeal: edition, title: check.title, wrong }}
      path={routes.check(placeOf(edition))}
      head={<script type="module" src={script} />}
    >
      <ErrorSummary errors={errors} reading={reading} />
      {checked !== undefined && <Result {...{ checked, reading, appeal: edition.appeal }} />}
      <p>{check.text}</p>
      <form class="sheet" method="post" action={routes.check(placeOf(edition))} id="check" {...(vkey !== null && { 'data-vkey': vkey })}>
        <div class={errors['receipt'] === undefined ? 'field' : 'field wrong'}>
          <label for="receipt">{check.receipt}</label>
          <p class="hint" id="receipt-hint">
            {check.receiptHint}
          </p>
          {errors['receipt'] !== undefined && (
            <p class="error" id="receipt-error">
              {errors['receipt']}
            </p>
          )}
          <textarea id="receipt" name="receipt" rows={6} dir="ltr" spellcheck={false} autocomplete="off" aria-describedby="receipt-hint">
            {typed?.receipt ?? ''}
          </textarea>
        </div>
        <div class="field" id="here" hidden>
          <label for="file">{check.file}</label>
          <input type="file" id="file" accept=".txt,text/plain" />
          <p class="hint">{check.hereHint}</p>
          <button type="button" class="quiet">
            {check.here}
          </button>
          <div role="status" id="answer">
            <p hidden data-answer="verified">
              <strong>{check.inTheLog('{entry}', '{size}')}</strong>
            </p>
            <p hidden data-answer="unreadable">
              {check.unreadable}
            </p>
            <p hidden data-answer="refused">
              {check.refused}
            </p>
            <p hidden data-answer="outdated">
              {check.outdated}
            </p>
            <p hidden data-answer="other-log">
              {check.otherLog}
            </p>
            <p hidden data-answer="stands-for">
              {check.standsFor}: <span dir="auto" />
            </p>
          </div>
        </div>
        <fieldset>
          <legend>{check.or}</legend>
          <TextField {...{ name: 'entry', label: check.entry, value: typed?.entry ?? '', size: 12, latin: true }} />
          <TextField {...{ name: 'commitment', label: check.commitment, value: typed?.commitment ?? '', size: 46, latin: true }} />
        </fieldset>
        <button type="submit">{check.button}</button>
      </form>
      <p class="hint">
        {check.trust} <a href={routes.logIn(reading.words.lang)}>{reading.signing.count.log}</a>
      </p>
    </Screen>
  )
}

function Result({ checked, reading, appeal }: { readonly checked: Checked; readonly reading: SigningReading; readonly appeal: string }) {
  const { check } = reading.signing
  return (
    <div class={checked.kind === 'found' ? 'notice' : 'wrong notice'} role="status">
      {resultInWords(checked, reading, appeal).map((text, place) => (
        <p>{place === 0 ? <strong>{text}</strong> : text}</p>
      ))}
      {checked.kind === 'found' && checked.proven.opening !== undefined && (
        <p>
          {check.standsFor}: <InLine of={openingInWords(checked.proven.opening)} reading={reading} />
        </p>
      )}
    </div>
  )
}

const openingInWords = ({ name, address, appeal, version, lang }: Opening) => [
  <bdi>{name}</bdi>,
  <bdi>{address}</bdi>,
  appeal,
  version,
  languageName(lang),
]

function resultInWords(checked: Checked, { signing }: SigningReading, appeal: string): readonly string[] {
  const { check, count, number } = signing
  switch (checked.kind) {
    case 'nothing':
      return [check.neither]
    case 'unreadable':
      return [check.unreadable]
    case 'refused':
      return [check.refused]
    case 'outdated':
      return [check.outdated]
    case 'different':
      return [check.different]
    case 'not-yet':
      return [check.notYet(number(checked.size))]
    case 'found': {
      const { standing, proven, size } = checked
      const now =
        standing === null
          ? []
          : [
              standing.standing === 'counted'
                ? check.counted
                : standing.standing === 'withdrawn'
                  ? check.withdrawn
                  : check.removed(count.reasons[standing.reason] ?? standing.reason),
            ]
      const elsewhere = standing !== null && standing.appeal !== appeal ? [check.otherAppeal(standing.appeal)] : []
      return [check.inTheLog(number(proven.index), number(Math.max(size, proven.checkpoint.size))), ...now, ...elsewhere]
    }
    default:
      return checked satisfies never
  }
}
