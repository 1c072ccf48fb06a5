import type { Appeal } from '../../../cases/index.ts'
import { wordsFor } from '../../../publishing/index.ts'
import { TextArea, textOf, TextField, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'

/** The heading of a first section that readers of this language know already; none where the pages have no words of it. */
export const usualHeading = (lang: string): string | undefined => {
  const words = wordsFor(lang)
  return words.lang !== 'en' || /^en(-|$)/i.test(lang) ? words.timeline.what : undefined
}

/** What a new appeal asks and of whom; both may wait. And what its first sentences stand under. */
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
    <TextField
      form={form}
      name="heading"
      label="Heading of its first section"
      hint="It stands above the first sentences, also for readers. Left as it is, it comes in the language of the text; empty, there is none."
    />
  </>
)

export function firstErrors(given: Given): Errors {
  const [name, office] = [textOf(given, 'name'), textOf(given, 'office')]
  return {
    ...tooLong(given, 'ask'),
    ...tooLong(given, 'heading', 300),
    ...tooLong(given, 'name', 500),
    ...tooLong(given, 'office', 500),
    ...(name === '' && office !== '' && { name: 'Say who decides: a person or an office.' }),
    ...(name !== '' && office === '' && { office: 'Say which office it is, or take the name out above: both may wait.' }),
  }
}

/** The heading that was typed; one that was left as the form had it, in the language of the text. */
function headingIn(given: Given): string | undefined {
  const heading = textOf(given, 'heading')
  return (heading === usualHeading('en') ? usualHeading(textOf(given, 'lang')) : heading) || undefined
}

/** What was typed of it. Hold it to firstErrors first. An ask is the team’s own words. */
export function firstIn(given: Given): Pick<Appeal, 'sections' | 'asks' | 'to'> {
  const heading = headingIn(given)
  const [ask, name, title] = [textOf(given, 'ask').replaceAll(/\s+/g, ' '), textOf(given, 'name'), textOf(given, 'office')]
  return {
    sections: [{ ...(heading !== undefined && { heading }), sentences: [] }],
    asks: ask === '' ? [] : [{ text: ask, cites: [], own_words: true }],
    to: name === '' ? [] : [{ name, title }],
  }
}
