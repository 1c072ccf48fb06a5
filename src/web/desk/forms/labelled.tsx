import type { ComponentChildren } from 'preact'
import type { FormState } from './given.ts'

/** What every field says of itself. */
export type Field = {
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly hint?: ComponentChildren
}

/** Names in forms may hold dots and numbers (`asserts.0.value`); an id must not trip over them. */
export const idOf = (name: string): string => `field-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`

/** A label above, a hint, the error beside the field: the three are read out with it. */
export function Labelled({ form, name, label, hint, children }: Field & { readonly children: ComponentChildren }) {
  const error = form.errors[name]
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={idOf(name)}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${idOf(name)}-hint`}>
          {hint}
        </p>
      )}
      <FieldError form={form} name={name} />
      {children}
    </div>
  )
}

/** What is wrong with a field; nothing where nothing is. */
export function FieldError({ form, name }: Pick<Field, 'form' | 'name'>) {
  const error = form.errors[name]
  if (error === undefined) return null
  return (
    <p class="error" id={`${idOf(name)}-error`}>
      <span class="unseen">Error: </span>
      {error}
    </p>
  )
}

/** What leads from an input to its hint and its error. */
export const describedBy = ({
  form,
  name,
  hint,
}: Pick<Field, 'form' | 'name' | 'hint'>): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } => {
  const ids = [...(hint === undefined ? [] : [`${idOf(name)}-hint`]), ...(form.errors[name] === undefined ? [] : [`${idOf(name)}-error`])]
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(form.errors[name] !== undefined && { 'aria-invalid': 'true' }),
  }
}
