import { capturedEntry, heldToItsWords, readingOf } from '../../../documents/index.ts'
import { languageName } from '../../../kit/index.ts'
import { languages } from '../cases/languages.ts'
import { capturedInWords, fileInWords } from '../documents/file-words.ts'
import { filesOfDocument } from '../documents/files-of-document.tsx'
import { OtherWays, WaysToAdd } from '../documents/ways-to-add.tsx'
import {
  addressErrors,
  AddressField,
  Choice,
  dateErrors,
  DateField,
  oneOf,
  required,
  TextArea,
  textOf,
  TextField,
  tooLong,
} from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import { countClaims } from './count-claims.ts'
import { EntryFacts, LinkedList } from './entry-facts.tsx'
import type { EntryKind } from './entry-kind.ts'
import { dateWritten, keptEntries, unlessEmpty, written } from './kept-entries.ts'
import { PrintedByField } from './printed-by-field.tsx'
import { entryRoutes } from './routes.ts'
import { WhoMayReadDocument } from './who-may-read-document.tsx'
import { withChosen } from './with-chosen.ts'

/** The longest text of a document that a file keeps, in characters. */
const longestDocumentText = 200_000
const fields = ['title', 'by', 'published', 'url', 'lang', 'accessed', 'text'] as const

/** Documents: what claims are printed in. */
export const documentKind: EntryKind = {
  list: 'documents',
  words: {
    one: 'document',
    many: 'Documents',
    add: 'Add a document',
    none: 'A document is a publication, a letter or a record in which claims are printed. Upload its file, or paste its text, and take passages from it.',
  },
  actions: { add: 'document.add', change: 'document.change' },
  routes: {
    list: entryRoutes.documents,
    add: entryRoutes.newDocument,
    show: entryRoutes.document,
    correct: entryRoutes.correctDocument,
    parameter: 'document',
  },
  labels: {
    title: 'Title',
    by: 'Printed by',
    published: 'Published on',
    url: 'Address',
    lang: 'Language',
    accessed: 'Read on',
    text: 'Text',
  },
  fieldOf: Object.fromEntries(fields.map((field) => [field, field])),
  // What no form has stays as it is.
  mayWithhold: ['text', 'original', 'captured', 'derived', 'unread', 'sensitivity'],
  entries: ({ opened }) => Promise.resolve(keptEntries(opened, 'documents')),
  inALine: ({ id, entry }, document) => ({
    id,
    name: written(entry, 'title'),
    beside: [
      document.sources.find((source) => source.id === entry['by'])?.name ?? '',
      dateWritten(entry, 'published'),
      fileInWords(entry['original']),
    ]
      .filter((text) => text !== '')
      .join(', '),
    claims: countClaims(document.claims).printedIn.get(id) ?? 0,
  }),
  valuesOf: (entry) => Object.fromEntries(fields.map((field) => [field, written(entry, field)])),
  errors: (given, { sources }) => ({
    ...required(given, 'title', 'Type the title, or what it is: “Letter of the prison service”.'),
    ...tooLong(given, 'title', 500),
    ...oneOf(
      given,
      'by',
      sources.map(({ id }) => id),
      'Choose who printed or sent it. Whoever is not in the list is added as a source first.',
    ),
    ...dateErrors(given, 'published'),
    ...dateErrors(given, 'accessed'),
    ...addressErrors(given, 'url'),
    ...tooLong(given, 'lang', 64),
    ...tooLong(given, 'text', longestDocumentText),
  }),
  entryOf: (given) => unlessEmpty(Object.fromEntries(fields.map((field) => [field, textOf(given, field)]))),
  Fields({ visit, form, withheld }) {
    const { sources } = visit.opened.document
    return (
      <>
        <TextField form={form} name="title" label="Title, or what it is" />
        <PrintedByField form={form} sources={sources} />
        {sources.length === 0 && (
          <p class="hint">
            There is no source in this file yet. <a href={hrefOf(entryRoutes.newSource, { case: visit.opened.id })}>Add who printed it</a>{' '}
            first.
          </p>
        )}
        <DateField form={form} name="published" label="Published or sent on (optional)" />
        <AddressField form={form} label="Address (optional)" hint="Where it can be read, beginning with https:// or http://" />
        <DateField form={form} name="accessed" label="When we read it there (optional)" />
        <Choice
          form={form}
          name="lang"
          label="Language (optional)"
          options={withChosen(languages, textOf(form.given, 'lang'))}
          empty="not said"
        />
        {withheld.includes('text') ? (
          <>
            <p class="hint">Its text holds words that you may not read. It stays as it is.</p>
            {textOf(form.given, 'text') !== '' && (
              <details>
                <summary>What you typed as its text, which is not kept</summary>
                <div class="text pasted" dir="auto" tabIndex={0}>
                  {textOf(form.given, 'text')}
                </div>
              </details>
            )}
          </>
        ) : (
          <TextArea
            form={form}
            name="text"
            label="Its text (optional)"
            rows={12}
            hint="The words as they stand there. Passages are checked against them. The text is never published."
          />
        )}
      </>
    )
  },
  Facts({ visit, kept: { id, entry } }) {
    const { opened } = visit
    const by = opened.document.sources.find((source) => source.id === entry['by'])
    const [url, text, lang] = [written(entry, 'url'), written(entry, 'text'), written(entry, 'lang')]
    return (
      <>
        <EntryFacts
          lines={[
            [
              'Printed by',
              by !== undefined && (
                <LinkedList links={[{ href: hrefOf(entryRoutes.source, { case: opened.id, source: by.id }), label: by.name }]} />
              ),
            ],
            ['Published on', dateWritten(entry, 'published')],
            ['Read on', dateWritten(entry, 'accessed')],
            ['Language', lang === '' ? '' : languageName(lang)],
            ['Captured', capturedInWords(entry['captured'])],
            ['Who may read it', <WhoMayReadDocument visit={visit} id={id} />],
            [
              'Address',
              url !== '' && (
                <a href={url} rel="noreferrer noopener">
                  {url}
                </a>
              ),
            ],
          ]}
        />
        {text !== '' && (
          <section aria-labelledby="text">
            <h2 id="text">Its text</h2>
            <div class="text pasted" dir="auto" tabIndex={0} data-text-of={id} {...(lang !== '' && { lang })}>
              {text}
            </div>
          </section>
        )}
      </>
    )
  },
  async more(visit, { id }) {
    const { needs, opened } = visit
    const document = opened.document.documents.find((one) => one.id === id)!
    const held = await heldToItsWords(needs, { id: opened.id, clearance: opened.membership.clearance }, document)
    return held.original === undefined && readingOf(document) === 'waiting' ? (
      <p class="hint">
        Its file is being read; look again in a moment. Until then only those see it who may read all of this case, because its words may
        name what others may not know.
      </p>
    ) : (
      filesOfDocument(visit, held)
    )
  },
  Ways: WaysToAdd,
  OtherWays: ({ visit }) => <OtherWays visit={visit} here="text" />,
  added({ staff, now }, given) {
    const [text, url] = [textOf(given, 'text'), textOf(given, 'url')]
    return text === '' && url === '' ? {} : capturedEntry(null, { by: staff.name, at: now, how: text === '' ? 'address' : 'pasted' })
  },
  claims: ({ id }, { claims }) => claimsIn(id, claims),
}

const claimsIn = (
  id: string,
  claims: readonly { readonly id: string; readonly printed_in: readonly { readonly document: string }[] }[],
): string[] => claims.filter(({ printed_in }) => printed_in.some(({ document }) => document === id)).map((claim) => claim.id)
