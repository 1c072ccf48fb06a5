import { caseRevision, listHistory, whoIsIt, type PlainEntry } from '../../../cases/index.ts'
import { canonicalJson, describeDate, fold, parseDate } from '../../../kit/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import { Choice, dateErrors, DateField, oneOf, required, TextArea, textOf, TextField, tooLong, type Option } from '../forms/index.ts'
import { entryNamed } from '../calls/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { EntryFacts } from './entry-facts.tsx'
import type { EntryKind, FieldValues, KeptEntry } from './entry-kind.ts'
import { asWritten, unlessEmpty, written } from './kept-entries.ts'
import { entryRoutes } from './routes.ts'
import { withChosen } from './with-chosen.ts'

const fields = ['subject', 'given_by', 'relation', 'scope', 'on', 'until', 'withdrawn'] as const
const [mostListed, longestLine] = [1000, 20_000]

/** Consents: who agreed to what may be done with the file, for whom, until when. */
export const consentKind: EntryKind = {
  list: 'consents',
  words: {
    one: 'consent',
    many: 'Consents',
    add: 'Record a consent',
    none: 'A consent says who agreed to what may be done with this file, for whom, and until when. Where consents conflict, the risk review asks about it.',
  },
  actions: { add: 'consent.add', change: 'consent.change' },
  routes: {
    list: entryRoutes.consents,
    add: entryRoutes.newConsent,
    show: entryRoutes.consent,
    correct: entryRoutes.correctConsent,
    parameter: 'entry',
  },
  labels: {
    subject: 'For whom',
    given_by: 'Given by',
    relation: 'Relation',
    scope: 'To what',
    on: 'Given on',
    until: 'Until',
    withdrawn: 'Withdrawn on',
  },
  fieldOf: Object.fromEntries(fields.map((field) => [field, field])),
  mayWithhold: [],
  entries: readableConsents,
  inALine: ({ id, entry }, { subjects }) => {
    const subject = subjects.find((candidate) => candidate.id === entry['subject'])
    return {
      id,
      name: `${written(entry, 'given_by')}, for ${subject === undefined ? written(entry, 'subject') : nameOf(subject, 'en')}`,
      beside: `${inWords(written(entry, 'on'))}${written(entry, 'withdrawn') === '' ? '' : `; withdrawn ${inWords(written(entry, 'withdrawn'))}`}`,
    }
  },
  begun: consentBegun,
  valuesOf: (entry) => Object.fromEntries(fields.map((field) => [field, written(entry, field)])),
  errors: (given, { subjects }) => ({
    ...oneOf(
      given,
      'subject',
      subjects.map(({ id }) => id),
      'Choose for whom it was given.',
    ),
    ...required(given, 'given_by', 'Type who gave it.'),
    ...tooLong(given, 'given_by', longestLine),
    ...required(given, 'relation', 'Type what they are to that person: the person themselves, daughter, lawyer.'),
    ...tooLong(given, 'relation', longestLine),
    ...required(given, 'scope', 'Say in a sentence to what they agreed.'),
    ...tooLong(given, 'scope', longestLine),
    ...required(given, 'on', 'Type when it was given.'),
    ...dateErrors(given, 'on'),
    ...dateErrors(given, 'until'),
    ...dateErrors(given, 'withdrawn'),
  }),
  entryOf: (given) => unlessEmpty(Object.fromEntries(fields.map((field) => [field, textOf(given, field)]))),
  Fields({ visit, form }) {
    const { subjects } = visit.opened.document
    const offered = subjects.slice(0, mostListed).map((subject): Option => ({ value: subject.id, label: nameOf(subject, 'en') }))
    const isNew = visit.c.req.param('entry') === undefined
    return (
      <>
        <Choice
          form={form}
          name="subject"
          label="For whom"
          hint={
            <>
              Whoever is not in the list is <a href={personHref(visit)}>added as a person</a> first.
            </>
          }
          options={withChosen(offered, textOf(form.given, 'subject'))}
          empty="Choose"
        />
        <TextField form={form} name="given_by" label="Who gave it" />
        <TextField
          form={form}
          name="relation"
          label="What they are to that person"
          hint="The person themselves, daughter, lawyer with a power of attorney"
        />
        <TextArea
          form={form}
          name="scope"
          label="To what they agreed"
          hint="What may be published, told to whom, done with it; and what not"
          rows={3}
        />
        <DateField form={form} name="on" label="Given on" />
        <DateField form={form} name="until" label="Until (optional)" />
        {!isNew && (
          <DateField
            form={form}
            name="withdrawn"
            label="Withdrawn on"
            hint="Empty as long as it stands. A day, month or year: 2021-07-20"
          />
        )}
      </>
    )
  },
  Facts({ visit, kept: { entry } }) {
    const subject = visit.opened.document.subjects.find((candidate) => candidate.id === entry['subject'])
    return (
      <EntryFacts
        lines={[
          ['For whom', subject === undefined ? written(entry, 'subject') : nameOf(subject, 'en')],
          ['Given by', written(entry, 'given_by')],
          ['Relation', written(entry, 'relation')],
          ['To what', written(entry, 'scope')],
          ['Given on', inWords(written(entry, 'on'))],
          ['Until', inWords(written(entry, 'until'))],
          ['Withdrawn on', inWords(written(entry, 'withdrawn'))],
        ]}
      />
    )
  },
}

/** For the person in the address, or for whoever called or is a source; that somebody gave it for another one is said by hand. */
function consentBegun({ c, opened }: CaseVisit): FieldValues {
  const { subject, source: named, call: position } = c.req.query()
  if (subject !== undefined) return { subject: subject.slice(0, 100) }
  const call = position === undefined ? undefined : entryNamed(opened, `call.${position}`)
  const { sources, subjects } = opened.document
  const by = call === undefined ? sources.find(({ id }) => id === named)?.name : whoIsIt(call, opened)
  if (by === undefined) return {}
  const person = subjects.find(({ names }) => names.some(({ text }) => fold(text) === fold(by)))
  return { given_by: by, ...(person && { subject: person.id }), ...(call?.at.kind === 'date' && { on: call.at.text.slice(0, 10) }) }
}

/** Where a person is added whom a consent is about; whoever called or is a source, by their name. */
function personHref({ c, opened }: CaseVisit): string {
  const call = entryNamed(opened, `call.${c.req.query('call') ?? ''}`)
  const source = c.req.query('source') ?? call?.source
  return hrefOf(entryRoutes.newSubjectForm, { case: opened.id }, source === undefined ? {} : { source })
}

/** Consents have no id: each is found by its position, and shown when the part of the case that this member reads holds it. */
async function readableConsents(visit: CaseVisit): Promise<readonly KeptEntry[]> {
  const { opened, needs, openCase } = visit
  for (let tries = 1; ; tries++) {
    const now = (await openCase(opened.id)) ?? opened
    const readable = new Set(now.document.consents.map((consent) => nameFor(asWritten(consent))))
    const newest = new Map((await listHistory(needs.db, opened.id, 'consents')).map((revision) => [revision.position, revision]))
    // Somebody who writes in between would make what is kept look like what may not be read.
    if (tries < 5 && (await caseRevision(needs.db, opened.id)) !== now.revision) continue
    return [...newest.values()].flatMap(({ position, base, entry }) =>
      entry === null || !readable.has(nameFor(entry)) ? [] : [{ id: String(position), position, base, entry }],
    )
  }
}

const nameFor = (entry: PlainEntry): string => canonicalJson(fields.map((field) => written(entry, field)))
const inWords = (date: string): string => (date === '' ? '' : describeDate(parseDate(date), 'en'))
