import type { PlainEntry } from '../../../cases/index.ts'
import { languageName } from '../../../kit/index.ts'
import { nameKinds, subjectKinds, type Subject } from '../../../claims/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import { languages } from '../cases/languages.ts'
import { isEmptyRow, mostRows, rowsOf, rowsShown } from '../claims/rows.ts'
import { Choice, oneOf, textOf, TextField, tooLong, type Errors, type Given, type Option } from '../forms/index.ts'
import { countClaims } from './count-claims.ts'
import { EntryFacts } from './entry-facts.tsx'
import type { EntryKind } from './entry-kind.ts'
import { keptEntries, written } from './kept-entries.ts'
import { entryRoutes } from './routes.ts'
import { withChosen } from './with-chosen.ts'

/** Subjects: whom or what claims are about. */
export const subjectKind: EntryKind = {
  list: 'subjects',
  words: {
    one: 'subject',
    many: 'People, organisations, events and places',
    add: 'Add a person or a place',
    none: 'A subject is whom or what claims are about: the person in custody, a hospital, an organisation, an event.',
  },
  actions: { add: 'subject.add', change: 'subject.change' },
  routes: {
    list: entryRoutes.subjects,
    add: entryRoutes.newSubject,
    show: entryRoutes.subject,
    correct: entryRoutes.correctSubject,
    parameter: 'subject',
  },
  labels: { kind: 'What it is', role: 'Role in this case', all_names: 'Names' },
  fieldOf: { kind: 'kind', role: 'role', names: 'names.0.text' },
  mayWithhold: [],
  entries: ({ opened }) => Promise.resolve(keptEntries(opened, 'subjects')),
  inALine: ({ id, entry }, { claims }) => ({
    id,
    name: nameOf(entry as unknown as Subject, 'en'),
    beside: [written(entry, 'kind'), written(entry, 'role')].filter((text) => text !== '').join(', '),
    claims: countClaims(claims).about.get(id) ?? 0,
  }),
  // A source that is a person, of whom something is to be recorded as of the others.
  begun({ c, opened }) {
    const source = opened.document.sources.find(({ id }) => id === c.req.query('source'))
    return source === undefined ? {} : { kind: 'person', 'names.0.text': source.name }
  },
  valuesOf(entry) {
    const names = namesOf(entry).flatMap((name, row) => Object.entries(name).map(([field, value]) => [`names.${row}.${field}`, value]))
    // All of them in one text, so that a conflict can show both sides.
    const all_names = namesOf(entry).map((name) => [name.text, name.lang, name.kind].filter((part) => part !== undefined).join(', '))
    return {
      kind: written(entry, 'kind'),
      role: written(entry, 'role'),
      all_names,
      ...(Object.fromEntries(names) as Record<string, string>),
    }
  },
  errors: (given) => ({
    ...oneOf(given, 'kind', subjectKinds, 'Choose what it is.'),
    ...tooLong(given, 'role'),
    ...nameErrors(given),
  }),
  entryOf(given) {
    const role = textOf(given, 'role')
    const names = filledRows(given).map((row): PlainEntry => {
      const [text, lang, kind] = ['text', 'lang', 'kind'].map((field) => textOf(given, `names.${row}.${field}`)) as [string, string, string]
      return { text, ...(lang !== '' && { lang }), kind: kind === '' ? 'known_as' : kind }
    })
    return { kind: textOf(given, 'kind'), ...(role !== '' && { role }), names }
  },
  Fields: ({ form, another }) => (
    <>
      <Choice form={form} name="kind" label="What it is" options={subjectKinds.map((value) => ({ value, label: value }))} empty="Choose" />
      <TextField
        form={form}
        name="role"
        label="Role in this case (optional)"
        hint="Such as: person in custody, prison, hospital, witness"
      />
      <section class="rows" aria-labelledby="names">
        <h2 id="names">Names</h2>
        <p class="hint">In every script and spelling in which sources write it.</p>
        {rowsShown(form.given, 'names', another).map((row, index) => {
          const lang = textOf(form.given, `names.${row}.lang`)
          return (
            <fieldset key={row} class="row">
              <legend>{`Name ${index + 1}`}</legend>
              <TextField form={form} name={`names.${row}.text`} label="Name" />
              <Choice form={form} name={`names.${row}.lang`} label="Language" options={withChosen(languages, lang)} empty="not said" />
              <Choice form={form} name={`names.${row}.kind`} label="Which name" options={kinds} empty="As it is commonly known" />
            </fieldset>
          )
        })}
        <p>
          <button type="submit" name="do" value="row">
            Add another name
          </button>
        </p>
      </section>
    </>
  ),
  Facts: ({ kept: { entry } }) => (
    <EntryFacts
      lines={[
        ['What it is', written(entry, 'kind')],
        ['Role in this case', written(entry, 'role')],
        [
          'Names',
          <ul class="plain">
            {namesOf(entry).map(({ text, lang, kind }) => (
              <li key={`${text} ${lang ?? ''}`}>
                <bdi {...(lang !== undefined && { lang })}>{text}</bdi>
                <span class="hint">{` ${[kindWords[kind] ?? kind, lang === undefined ? undefined : languageName(lang)].filter((part) => part !== undefined).join(', ')}`}</span>
              </li>
            ))}
          </ul>,
        ],
      ]}
    />
  ),
  claims: ({ id }, { claims }) =>
    claims
      .filter(({ about, asserts }) => about === id || asserts.some(({ value }) => value.type === 'place' && value.text === id))
      .map((claim) => claim.id),
}

type Name = { readonly text: string; readonly lang?: string; readonly kind: string }
const namesOf = (entry: PlainEntry): readonly Name[] => (entry['names'] ?? []) as unknown as readonly Name[]

const kindWords: Readonly<Record<string, string>> = {
  legal: 'legal name',
  birth: 'name at birth',
  known_as: 'known as',
  spelling: 'another spelling',
}
const kinds: readonly Option[] = nameKinds.map((value) => ({ value, label: kindWords[value] ?? value }))

const filledRows = (given: Given): readonly number[] =>
  rowsOf(given, 'names').filter((row) => !isEmptyRow(given, 'names', row, ['text', 'lang', 'kind']))

function nameErrors(given: Given): Errors {
  const rows = filledRows(given)
  if (rows.length === 0) return { 'names.0.text': 'Type at least one name.' }
  if (rows.length > mostRows) return { [`names.${rows[mostRows]}.text`]: `There is room for ${mostRows} names here.` }
  return Object.assign(
    {},
    ...rows.map((row) => ({
      ...(textOf(given, `names.${row}.text`) === '' && { [`names.${row}.text`]: 'Type the name, or clear its language and kind.' }),
      ...tooLong(given, `names.${row}.text`, 500),
      ...tooLong(given, `names.${row}.lang`, 64),
      ...oneOf(given, `names.${row}.kind`, nameKinds, 'Choose which name it is.', false),
    })),
  ) as Errors
}
