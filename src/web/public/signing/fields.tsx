import type { ComponentChildren } from 'preact'
import type { SigningReading } from './reading.ts'

/** What is wrong, by field, in words. */
export type FieldErrors = Readonly<Record<string, string>>

type Labelled = {
  readonly name: string
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  readonly error?: string | undefined
}

const described = ({ name, hint, error }: Labelled): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } => {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(error === undefined ? [] : [`${name}-error`])]
  return { ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }), ...(error !== undefined && { 'aria-invalid': 'true' }) }
}

const Notes = ({ name, hint, error }: Labelled) => (
  <>
    {hint !== undefined && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    {error !== undefined && (
      <p class="error" id={`${name}-error`}>
        {error}
      </p>
    )}
  </>
)

type TextProps = Labelled & {
  readonly value: string
  readonly type?: 'text' | 'email'
  readonly complete?: 'name' | 'email' | 'organization' | 'off'
  readonly size?: number
  /** Left to right whatever the page does: addresses and codes. */
  readonly latin?: true
}

/** A label, a hint, what is wrong, and the field: the three are read out with it. */
export function TextField({ value, type = 'text', complete = 'off', size, latin, ...field }: TextProps) {
  return (
    <div class={field.error === undefined ? 'field' : 'field wrong'}>
      <label for={field.name}>{field.label}</label>
      <Notes {...field} />
      <input
        id={field.name}
        name={field.name}
        {...({ type } as object)}
        value={value}
        dir={latin ? 'ltr' : 'auto'}
        autocomplete={complete}
        {...(size !== undefined && { size })}
        {...(latin && { autocapitalize: 'none', spellcheck: false })}
        {...described(field)}
      />
    </div>
  )
}

export type Option = { readonly value: string; readonly label: string }

/** A choice among many. */
export function Choice({ value, options, empty, ...field }: Labelled & { value: string; options: readonly Option[]; empty: string }) {
  return (
    <div class={field.error === undefined ? 'field' : 'field wrong'}>
      <label for={field.name}>{field.label}</label>
      <Notes {...field} />
      <select id={field.name} name={field.name} autocomplete={field.name === 'country' ? 'country' : 'off'} {...described(field)}>
        <option value="">{empty}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A box to tick; never ticked beforehand. */
export function Tick({ ticked, ...field }: Labelled & { readonly ticked: boolean }) {
  return (
    <div class={field.error === undefined ? 'tick' : 'tick wrong'}>
      {field.error !== undefined && (
        <p class="error" id={`${field.name}-error`}>
          {field.error}
        </p>
      )}
      <input id={field.name} name={field.name} type="checkbox" value="yes" checked={ticked} {...described(field)} />
      <label for={field.name}>{field.label}</label>
      {field.hint !== undefined && (
        <p class="hint" id={`${field.name}-hint`}>
          {field.hint}
        </p>
      )}
    </div>
  )
}

type RadioOption = Option & { readonly hint?: string; readonly within?: ComponentChildren }

/** A choice among few, each of which may ask something of its own. */
export function Radios({ value, options, ...field }: Labelled & { value: string; options: readonly RadioOption[] }) {
  return (
    <fieldset
      class={field.error === undefined ? undefined : 'wrong'}
      {...(field.error !== undefined && { 'aria-describedby': `${field.name}-error` })}
    >
      <legend>{field.label}</legend>
      <Notes {...field} />
      {options.map((option, place) => {
        // What says that it is wrong leads to the first.
        const id = place === 0 ? field.name : `${field.name}-${option.value}`
        return (
          <div class="tick">
            <input id={id} name={field.name} type="radio" value={option.value} checked={option.value === value} />
            <label for={id}>{option.label}</label>
            {option.hint !== undefined && <p class="hint">{option.hint}</p>}
            {option.within}
          </div>
        )
      })}
    </fieldset>
  )
}

/** What is wrong, all of it, above the form, each leading to its field. */
export function ErrorSummary({ errors, reading: { signing } }: { readonly errors: FieldErrors; readonly reading: SigningReading }) {
  const wrong = Object.entries(errors)
  if (wrong.length === 0) return null
  return (
    <div class="wrong notice" role="alert">
      <h2>{signing.sign.problems}</h2>
      <ul>
        {wrong.map(([name, message]) => (
          <li>{notFields.includes(name) ? message : <a href={`#${name}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

/** What is wrong with the form as a whole has no place to lead to. */
const notFields: readonly string[] = ['version', 'request', 'form']

export const Hidden = ({ values }: { readonly values: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)
