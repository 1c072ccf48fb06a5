import { directionOf } from '../../../kit/index.ts'
import { termKinds, waysToSay, type Term, type TermKind } from '../../../translations/index.ts'
import { languages } from '../cases/languages.ts'
import { Button, Choice, Form, frameFields, TextArea, TextField, type FormState } from '../forms/index.ts'
import { DeskPage } from '../page.tsx'
import { writers } from '../route.ts'
import type { AppealVisit, Visit } from '../visit.ts'
import type { GlossaryPlace } from './glossary-place.ts'
import { languageInWords } from './the-translation.tsx'

const kindsInWords: Readonly<Record<TermKind, string>> = {
  name: 'a name of a person or a place',
  body: 'a body or an office',
  legal: 'a legal term',
  other: 'another word',
}

/** What the fields of a term are called. */
export const termLabels = { source: 'Term', target: 'Translation', kind: 'What it is', note: 'Note' } as const

type GlossaryProperties = {
  readonly visit: Visit | AppealVisit
  readonly place: GlossaryPlace
  readonly terms: readonly Term[]
  /** Those for all, which hold for an appeal, too. */
  readonly shared: readonly Term[]
  readonly form: FormState
  readonly who: (by: string) => string
}

/** The glossary of an appeal, or that for all, with a form for a further term. */
export function GlossaryPage({ visit, place, terms, shared, form, who }: GlossaryProperties) {
  const writes = (writers as readonly string[]).includes(visit.staff.role)
  return (
    <DeskPage visit={visit} title={place.title} crumbs={place.crumbs} width="wide" evidence>
      <h1>{place.title}</h1>
      <p>
        How names, bodies and legal terms are said. A term that stands in a sentence is shown beside it, and a translation that says it
        otherwise is marked.{' '}
        {place.of === null
          ? 'Everybody in the team reads this glossary: put names of persons of a case into the glossary of its appeal.'
          : 'These hold for this appeal only, before those for all.'}
      </p>
      {terms.length === 0 ? <p>No terms yet.</p> : <Terms {...{ visit, place, terms, who, writes }} />}
      {place.of !== null && (
        <p>
          <a href="/glossary">
            {shared.length === 0 ? 'The glossary for all appeals is empty' : `The glossary for all appeals (${shared.length})`}
          </a>
        </p>
      )}
      {writes && (
        <section aria-labelledby="add">
          <h2 id="add">Add a term</h2>
          <Form visit={visit} form={form} action={place.href} submit="Add">
            <TermFields form={form} place={place} />
          </Form>
        </section>
      )}
    </DeskPage>
  )
}

type TermsProperties = Pick<GlossaryProperties, 'visit' | 'place' | 'terms' | 'who'> & { readonly writes: boolean }

const Terms = ({ visit, place, terms, who, writes }: TermsProperties) => (
  <div class="scrolls">
    <table class="stacks">
      <thead>
        <tr>
          <th scope="col">Term</th>
          <th scope="col">Translation</th>
          <th scope="col">What it is</th>
          <th scope="col">Last written by</th>
          {writes && <th scope="col">Change</th>}
        </tr>
      </thead>
      <tbody>
        {terms.map(({ id, sourceLang, lang, source, target, kind, note, by, base }) => (
          <tr key={id} data-row="">
            <th scope="row" lang={sourceLang} dir={directionOf(sourceLang)}>
              {source}
            </th>
            <td>
              <span lang={lang} dir={directionOf(lang)}>
                {waysToSay({ target }).join(' · ')}
              </span>
              <div class="hint">{`${languageInWords(sourceLang)} → ${languageInWords(lang)}`}</div>
            </td>
            <td data-label="What it is">
              {kindsInWords[kind]}
              {note !== '' && (
                <div class="hint" dir="auto">
                  {note}
                </div>
              )}
            </td>
            <td data-label="Last written by">
              <bdi>{who(by)}</bdi>
            </td>
            {writes && (
              <td>
                <div class="buttons small">
                  <a href={place.term(id)} data-open="">
                    Change<span class="unseen">{` ${source}`}</span>
                  </a>
                  <Button
                    visit={visit}
                    action={`${place.term(id)}/removal`}
                    label="Remove"
                    name={`Remove ${source}`}
                    values={{ [frameFields.base]: String(base) }}
                  />
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** The fields of a term; its languages are chosen once. */
export function TermFields({
  form,
  place,
  languagesFixed = false,
}: {
  readonly form: FormState
  readonly place: GlossaryPlace
  readonly languagesFixed?: boolean
}) {
  return (
    <>
      {!languagesFixed && (
        <>
          {place.sourceLang === null && <Choice form={form} name="from" label="From" options={languages} empty="Choose" />}
          <TextField
            form={form}
            name="lang"
            label="Into"
            hint="The name or the tag of a language: Spanish, español, es"
            attributes={{ list: 'known-languages', autoComplete: 'off', maxLength: 35 }}
          />
          <datalist id="known-languages">
            {languages.map(({ value, label }) => (
              <option key={value} value={value} label={label} />
            ))}
          </datalist>
        </>
      )}
      <TextField form={form} name="source" label={termLabels.source} hint="As it stands in the text, in its plain form" />
      <TextField form={form} name="target" label={termLabels.target} hint="Several ways to say it: divide them by a semicolon" />
      <Choice form={form} name="kind" label={termLabels.kind} options={termKinds.map((value) => ({ value, label: kindsInWords[value] }))} />
      <TextArea form={form} name="note" label={termLabels.note} rows={2} />
    </>
  )
}
