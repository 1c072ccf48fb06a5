import { directionOf } from '../../../kit/index.ts'
import {
  importFile,
  largestExchangeFile,
  readExchange,
  type ImportedSentence,
  type ImportOutcome,
  type ReturnedFile,
} from '../../../translations/index.ts'
import { change } from '../change.ts'
import { emptyForm, FileField, Form, readForm, textOf, type FormState, type SentForm } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { recordTranslation } from './record-translation.ts'
import { translationRoutes } from './routes.ts'
import { languageInWords, partsOf, translationCrumbs, translationHref, withTranslation, type TranslationVisit } from './the-translation.tsx'

/** What the form may weigh that carries a file of translators. */
export const largestExchangeForm = largestExchangeFile + 100_000

export const showImport = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, (visit) => answer(visit, <ImportPage visit={visit} form={emptyForm} />))

/** POST …/import: only looks, or takes what fits; both tell it sentence by sentence. */
export const takeImport = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, async (visit) => {
    const sent = await readForm(visit.c)
    const read =
      sent.kind === 'sent' ? await fileIn(sent) : { kind: 'unreadable' as const, reason: 'What was sent is no form that can be read.' }
    if (read.kind === 'unreadable' || sent.kind === 'unreadable') return wrong(visit, read.kind === 'unreadable' ? read.reason : '')
    return textOf(sent.given, 'do') === 'look' ? look(visit, read.file) : take(visit, sent, read.file)
  })

async function look(visit: TranslationVisit, file: ReturnedFile): Promise<Response> {
  const { needs, opened, lang, staff, now } = visit
  const outcome = await needs.db
    .transaction()
    .execute((tx) => importFile(tx, { appeal: opened.whole, lang }, file, { by: staff.id, at: now, dryRun: true }))
  return outcome.kind === 'read'
    ? answer(visit, <ImportPage visit={visit} form={emptyForm} outcome={outcome} looked />)
    : wrong(visit, otherInWords(outcome))
}

async function take(visit: TranslationVisit, { given }: Extract<SentForm, { kind: 'sent' }>, file: ReturnedFile): Promise<Response> {
  const { opened, lang, staff, now } = visit
  const taken: { outcome?: Taken } = {}
  const response = await change(visit, given, async (tx) => {
    const outcome = await importFile(tx, { appeal: opened.whole, lang }, file, { by: staff.id, at: now })
    if (outcome.kind !== 'read') return { kind: 'refused', response: wrong(visit, otherInWords(outcome)) }
    taken.outcome = outcome
    if (outcome.written > 0) await recordTranslation(tx, visit, 'translation.import', { sentences: outcome.written })
    return { kind: 'done', location: translationHref(visit) }
  })
  // Sent a second time it was taken before: there is nothing to tell.
  if (response.status !== 303 || taken.outcome === undefined) return response
  return answer(visit, <ImportPage visit={visit} form={emptyForm} outcome={taken.outcome} />)
}

type Taken = Extract<ImportOutcome, { kind: 'read' }>

async function fileIn({ files }: Extract<SentForm, { kind: 'sent' }>) {
  const file = files.get('file')
  if (file === undefined)
    return { kind: 'unreadable' as const, reason: 'Choose the file that came back from the translators: XLIFF 2.0 or PO.' }
  return readExchange(new Uint8Array(await file.arrayBuffer()))
}

const otherInWords = (outcome: Exclude<ImportOutcome, Taken>): string =>
  outcome.kind === 'other-appeal'
    ? `The file is of the appeal ${outcome.appeal.slice(0, 80)}. Open that one, and import it there.`
    : `The file is a translation into ${languageInWords(outcome.lang.slice(0, 40))}. Open that language, and import it there.`

const wrong = (visit: TranslationVisit, reason: string): Response =>
  answer(visit, <ImportPage visit={visit} form={{ ...emptyForm, errors: { file: reason } }} />, 422)

type ImportProperties = {
  readonly visit: TranslationVisit
  readonly form: FormState
  readonly outcome?: Taken
  /** Whether nothing was written. */
  readonly looked?: boolean
}

function ImportPage({ visit, form, outcome, looked = false }: ImportProperties) {
  return (
    <DeskPage visit={visit} title={`Import in ${languageInWords(visit.lang)}`} crumbs={translationCrumbs(visit)} evidence>
      <h1>Import a file of translators: {languageInWords(visit.lang)}</h1>
      {outcome !== undefined && <Report {...{ visit, outcome, looked }} />}
      <p>
        XLIFF 2.0 or PO, as it was exported here and translated elsewhere. What still fits the text is taken; what somebody changed here
        meanwhile stays. A file never approves: what it says is done waits for its review, by another person than you.
      </p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(translationRoutes.importForm, partsOf(visit))}
        submit="Import"
        file
        beside={
          <>
            <button type="submit" name="do" value="look">
              Only look
            </button>
            <a href={translationHref(visit)}>Back to all sentences</a>
          </>
        }
      >
        <FileField form={form} name="file" label="The file" accept=".xlf,.xliff,.po,application/xliff+xml,text/x-gettext-translation" />
      </Form>
    </DeskPage>
  )
}

function Report({ visit, outcome, looked }: { readonly visit: TranslationVisit; readonly outcome: Taken; readonly looked: boolean }) {
  const { sameText, sentences, written } = outcome
  const told = sentences.filter((sentence) => sentence.outcome !== 'same')
  return (
    <section class="notice" role="status" aria-labelledby="report">
      <h2 id="report">{looked ? 'What it would change' : 'Imported'}</h2>
      <p>
        {`${written} of ${sentences.length} sentences ${looked ? 'would be written' : 'are written'}; ${sentences.length - told.length} say what stands already.`}
        {!sameText && ' The file was made of another state of the text: only what still fits is taken.'}
      </p>
      {told.length > 0 && (
        <ul>
          {told.map(({ place, outcome: what, target }) => (
            <li key={`${place} ${target}`}>
              {place}: {inWords[what]}{' '}
              {target !== '' && (
                <q lang={visit.lang} dir={directionOf(visit.lang)}>
                  {target.length > 160 ? `${target.slice(0, 159)}…` : target}
                </q>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const inWords: Readonly<Record<ImportedSentence['outcome'], string>> = {
  draft: 'a draft',
  'for-review': 'waits for its review',
  note: 'its note',
  same: 'says what stands already',
  'not-in-text': 'left out, the text does not say this any more',
  'source-changed': 'left out, its source was changed in the file',
  'changed-here': 'left out, it was changed here since the file was made',
}
