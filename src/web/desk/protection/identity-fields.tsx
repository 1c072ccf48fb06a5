import type { EntryChange } from '../../../cases/index.ts'
import { fold } from '../../../kit/index.ts'
import { membersOf, type CaseMember } from '../../../staff/index.ts'
import {
  Options,
  required,
  TextArea,
  textOf,
  textsOf,
  TextField,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'

/** The members of the case, who may be named among those who read who a source is. */
export const membersFor = ({ needs, opened }: CaseVisit): Promise<readonly CaseMember[]> => membersOf(needs.db, opened.key)

/** Who the source is, how to reach them, and who of the team may read it. */
export const IdentityFields = ({
  visit,
  form,
  members,
}: {
  readonly visit: CaseVisit
  readonly form: FormState
  readonly members: readonly CaseMember[]
}) => (
  <>
    <TextField
      form={form}
      name="name"
      label="Who they are"
      hint="Their real name. It stands nowhere else."
      attributes={{ autoComplete: 'off' }}
    />
    <TextArea form={form} name="contact" label="How to reach them (optional)" rows={2} />
    <TextArea form={form} name="note" label="What else only these readers should know (optional)" rows={2} />
    <Options
      form={form}
      name="readers"
      label="Who may read it"
      hint="You yourself always may. Nobody else, whatever their role: not an administrator either. Name a second person, so that it is not lost with you."
      type="checkbox"
      options={members
        .filter(({ staff }) => staff !== visit.staff.id)
        .map(({ staff, name, role }) => ({ value: staff, label: name, hint: role }))}
    />
  </>
)

/** What is wrong with them. */
export const identityErrors = (given: Given, members: readonly CaseMember[]): Errors => ({
  ...required(given, 'name', 'Type who they are.'),
  ...tooLong(given, 'name', 500),
  ...tooLong(given, 'contact'),
  ...tooLong(given, 'note'),
  ...(textsOf(given, 'readers').every((id) => members.some(({ staff }) => staff === id))
    ? {}
    : { readers: 'Choose among the members of the case.' }),
})

/** The entry of a form without errors. Those who read it before and are no members any more are left out. */
export function identityEntry(visit: CaseVisit, given: Given, source: string): Extract<EntryChange, { kind: 'add' }>['entry'] {
  const [contact, note] = [textOf(given, 'contact'), textOf(given, 'note')]
  return {
    source,
    name: textOf(given, 'name'),
    ...(contact !== '' && { contact }),
    ...(note !== '' && { note }),
    readers: [...new Set([visit.staff.id, ...textsOf(given, 'readers')])],
  }
}

/** Whether a label says who the source is: then it protects nobody. */
export const labelErrors = (given: Given): Errors => {
  const [label, name] = [fold(textOf(given, 'label')), fold(textOf(given, 'name'))]
  const says =
    name !== '' &&
    (label.includes(name) || name.split(' ').some((word) => word.length > 2 && label.split(/[^\p{L}\p{N}]+/u).includes(word)))
  return {
    ...required(given, 'label', 'Type what the source may be called: “A guard, not named”.'),
    ...tooLong(given, 'label', 500),
    ...(says ? { label: 'This says a part of their name. Call them by what they are: “A guard, not named”.' } : {}),
  }
}
