import { languageName } from '../../../kit/index.ts'
import { wordsFor } from '../../../publishing/index.ts'
import { sourceKinds, type Source } from '../../../sources/index.ts'
import { countries, countryName } from '../cases/countries.ts'
import { languages } from '../cases/languages.ts'
import { Choice, oneOf, Options, required, textOf, textsOf, TextField, tooLong, type Option } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import { countClaims } from './count-claims.ts'
import { EntryFacts, LinkedList } from './entry-facts.tsx'
import type { EntryKind } from './entry-kind.ts'
import { keptEntries, unlessEmpty, written } from './kept-entries.ts'
import { kindsOfSources } from './kinds-of-sources.ts'
import { entryRoutes } from './routes.ts'
import { withChosen } from './with-chosen.ts'

/** How many sources can be chosen from; those that are ticked are always there. */
const mostListed = 300
/** How many documents stand on the page of who printed them; the list of documents has them all. */
const mostPrinted = 50

/** Sources: who says something. Never the paper that prints it. */
export const sourceKind: EntryKind = {
  list: 'sources',
  words: {
    one: 'source',
    many: 'Sources',
    add: 'Add a source',
    none: 'A source is whoever says something: the family, the lawyer, an authority. Sources come with claims; one may also be added here.',
  },
  actions: { add: 'source.add', change: 'source.change' },
  routes: {
    list: entryRoutes.sources,
    add: entryRoutes.newSource,
    show: entryRoutes.source,
    correct: entryRoutes.correctSource,
    parameter: 'source',
  },
  labels: { name: 'Name', kind: 'What they are', country: 'Country', lang: 'Language', relays: 'Whose words they pass on' },
  fieldOf: { name: 'name', kind: 'kind', country: 'country', lang: 'lang', relays: 'relays' },
  mayWithhold: ['protected'],
  entries: ({ opened }) => Promise.resolve(keptEntries(opened, 'sources')),
  inALine: ({ id, entry }, { claims }) => ({
    id,
    name: written(entry, 'name'),
    beside: kindOf(written(entry, 'kind')),
    claims: countClaims(claims).saidBy.get(id) ?? 0,
  }),
  valuesOf: (entry) => ({
    name: written(entry, 'name'),
    kind: written(entry, 'kind'),
    country: written(entry, 'country'),
    lang: written(entry, 'lang'),
    relays: relaysOf(entry),
  }),
  errors: (given, { sources }) => ({
    ...required(given, 'name', 'Type the name, or what they are: “A guard, not named”.'),
    ...tooLong(given, 'name', 500),
    ...oneOf(given, 'kind', sourceKinds, 'Choose what this source is.'),
    ...countryError(textOf(given, 'country')),
    ...tooLong(given, 'lang', 64),
    ...(textsOf(given, 'relays').every((id) => sources.some((source) => source.id === id))
      ? {}
      : { relays: 'Choose among the sources of this file.' }),
  }),
  entryOf(given, { sources }, before) {
    const [name, kind, country, lang] = ['name', 'kind', 'country', 'lang'].map((field) => textOf(given, field)) as [
      string,
      string,
      string,
      string,
    ]
    // Whom this member may not see stays named: they could not have meant to strike it out.
    const unseen = before === null ? [] : relaysOf(before).filter((id) => !sources.some((source) => source.id === id))
    const relays = [...textsOf(given, 'relays'), ...unseen]
    return { ...unlessEmpty({ name, kind, country, lang }), ...(relays.length > 0 && { relays }) }
  },
  Fields({ visit, form }) {
    const ticked = textsOf(form.given, 'relays')
    const { sources } = visit.opened.document
    const own = visit.c.req.param('source')
    const others = sources.filter(({ id }) => id !== own)
    const listed = others.filter(({ id }, index) => index < mostListed || ticked.includes(id))
    return (
      <>
        <TextField
          form={form}
          name="name"
          label="Name, or what they are"
          hint="“Prison service”, “Lawyer of the prisoner, 2021”, “A guard, not named”"
        />
        <Choice form={form} name="kind" label="What they are" options={kindsOfSources} empty="Choose" />
        <Choice
          form={form}
          name="country"
          label="Country (optional)"
          options={withChosen(countries, textOf(form.given, 'country'))}
          empty="not said"
        />
        <Choice
          form={form}
          name="lang"
          label="Language they speak in (optional)"
          options={withChosen(languages, textOf(form.given, 'lang'))}
          empty="not said"
        />
        {listed.length > 0 && (
          <details open={ticked.length > 0 || form.errors['relays'] !== undefined}>
            <summary>They only pass on the words of others</summary>
            <Options
              form={form}
              name="relays"
              label="Whose words they pass on"
              hint="Whoever passes on is no voice of its own: five papers that print one agency are one voice."
              type="checkbox"
              options={listed.map(({ id, name }): Option => ({ value: id, label: name }))}
            />
          </details>
        )}
      </>
    )
  },
  Facts({ visit, kept: { id, entry } }) {
    const { opened } = visit
    const named = (ids: readonly string[]): readonly Source[] => opened.document.sources.filter((source) => ids.includes(source.id))
    const passedOnBy = opened.document.sources.filter(({ relays }) => relays?.includes(id))
    const printed = opened.document.documents.filter(({ by }) => by === id).slice(0, mostPrinted)
    const link = (source: Source) => ({ href: hrefOf(entryRoutes.source, { case: opened.id, source: source.id }), label: source.name })
    return (
      <EntryFacts
        lines={[
          ['What they are', kindOf(written(entry, 'kind'))],
          [
            'Protected',
            entry['protected'] === true && (
              <>
                Who they are is kept apart. Protecting changed no title, file name, words of a file or claim: where their name stands in
                one, whoever may read that reads it. Mark those documents, and redact copies. Whoever is named for the source sees under{' '}
                <i>Who it is</i> where the name stands.
              </>
            ),
          ],
          ['Country', countryName(written(entry, 'country'))],
          ['Language', written(entry, 'lang') === '' ? '' : languageName(written(entry, 'lang'))],
          ['Passes on the words of', named(relaysOf(entry)).length > 0 && <LinkedList links={named(relaysOf(entry)).map(link)} />],
          ['Passed on by', passedOnBy.length > 0 && <LinkedList links={passedOnBy.map(link)} />],
          [
            'Has printed',
            printed.length > 0 && (
              <LinkedList
                links={printed.map((document) => ({
                  href: hrefOf(entryRoutes.document, { case: opened.id, document: document.id }),
                  label: document.title,
                }))}
              />
            ),
          ],
        ]}
      />
    )
  },
  claims: ({ id }, { claims }) => claims.filter(({ said_by }) => said_by.includes(id)).map((claim) => claim.id),
}

const kindWords: Readonly<Record<string, string>> = wordsFor('en').kinds
const kindOf = (code: string): string => kindWords[code] ?? code
const relaysOf = (entry: { readonly [key: string]: unknown }): readonly string[] => (entry['relays'] ?? []) as readonly string[]
const countryError = (code: string): Readonly<Record<string, string>> =>
  code === '' || /^[A-Z]{2}$/.test(code) ? {} : { country: 'Choose a country, or none.' }
