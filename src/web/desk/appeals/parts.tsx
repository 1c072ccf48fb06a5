import type { Addressee } from '../../../cases/index.ts'
import { isKnownLanguage } from '../../../kit/index.ts'
import { required, TextField, textOf, tooLong, type Given } from '../forms/index.ts'
import { HeadFields, headErrors, headIn, headLabels, headValues } from './head-fields.tsx'
import { writePart } from './write-part.tsx'

/** Title, summary, status, dates, language. */
export const head = writePart({
  place: () => 'head',
  labels: headLabels,
  fields: (form) => <HeadFields form={form} begun />,
  find: ({ head: { value, changed } }) => ({ values: headValues(value), changed }),
  errors: headErrors,
  revise: (given, _, base) => ({ kind: 'revise-head', base, head: headIn(given) }),
})

const headingIn = (given: Given): string | undefined => textOf(given, 'heading') || undefined

/** A section by its heading, which may be none. */
export const section = writePart({
  place: (id) => (id === null ? 'sections' : `part ${id}`),
  labels: { heading: 'Heading' },
  fields: (form) => (
    <TextField form={form} name="heading" label="Heading" hint="It stands above the sentences, also for readers. May be left empty" />
  ),
  find: ({ sections }, wanted) => {
    const found = sections.find(({ id }) => id === wanted)
    return found && { values: { heading: found.value }, changed: found.changed }
  },
  errors: (given) => tooLong(given, 'heading', 300),
  add: (given) => ({ kind: 'add-section', heading: headingIn(given) }),
  revise: (given, id, base) => ({ kind: 'revise-section', id, base, heading: headingIn(given) }),
})

const addresseeLabels = {
  name: 'Who decides',
  title: 'Office',
  body: 'Body',
  salutation: 'Salutation',
  language: 'Language',
} as const

function addresseeIn(given: Given): Addressee {
  const [name = '', title = '', body, salutation, language] = ['name', 'title', 'body', 'salutation', 'language'].map((field) =>
    textOf(given, field),
  )
  return { name, title, ...(salutation && { salutation }), ...(language && { language }), ...(body && { body }) }
}

/** Whom the appeal is addressed to. */
export const addressee = writePart({
  place: (id) => (id === null ? 'to' : `part ${id}`),
  labels: addresseeLabels,
  fields: (form) => (
    <>
      <TextField form={form} name="name" label={addresseeLabels.name} hint="A person or an office: Minister of Justice" />
      <TextField form={form} name="title" label={addresseeLabels.title} hint="As it stands on a letter: Ministry of Justice of Peru" />
      <TextField form={form} name="body" label={addresseeLabels.body} hint="The body it belongs to, if the office does not say so" />
      <TextField
        form={form}
        name="salutation"
        label={addresseeLabels.salutation}
        hint="In the language of the addressee: Señora Ministra:"
      />
      <TextField form={form} name="language" label={addresseeLabels.language} hint="The code of the language to write in, such as es" />
    </>
  ),
  find: ({ to }, wanted) => {
    const found = to.find(({ id }) => id === wanted)
    return found && { values: found.value, changed: found.changed }
  },
  errors: (given) => ({
    ...tooLong(given, 'name', 500),
    ...required(given, 'name', 'Say who decides: a person or an office.'),
    ...tooLong(given, 'title', 500),
    ...required(given, 'title', 'Say which office it is.'),
    ...tooLong(given, 'body'),
    ...tooLong(given, 'salutation', 500),
    ...(textOf(given, 'language') === '' || isKnownLanguage(textOf(given, 'language'))
      ? {}
      : { language: 'Type the code of a language, such as en, es or ar.' }),
  }),
  add: (given) => ({ kind: 'add-addressee', addressee: addresseeIn(given) }),
  revise: (given, id, base) => ({ kind: 'revise-addressee', id, base, addressee: addresseeIn(given) }),
})
