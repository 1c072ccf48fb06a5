import { capacities, consentMatters, whoIsIt } from '../../../cases/index.ts'
import { fold } from '../../../kit/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import {
  Choice,
  dateErrors,
  DateField,
  oneOf,
  Options,
  required,
  TextArea,
  textOf,
  textsOf,
  TextField,
  tooLong,
  type Option,
} from '../forms/index.ts'
import { entryNamed } from '../calls/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { ConsentFacts } from './consent-facts.tsx'
import { capacityInWords, matterInWords } from './consent-words.ts'
import type { EntryKind, FieldValues } from './entry-kind.ts'
import { consentFields, readableConsents } from './kept-consents.ts'
import { dateWritten, unlessEmpty, written } from './kept-entries.ts'
import { PagesOfConsent } from './pages-of-consent.tsx'
import { entryRoutes } from './routes.ts'
import { withChosen } from './with-chosen.ts'

const texts = ['subject', 'given_by', 'relation', 'capacity', 'scope', 'on', 'until', 'withdrawn'] as const
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
    capacity: 'As what they speak',
    refused: 'What they said',
    scope: 'To what',
    covers: 'Asked one by one',
    on: 'Given on',
    until: 'Until',
    withdrawn: 'Withdrawn on',
  },
  fieldOf: Object.fromEntries(consentFields.map((field) => [field, field])),
  mayWithhold: [],
  entries: readableConsents,
  inALine: ({ id, entry }, { subjects }) => {
    const subject = subjects.find((candidate) => candidate.id === entry['subject'])
    return {
      id,
      name: `${written(entry, 'given_by')}, for ${subject === undefined ? written(entry, 'subject') : nameOf(subject, 'en')}`,
      beside: `${dateWritten(entry, 'on')}${written(entry, 'withdrawn') === '' ? '' : `; withdrawn ${dateWritten(entry, 'withdrawn')}`}`,
    }
  },
  begun: consentBegun,
  valuesOf: (entry) => ({
    ...Object.fromEntries(texts.map((field) => [field, written(entry, field)])),
    covers: (entry['covers'] ?? []) as readonly string[],
    refused: entry['refused'] === true ? 'no' : 'yes',
  }),
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
    ...oneOf(given, 'capacity', capacities, 'Choose as what they speak.', false),
    ...oneOf(given, 'refused', ['yes', 'no'], 'Choose what they said.'),
    ...(textsOf(given, 'covers').every((matter) => (consentMatters as readonly string[]).includes(matter))
      ? {}
      : { covers: 'Choose among these.' }),
    ...required(given, 'scope', 'Say in a sentence to what they agreed.'),
    ...tooLong(given, 'scope', longestLine),
    ...required(given, 'on', 'Type when it was given.'),
    ...dateErrors(given, 'on'),
    ...dateErrors(given, 'until'),
    ...dateErrors(given, 'withdrawn'),
  }),
  entryOf: (given) => ({
    ...unlessEmpty(Object.fromEntries(texts.map((field) => [field, textOf(given, field)]))),
    ...(textsOf(given, 'covers').length > 0 && { covers: consentMatters.filter((matter) => textsOf(given, 'covers').includes(matter)) }),
    ...(textOf(given, 'refused') === 'no' && { refused: true }),
  }),
  Fields({ visit, form }) {
    const { subjects } = visit.opened.document
    const offered = subjects
      .filter(({ kind }) => kind === 'person')
      .slice(0, mostListed)
      .map((subject): Option => ({ value: subject.id, label: nameOf(subject, 'en') }))
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
        <Choice
          form={form}
          name="capacity"
          label="As what they speak (optional)"
          hint="Whose word counts follows from it: a parent’s for a child, a guardian’s or representative’s while the person lives, a relative’s after their death. Not said: the words above are read."
          options={capacities.map((value) => ({ value, label: capacityInWords[value] }))}
          empty="not said"
        />
        <Options
          form={form}
          name="refused"
          label="What they said"
          type="radio"
          options={[
            { value: 'yes', label: 'They agreed' },
            { value: 'no', label: 'They said no', hint: 'A no of the person themselves counts whatever their age and capacity.' },
          ]}
        />
        <TextArea
          form={form}
          name="scope"
          label="To what"
          hint="What may be published, told to whom, done with it; and what not"
          rows={3}
        />
        <Options
          form={form}
          name="covers"
          label="Asked one by one (optional)"
          hint="Tick what they were asked about and said this to. What is not ticked is not covered. None: nobody asked one by one, and the words above are read."
          type="checkbox"
          options={consentMatters.map((value) => ({ value, label: matterInWords[value] }))}
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
  Facts: ConsentFacts,
  more: (visit, kept) => PagesOfConsent({ visit, position: kept.position }),
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
