import { randomUUID } from 'node:crypto'
import { directionOf } from '../../../kit/index.ts'
import { findEdition, keysOfEdition } from '../../../publishing/index.ts'
import {
  askForDrafts,
  lastDraftRequest,
  serverInWords,
  type DraftFailure,
  type DraftRequest,
  type TranslatedSegment,
  type TranslationServer,
} from '../../../translations/index.ts'
import { standingOfAppeal } from '../appeals/index.ts'
import { change } from '../change.ts'
import { emptyForm, filledWith, Form, Options, readForm, textOf, textsOf, Tick, type Errors, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { recordTranslation } from './record-translation.ts'
import { translationRoutes } from './routes.ts'
import { languageInWords, partsOf, translationCrumbs, translationHref, withTranslation, type TranslationVisit } from './the-translation.tsx'

/** GET …/machine: which sentences may go to the configured server, and what came of the last. */
export const showMachine = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, async (visit) => {
    const open = await mayBeSent(visit)
    return show(visit, open, filledWith({ sentences: open.map(({ key }) => key) }), 200)
  })

export const sendToMachine = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, async (visit) => {
    const [sent, open, server] = [await readForm(visit.c), await mayBeSent(visit), visit.needs.translationServer]
    const unreadable = { ...emptyForm, errors: { '': 'What was sent is no form that can be read.' } }
    if (sent.kind === 'unreadable') return show(visit, open, unreadable, 422)
    const { given } = sent
    const chosen = new Set(textsOf(given, 'sentences'))
    const sentences = open.filter(({ key }) => chosen.has(key))
    const named = server === undefined ? '' : serverInWords(server)
    const errors: Errors = {
      ...(server === undefined && { '': 'No server for machine drafts is configured.' }),
      ...(server !== undefined &&
        textOf(given, 'server') !== named && { '': 'Another server is configured by now. Look at its name, then decide again.' }),
      ...(sentences.length === 0 && {
        sentences: 'Tick one sentence at least. What may not be sent, or is translated already, is not listed.',
      }),
      ...(textOf(given, 'agree') !== 'yes' && { agree: 'Say that these sentences may go to this server.' }),
    }
    if (server === undefined || Object.keys(errors).length > 0) return show(visit, open, { given, errors }, 422)
    const { opened, lang, staff, now } = visit
    return change(visit, given, async (tx) => {
      const what = { id: randomUUID(), appeal: opened.whole.id, sourceLang: opened.whole.lang, lang, sentences: sentences.map(wordsOf) }
      await askForDrafts(tx, what, server, { by: staff.id, at: now })
      await recordTranslation(tx, visit, 'translation.machine', { sentences: sentences.length })
      return { kind: 'done', location: withNotice(hrefOf(translationRoutes.machine, partsOf(visit)), 'machine-asked') }
    })
  })

const wordsOf = ({ key, kind, text, cites, place }: TranslatedSegment) => ({ key, kind, text, cites, place })

/**
 * The sentences that have no translation and may leave the house: those that the newest version that stands published says in
 * the same words, and all of them where the text as it stands may be published today. None while something stops its publication.
 */
async function mayBeSent(visit: TranslationVisit): Promise<readonly TranslatedSegment[]> {
  const { needs, opened, read } = visit
  const open = [...new Map(read.translation.segments.filter(({ target }) => target === null).map((one) => [one.key, one])).values()]
  if (open.length === 0) return open
  const standing = await standingOfAppeal(visit, opened)
  // Approved once is not enough: what stops publication today stops this, too.
  if (standing.leave.kind === 'may') return open
  if (standing.stops.length + standing.unreadableStops > 0) return []
  const found = await findEdition(needs.db, opened.whole.id)
  if (found === null || found.takenDown !== undefined) return []
  const published = keysOfEdition(found.edition)
  return open.filter(({ key }) => published.has(key))
}

async function show(visit: TranslationVisit, open: readonly TranslatedSegment[], form: FormState, status: 200 | 422): Promise<Response> {
  const { needs, opened, lang } = visit
  const last = await lastDraftRequest(needs.db, opened.whole.id, lang)
  return answer(
    visit,
    <MachinePage {...{ visit, open, form, last }} server={needs.translationServer} who={await whoWrote(visit)} />,
    status,
  )
}

type MachineProperties = {
  readonly visit: TranslationVisit
  readonly open: readonly TranslatedSegment[]
  readonly form: FormState
  readonly last: DraftRequest | null
  readonly server: TranslationServer | undefined
  readonly who: (by: string) => string
}

function MachinePage({ visit, open, form, last, server, who }: MachineProperties) {
  const { lang, opened, read } = visit
  const untranslated = read.translation.segments.filter(({ target }) => target === null).length
  return (
    <DeskPage visit={visit} title={`Machine drafts in ${languageInWords(lang)}`} crumbs={translationCrumbs(visit)} evidence>
      <h1>Machine drafts: {languageInWords(lang)}</h1>
      <p>
        A machine’s draft is marked as such until somebody takes it over, is approved by nobody but a person, and an edition with it says
        so. Only what is published already, or may be published today, is sent; nothing else of the case.
      </p>
      {last !== null && <Last last={last} who={who} />}
      {server === undefined ? (
        <p>
          No server is configured. Whoever runs Amparo can name one of their own (TRANSLATION_URL); until then nothing is sent anywhere.
        </p>
      ) : open.length === 0 ? (
        <p>
          {untranslated === 0
            ? 'Every sentence has a translation already.'
            : 'Of the sentences that have no translation, none is published, or may be published today, in these words.'}{' '}
          <a href={translationHref(visit)}>All sentences</a>
        </p>
      ) : (
        <Form
          visit={visit}
          form={form}
          action={hrefOf(translationRoutes.machine, partsOf(visit))}
          submit="Send and ask for drafts"
          beside={<a href={translationHref(visit)}>Back to all sentences</a>}
        >
          <input type="hidden" name="server" value={serverInWords(server)} />
          <div lang={opened.appeal.lang} dir={directionOf(opened.appeal.lang)}>
            <Options
              form={form}
              type="checkbox"
              name="sentences"
              label="Which sentences"
              options={open.map(({ key, place, text }) => ({ value: key, label: `${place}: ${text}` }))}
            />
          </div>
          <Tick
            form={form}
            name="agree"
            label={`These sentences may go to ${serverInWords(server)}`}
            hint="Whoever runs that server can read them."
          />
        </Form>
      )}
    </DeskPage>
  )
}

const Last = ({ last, who }: { readonly last: DraftRequest; readonly who: (by: string) => string }) => (
  <p class="notice">
    {'Last asked by '}
    <bdi>{who(last.by)}</bdi>
    {` on ${momentInWords(last.at)}: ${last.done} of ${last.total} done. `}
    {last.failure === null ? (last.over ? 'It is over.' : 'It goes on in the background.') : failures[last.failure]}
  </p>
)

const failures: Readonly<Record<DraftFailure, string>> = {
  'not-reached': 'Then the server was not reached. Ask again later.',
  refused: 'Then the server refused. Whoever runs Amparo looks at its key, its model and its languages.',
  'no-draft': 'Then the server gave no translation. Translate that sentence here, or ask again without it.',
  stopped: 'Then the text could not be published any more: it was changed, taken down, or something stops it. Look at its publication.',
  'not-configured': 'Then another server was configured, or none. Ask again.',
}
