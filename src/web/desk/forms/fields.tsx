import { asEdtf, explainDate, formatDay, parseDate, type Day } from '../../../kit/index.ts'
import { dateProblem } from './field-errors.ts'
import { dateFields, shownOn, textOf, type FormState } from './given.ts'
import { describedBy, FieldError, idOf, Labelled, type Field } from './labelled.tsx'

type InputAttributes = {
  readonly type?: 'text' | 'password' | 'search' | 'url'
  readonly autoComplete?: string
  readonly inputMode?: 'numeric' | 'text'
  readonly maxLength?: number
  readonly autoFocus?: true
  /** The id of a datalist with what is usual here. */
  readonly list?: string
}

export function TextField({ attributes = {}, ...field }: Field & { readonly attributes?: InputAttributes }) {
  const secret = attributes.type === 'password'
  return (
    <Labelled {...field}>
      <input
        id={idOf(field.name)}
        name={field.name}
        dir="auto"
        value={secret ? '' : (field.form.given.get(field.name)?.[0] ?? '')}
        {...({ type: 'text', ...attributes } as object)}
        {...describedBy(field)}
      />
    </Labelled>
  )
}

/** The address of a page; a browser offers none that was typed elsewhere. */
export const AddressField = ({ name = 'url', ...field }: Omit<Field, 'name'> & { readonly name?: string }) => (
  <TextField {...field} name={name} attributes={{ type: 'url', autoComplete: 'off' }} />
)

export function TextArea({ rows = 4, ...field }: Field & { readonly rows?: number }) {
  return (
    <Labelled {...field}>
      <textarea id={idOf(field.name)} name={field.name} rows={rows} dir="auto" {...describedBy(field)}>
        {field.form.given.get(field.name)?.[0] ?? ''}
      </textarea>
    </Labelled>
  )
}

/** A date as people know it, which is often not a day. What was understood stands below; with script, while typing. */
export function DateField({
  lasting,
  today,
  ...field
}: Field & {
  /** The time of something that lasted. */
  readonly lasting?: true
  /** Where "tomorrow" is understood: the day on which the form is shown. */
  readonly today?: Day
}) {
  const text = textOf(field.form.given, field.name)
  return (
    <Labelled {...field} hint={field.hint ?? 'A day, month or year: 2021-07-20, 20 July 2021, 2021-07, 2021; about 2021'}>
      <date-field {...(lasting && { 'data-lasting': '' })} {...(today !== undefined && { 'data-today': formatDay(today) })}>
        <input
          id={idOf(field.name)}
          name={field.name}
          type="text"
          autoComplete="off"
          value={field.form.given.get(field.name)?.[0] ?? ''}
          {...describedBy({ ...field, hint: '' })}
        />
        <input type="hidden" name={dateFields} value={field.name} />
        {today !== undefined && <input type="hidden" name={shownOn} value={formatDay(today)} />}
        {/* What is wrong stands above already. */}
        <output for={idOf(field.name)}>
          {text === '' || field.form.errors[field.name] !== undefined ? '' : understood(text, lasting)}
        </output>
      </date-field>
    </Labelled>
  )
}

/** What a date was understood as, in words; `lasting` where it is the time of something that lasted. */
export function understood(text: string, lasting = false): string {
  const wrong = dateProblem(text)
  if (wrong !== undefined) return wrong
  const edtf = asEdtf(text)
  return `Understood: ${explainDate(parseDate(edtf), { lasting })}${edtf === text ? '' : `, kept as ${edtf}`}`
}

export type Option = {
  readonly value: string
  readonly label: string
  readonly hint?: string
  /** It cannot be chosen as things stand; the hint says why. */
  readonly disabled?: boolean
}

type ChoiceProperties = Field & {
  readonly options?: readonly Option[]
  /** Options under headings, after those without. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option[] }[]
  readonly empty?: string
}

export function Choice({ options = [], groups = [], empty, ...field }: ChoiceProperties) {
  const shown = (all: readonly Option[]) =>
    all.map(({ value, label }) => (
      <option key={value} value={value} selected={value === chosen}>
        {label}
      </option>
    ))
  const chosen = field.form.given.get(field.name)?.[0] ?? ''
  return (
    <Labelled {...field}>
      <select id={idOf(field.name)} name={field.name} {...describedBy(field)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {shown(options)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {shown(group.options)}
          </optgroup>
        ))}
      </select>
    </Labelled>
  )
}

type OptionsProperties = Field & {
  readonly type: 'radio' | 'checkbox'
  readonly options: readonly Option[]
  /** Those that are seldom meant, folded below the others. */
  readonly seldom?: { readonly label: string; readonly options: readonly Option[] }
}

/** Radios or checkboxes under one question. */
export function Options({ type, options, seldom, ...field }: OptionsProperties) {
  const { form, name, label, hint } = field
  const chosen = form.given.get(name) ?? []
  const one = (option: Option, index: number) => (
    <div class="option" key={option.value}>
      {/* The first one bears the id that the summary of errors leads to. */}
      <input
        id={index === 0 ? idOf(name) : `${idOf(name)}-${index}`}
        type={type}
        name={name}
        value={option.value}
        checked={chosen.includes(option.value)}
        disabled={option.disabled === true && !chosen.includes(option.value)}
      />
      <label for={index === 0 ? idOf(name) : `${idOf(name)}-${index}`}>
        {option.label}
        {option.hint !== undefined && <span class="hint">{option.hint}</span>}
      </label>
    </div>
  )
  return (
    <fieldset class={form.errors[name] === undefined ? 'field' : 'field wrong'} {...describedBy(field)}>
      <legend>{label}</legend>
      {hint !== undefined && (
        <p class="hint" id={`${idOf(name)}-hint`}>
          {hint}
        </p>
      )}
      <FieldError form={form} name={name} />
      {options.map((option, index) => one(option, index))}
      {seldom !== undefined && (
        <details open={seldom.options.some(({ value }) => chosen.includes(value))}>
          <summary>{seldom.label}</summary>
          {seldom.options.map((option, index) => one(option, options.length + index))}
        </details>
      )}
    </fieldset>
  )
}

/** One box to tick. */
export const Tick = ({ form, name, label, hint }: Field) => (
  <div class={form.errors[name] === undefined ? 'field' : 'field wrong'}>
    <FieldError form={form} name={name} />
    <div class="option">
      <input
        id={idOf(name)}
        type="checkbox"
        name={name}
        value="yes"
        checked={textOf(form.given, name) === 'yes'}
        {...describedBy({ form, name, hint })}
      />
      <label for={idOf(name)}>
        {label}
        {hint !== undefined && (
          <span class="hint" id={`${idOf(name)}-hint`}>
            {hint}
          </span>
        )}
      </label>
    </div>
  </div>
)

/** What is wrong, all of it, at the top of the form, each leading to its field (GOV.UK). */
export function ErrorSummary({ errors }: { readonly errors: FormState['errors'] }) {
  const all = Object.entries(errors)
  if (all.length === 0) return null
  return (
    <div class="summary" role="alert" tabIndex={-1}>
      <h2>There is a problem</h2>
      <ul>
        {all.map(([name, error]) => (
          <li key={name}>{name === '' ? error : <a href={`#${idOf(name)}`}>{error}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
