import type { FormState } from '../forms/index.ts'

type FileProperties = {
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly several?: true
}

/** What the desk knows to read. Others are taken all the same. */
const accept = '.pdf,.docx,.odt,.html,.htm,.txt,.md,.csv,.eml,.wacz,.json,.xlsx,image/*,text/*'

/** A field for files. What is wrong with it stands beside it, as beside every other. */
export function FileField({ form, name, label, hint, several }: FileProperties) {
  const error = form.errors[name]
  const id = `field-${name}`
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])].join(' ')
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          <span class="unseen">Error: </span>
          {error}
        </p>
      )}
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        multiple={several === true}
        {...(described !== '' && { 'aria-describedby': described })}
        {...(error !== undefined && { 'aria-invalid': 'true' as const })}
      />
    </div>
  )
}
