import type { Appeal } from '../../../cases/index.ts'
import { TextArea, textOf, TextField, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'

/** What a new appeal asks and of whom; both may wait. */
export const FirstFields = ({ form }: { readonly form: FormState }) => (
  <>
    <TextArea
      form={form}
      name="ask"
      label="What it asks"
      hint="One thing, in a sentence. May wait; more asks are added to the text."
      rows={2}
    />
    <TextField form={form} name="name" label="Who decides" hint="A person or an office: Minister of Justice. May wait, with the office" />
    <TextField
      form={form}
      name="office"
      label="Office"
      hint="Needed when somebody is named above. As it stands on a letter: Ministry of Justice of Peru"
    />
  </>
)

export function firstErrors(given: Given): Errors {
  const [name, office] = [textOf(given, 'name'), textOf(given, 'office')]
  return {
    ...tooLong(given, 'ask'),
    ...tooLong(given, 'name', 500),
    ...tooLong(given, 'office', 500),
    ...(name === '' && office !== '' && { name: 'Say who decides: a person or an office.' }),
    ...(name !== '' && office === '' && { office: 'Say which office it is, or take the name out above: both may wait.' }),
  }
}

/** What was typed of it. Hold it to firstErrors first. An ask is the team’s own words. */
export function firstIn(given: Given): Pick<Appeal, 'asks' | 'to'> {
  const [ask, name, title] = [textOf(given, 'ask').replaceAll(/\s+/g, ' '), textOf(given, 'name'), textOf(given, 'office')]
  return {
    asks: ask === '' ? [] : [{ text: ask, cites: [], own_words: true }],
    to: name === '' ? [] : [{ name, title }],
  }
}
