import { spellingsOf, type Mention } from '../../../erasure/index.ts'
import { Form, TextArea, textOf, Tick, type FormState } from '../forms/index.ts'
import { DeskPage } from '../page.tsx'
import type { CaseVisit } from '../visit.ts'
import { entryInWords, placeInWords } from './places-in-words.ts'
import { NotLookedInto } from './not-looked-into.tsx'
import type { Reach } from './reach.ts'

type Properties = { readonly visit: CaseVisit; readonly form: FormState; readonly reach?: Reach }

/** Two steps in one form: the words are looked for, then erased from the places that stay ticked. */
export function ErasurePage({ visit, form, reach }: Properties) {
  const { opened } = visit
  const here = `/cases/${encodeURIComponent(opened.id)}`
  const crumbs = [
    { href: '/cases', label: 'Cases' },
    { href: here, label: opened.document.case.title },
    { href: `${here}/erasures`, label: 'Erasures' },
  ]
  return (
    <DeskPage visit={visit} title="Erase words" crumbs={crumbs}>
      <h1>Erase what identifies somebody</h1>
      {opened.membership.clearance !== 'sealed' && (
        <p class="notice">You do not read all of this case. Somebody with clearance for what is sealed sees every place and erases.</p>
      )}
      <p>
        Where the words stand, a gap says that something was erased. The statements around them stay. Nobody can take this back, also not
        from a backup, once its key file is replaced.
      </p>
      <Form
        visit={visit}
        form={form}
        action={`${here}/erasures/new`}
        submit={reach === undefined ? 'Look for them' : 'Erase from the places that are ticked'}
        {...(reach !== undefined && { grave: true as const })}
        beside={<a href={`${here}/erasures`}>Leave it</a>}
      >
        <TextArea
          form={form}
          name="words"
          label="The words, each spelling on a line of its own"
          hint="Names in every script and spelling, nicknames, a street, a telephone number. Capitals, accents and line ends make no difference."
        />
        <TextArea
          form={form}
          name="reason"
          rows={2}
          label="Why"
          hint="It stays for ever and does not repeat the words: “A witness asked for it on 3 March.”"
        />
        {reach !== undefined && <Found form={form} reach={reach} visit={visit} />}
      </Form>
    </DeskPage>
  )
}

function Found({ form, reach, visit }: { readonly form: FormState; readonly reach: Reach; readonly visit: CaseVisit }) {
  const spellings = spellingsOf(textOf(form.given, 'words').split('\n'))
  const ticked = new Set(form.given.get('record') ?? [])
  const hidden = [...reach.hiddenCounts].map(([place, count]) => placeInWords(place, count)).join(', ')
  return (
    <>
      <input type="hidden" name="looked" value={form.given.get('looked')?.[0] ?? ''} />
      <fieldset class={form.errors['record'] === undefined ? 'field' : 'field wrong'} id="field-record">
        <legend>{reach.shown.length === 0 ? 'The words stand nowhere that you may read' : 'Where the words stand'}</legend>
        {form.errors['record'] !== undefined && <p class="error">{form.errors['record']}</p>}
        <p class="hint">
          Files were looked into as far as text was taken from them. What stands in a picture or a recording is not found, nor what stands
          in a list that is not imported: remove its file at its case.
        </p>
        <NotLookedInto unread={reach.unread} />
        {reach.shown.map((mention) => (
          <div class="option" key={mention.record}>
            <input
              id={`record-${mention.record}`}
              type="checkbox"
              name="record"
              value={mention.record}
              checked={ticked.has(mention.record)}
            />
            <label for={`record-${mention.record}`}>
              {placeOf(mention, visit)}
              {mention.places.slice(0, 3).map(({ at, text }) => (
                <span class="hint" key={at} dir="auto">
                  <Marked text={text} hits={spellings.find(text)} />
                </span>
              ))}
              {mention.wholly.length > 0 && (
                <span class="hint">
                  It says in another language what the words stand in, and may write them otherwise: that text is replaced whole.
                </span>
              )}
              {mention.files.length > 0 && (
                <span class="hint">
                  They stand in its file. The file goes, with its words and all copies of it: words cannot be taken out of an original.
                </span>
              )}
              {mention.places.length > 3 && <span class="hint">and {mention.places.length - 3} more places in it</span>}
            </label>
          </div>
        ))}
      </fieldset>
      {hidden !== '' && (
        <Tick
          form={form}
          name="elsewhere"
          label={`Also from ${hidden}`}
          hint="Work of others that is not shown here. The gap stands where they wrote the words."
        />
      )}
      {reach.others.records > 0 && (
        <p class="notice">
          The words also stand in {reach.others.records} {reach.others.records === 1 ? 'record' : 'records'} of {reach.others.cases}{' '}
          {reach.others.cases === 1 ? 'case' : 'cases'} whose whole file you may not read. An administrator who is a member there, with
          clearance for what is sealed, has to erase them. That you looked for the words is on record in each of these cases.
        </p>
      )}
    </>
  )
}

function placeOf({ where, record, value, prefix }: Mention, { opened }: CaseVisit): string {
  if (where.kind === 'edition')
    return prefix === 'head_'
      ? `How ${where.appeal}, version ${where.version}, stands in lists`
      : `The published ${where.appeal}, version ${where.version}, ${where.lang}: each text that holds the words is replaced whole`
  if (where.kind === 'other') return placeInWords(where.table, 1)
  const { id } = value as { readonly id?: string }
  const newest = where.list === 'claims' || [...opened.entries.values()].some((meta) => meta.record === record)
  const name = entryInWords(where.list, where.position, { ...(typeof id === 'string' && { id }), newest })
  return where.caseKey === opened.key ? `In this case: ${name}` : `In another case of yours: ${name}`
}

/** A stretch of the text around the first words that are found, with all that are found in it marked. */
function Marked({ text, hits }: { readonly text: string; readonly hits: readonly { readonly from: number; readonly to: number }[] }) {
  const first = hits[0]
  if (first === undefined) return <>{text.slice(0, 160)}</>
  const [start, end] = [Math.max(0, first.from - 60), Math.min(text.length, first.to + 100)]
  const parts = []
  let done = start
  for (const { from, to } of hits) {
    if (from >= end) break
    parts.push(text.slice(done, from), <mark key={from}>{text.slice(from, to)}</mark>)
    done = to
  }
  return (
    <>
      {start > 0 && '…'}
      {parts}
      {text.slice(done, end)}
      {end < text.length && '…'}
    </>
  )
}
