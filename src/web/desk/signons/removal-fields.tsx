import { languageName } from '../../../kit/index.ts'
import {
  listEditionsSigned,
  readCondition,
  removalReasons,
  restoreReasons,
  type RemovalCondition,
  type RemovalKind,
  type RemovalReason,
  type RestoreReason,
} from '../../../signons/index.ts'
import { countries } from '../cases/countries.ts'
import { Choice, Options, TextArea, TextField, textOf, Tick, type FormState, type Given } from '../forms/index.ts'
import type { AppealVisit } from '../visit.ts'
import { mayDecide } from './may-decide.ts'
import { disclosureInWords, reasonOptions, sentence } from './words.ts'

/** What can be done to many at once, and to which of them. */
export const whats = {
  remove: { kind: 'remove', state: 'c', label: 'Remove confirmed ones', done: 'Remove' },
  'remove-held': { kind: 'remove', state: 'h', label: 'Remove held ones', done: 'Remove' },
  release: { kind: 'release', state: 'h', label: 'Let held ones through, so that they count', done: 'Let through' },
  restore: { kind: 'restore', state: 'r', label: 'Count removed ones again', done: 'Count again' },
} as const satisfies Readonly<
  Record<string, { readonly kind: RemovalKind; readonly state: RemovalCondition['state']; readonly label: string; readonly done: string }>
>
export type What = keyof typeof whats

export const isWhat = (text: string): text is What => Object.hasOwn(whats, text)

/** An edition under which somebody signed. */
export type SignedEdition = Awaited<ReturnType<typeof listEditionsSigned>>[number]

type FieldsProperties = {
  readonly visit: Pick<AppealVisit, 'staff'>
  readonly form: FormState
  readonly editions: readonly SignedEdition[]
}

/** Which sign-ons, by what this server knows of them; and why. */
export function RemovalFields({ visit, form, editions }: FieldsProperties) {
  const disclosures = Object.entries(disclosureInWords).map(([value, label]) => ({ value, label: sentence(label) }))
  return (
    <>
      <Options
        form={form}
        name="what"
        type="radio"
        label="What is to be done"
        options={Object.entries(whats).flatMap(([value, { state, label }]) => (mayDecide(visit, state) ? [{ value, label }] : []))}
      />
      <fieldset>
        <legend>To which of them</legend>
        <p class="hint">
          All that you fill in must hold. What is sealed cannot be asked for: no mail address or its domain, no name that is not shown. Find
          those in an export, with the private key, and name their numbers.
        </p>
        <Choice form={form} name="disclosure" label="What they show" empty="Whatever they show" options={disclosures} />
        <Choice form={form} name="country" label="Country, as it stands in the log" empty="Any, also none" options={countries} />
        <Choice
          form={form}
          name="edition"
          label="What was signed"
          empty="Any version"
          options={editions.map(({ version, lang, entry }) => ({
            value: String(entry),
            label: `Version ${version} in ${languageName(lang)}`,
          }))}
        />
        <TextField form={form} name="from" label="From entry of the log" attributes={{ inputMode: 'numeric', maxLength: 12 }} />
        <TextField
          form={form}
          name="to"
          label="To entry of the log"
          hint="A range of entries is how a time is named: the log knows no other. Held ones have none yet."
          attributes={{ inputMode: 'numeric', maxLength: 12 }}
        />
        <Choice
          form={form}
          name="held_for"
          label="Why they are held or were removed"
          empty="For whatever reason"
          options={reasonOptions(Object.keys(removalReasons) as RemovalReason[])}
        />
        <TextField form={form} name="name" label="A part of a name that is shown" attributes={{ maxLength: 120, autoComplete: 'off' }} />
        <TextArea
          form={form}
          name="ids"
          rows={2}
          label="Numbers of sign-ons, as an export has them"
          hint="With spaces or commas between them"
        />
        <Tick form={form} name="all" label="All of them" hint="Only with nothing filled in above" />
      </fieldset>
      <Choice
        form={form}
        name="reason"
        label="Why"
        hint="A code for it stands in the log, at each of them. Nothing stands there for those that are let through."
        empty=""
        groups={[
          { label: 'For removing', options: reasonOptions(Object.keys(removalReasons) as RemovalReason[]) },
          { label: 'For counting again', options: reasonOptions([...restoreReasons] as RestoreReason[]) },
        ]}
      />
      <TextArea
        form={form}
        name="public_reason"
        rows={3}
        label="Why, in words for everybody"
        hint="Stands on the page of how this is counted, beside the number. Name nobody."
      />
    </>
  )
}

export type AskedRemoval =
  | { readonly kind: 'asked'; readonly what: What; readonly condition: RemovalCondition }
  | { readonly kind: 'refused'; readonly errors: Readonly<Record<string, string>> }

/** Which sign-ons are meant, as it was typed. */
export function conditionIn(given: Given): AskedRemoval {
  const what = textOf(given, 'what')
  const [from, to] = [numberIn(given, 'from'), numberIn(given, 'to')]
  const ids = textOf(given, 'ids')
    .split(/[\s,;]+/)
    .filter((id) => id !== '')
  const name = textOf(given, 'name')
  const errors = {
    ...(!isWhat(what) && { what: 'Choose what is to be done.' }),
    ...(Number.isNaN(from) && { from: 'Write the number of an entry, or nothing.' }),
    ...(Number.isNaN(to) && { to: 'Write the number of an entry, or nothing.' }),
    ...((from === undefined) !== (to === undefined) && { to: 'Write both ends of the range, or neither.' }),
    ...(from !== undefined && to !== undefined && from > to && { to: 'The range ends before it begins.' }),
    ...(ids.some((id) => !/^[1-9]\d{0,14}$/.test(id)) && { ids: 'Write numbers only, as they stand in the column id of an export.' }),
    ...(name !== '' && Array.from(name).length < 2 && { name: 'Write at least two letters of it.' }),
  }
  if (!isWhat(what) || Object.keys(errors).length > 0) return { kind: 'refused', errors }
  const [disclosure, country, edition, reason] = ['disclosure', 'country', 'edition', 'held_for'].map((field) => textOf(given, field))
  const condition = readCondition({
    state: whats[what].state,
    ...(disclosure !== '' && { disclosure }),
    ...(country !== '' && { country }),
    ...(edition !== '' && { edition: Number(edition) }),
    ...(from !== undefined && to !== undefined && { entries: { from, to } }),
    ...(reason !== '' && { reason }),
    ...(name !== '' && { name }),
    ...(ids.length > 0 && { ids: ids.map(Number) }),
  })
  if (condition === undefined)
    return { kind: 'refused', errors: { '': 'The sign-ons that are meant could not be read. Fill it in again.' } }
  return { kind: 'asked', what, condition }
}

const numberIn = (given: Given, field: string): number | undefined => {
  const text = textOf(given, field)
  return text === '' ? undefined : /^\d{1,12}$/.test(text) ? Number(text) : NaN
}
