import type { ComponentChildren } from 'preact'
import type { CaseDocument } from '../../../cases/index.ts'
import type { Source } from '../../../sources/index.ts'
import { Choice, Options, TextField, textOf, textsOf, type FormState, type Option } from '../forms/index.ts'
import { kindsOfSources } from '../sources/kinds-of-sources.ts'

/** How many sources stand at hand, and how many can be opened below; another one is found by typing its name. */
const [mostAtHand, mostListed] = [8, 300]

/** Who said it: those who spoke last at hand, all others below, and somebody new, who is added with the claim. */
export function SaidByFields({ form, document }: { readonly form: FormState; readonly document: CaseDocument }) {
  const ticked = textsOf(form.given, 'said_by')
  const ordered = inOrderOfUse(document)
  const atHand = ordered.filter(({ id }, index) => index < mostAtHand || ticked.includes(id))
  const others = ordered.filter((source) => !atHand.includes(source)).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  const isNew = ['new_source.name', 'new_source.kind', 'new_source.relays'].some(
    (name) => textOf(form.given, name) !== '' || form.errors[name] !== undefined,
  )
  const listed = others.slice(0, mostListed)
  return (
    <>
      {atHand.length > 0 && (
        <Options
          form={form}
          name="said_by"
          label="Who said it"
          hint="Whoever speaks, never the paper that prints it. Several, if they said it together."
          type="checkbox"
          options={atHand.map(optionOf)}
        />
      )}
      {listed.length > 0 && (
        <details>
          <summary>{`${others.length} other ${others.length === 1 ? 'source' : 'sources'} of this file`}</summary>
          <ul class="plain columns">
            {listed.map(({ id, name }) => (
              <li key={id} class="option">
                <input id={`said-by-${id}`} type="checkbox" name="said_by" value={id} />
                <label for={`said-by-${id}`} dir="auto">
                  {name}
                </label>
              </li>
            ))}
          </ul>
          {others.length > listed.length && <p class="hint">Not in the list? Write the name under “Somebody new”; it is found.</p>}
        </details>
      )}
      <Folded isOpen={isNew} alone={ordered.length === 0} form={form}>
        <div class="row">
          <TextField
            form={form}
            name="new_source.name"
            label="Name, or what they are"
            hint="“Prison service”, “A guard, not named”. Kept as a source of this file."
          />
          <Choice form={form} name="new_source.kind" label="What they are" options={kindsOfSources} empty="Choose" />
          {ordered.length > 0 && (
            <Choice
              form={form}
              name="new_source.relays"
              label="Whose words they pass on"
              options={ordered.slice(0, mostListed).map(({ id, name }) => ({ value: id, label: name }))}
              empty="Nobody’s: they speak for themselves"
            />
          )}
        </div>
      </Folded>
    </>
  )
}

/** Somebody new is folded away; in a file in which nobody has spoken yet there is nobody else to say it. */
function Folded({ isOpen, alone, form, children }: FoldedProperties) {
  if (!alone)
    return (
      <details open={isOpen}>
        <summary>Somebody new</summary>
        {children}
      </details>
    )
  const error = form.errors['said_by']
  return (
    <fieldset class={error === undefined ? 'field' : 'field wrong'}>
      <legend>Who said it</legend>
      <p class="hint">Whoever speaks, never the paper that prints it. Nobody has spoken in this file yet: name who it is.</p>
      {error !== undefined && (
        <p class="error" id="field-said_by">
          <span class="unseen">Error: </span>
          {error}
        </p>
      )}
      {children}
    </fieldset>
  )
}

type FoldedProperties = {
  readonly isOpen: boolean
  readonly alone: boolean
  readonly form: FormState
  readonly children: ComponentChildren
}

const optionOf = ({ id, name }: Source): Option => ({ value: id, label: name })

/** Who spoke last comes first; who has said nothing here yet comes last. */
function inOrderOfUse({ claims, sources }: CaseDocument): readonly Source[] {
  const last = new Map<string, number>()
  for (const [index, { said_by }] of claims.entries()) for (const id of said_by) last.set(id, index)
  return sources.toSorted((a, b) => (last.get(b.id) ?? -1) - (last.get(a.id) ?? -1))
}
