import type { Clock, Database, JobHandler } from '../../platform/index.ts'
import { addEntries, lockTranslations, readEntries } from '../store.ts'
import { newestByKey } from '../translation.ts'
import { askServer } from './ask-server.ts'
import { draftQueue, endRequest, noteDrafted, openRequest, type SentToServer } from './requests.ts'
import { serverInWords, type TranslationServer } from './server.ts'

type Drafting = {
  readonly server: TranslationServer | undefined
  readonly clock: Clock
  /** Whether a sentence may still go: asked before each, since its appeal may have been taken down while the job ran. */
  readonly mayLeave: (sentence: { readonly appeal: string; readonly key: string }, now: Date) => Promise<boolean>
}

/** What translations have to do in the background: sentence by sentence, the drafts that somebody asked a server for. */
export const translationJobs = (db: Database, drafting: Drafting): Readonly<Record<string, JobHandler>> => ({
  [draftQueue]: ({ id }) => draftInBackground(db, String(id), drafting),
})

/**
 * Sends what was let go and keeps each answer as a draft that nobody read. Called again for the same request it goes on
 * where it was: a sentence whose answer was not kept is sent again. What is translated meanwhile is never overwritten. At the
 * first failure it ends and says so; whoever wants more asks again.
 */
async function draftInBackground(db: Database, id: string, { server, clock, mayLeave }: Drafting): Promise<void> {
  const found = await openRequest(db, id)
  if (found === null) return endRequest(db, id, clock(), null)
  const { sent, by } = found
  // Nothing goes to another server than the one that was named.
  if (server === undefined || serverInWords(server) !== sent.server) return endRequest(db, id, clock(), 'not-configured')
  for (const [index, sentence] of sent.sentences.entries()) {
    if (index < found.done) continue
    // An erasure may have come since.
    if ((await openRequest(db, id)) === null) return endRequest(db, id, clock(), null)
    if (!(await mayLeave({ appeal: sent.appeal, key: sentence.key }, clock()))) return endRequest(db, id, clock(), 'stopped')
    const outcome = await askServer(server, { text: sentence.text, sourceLang: sent.sourceLang, lang: sent.lang })
    if (outcome.kind === 'failed') return endRequest(db, id, clock(), outcome.why)
    await keepDraft(db, { id, sent, sentence, done: index + 1, text: outcome.text }, { by, at: clock() })
  }
  return endRequest(db, id, clock(), null)
}

type Drafted = {
  readonly id: string
  readonly sent: SentToServer
  readonly sentence: SentToServer['sentences'][number]
  readonly done: number
  readonly text: string
}

const keepDraft = (
  db: Database,
  { id, sent, sentence, done, text }: Drafted,
  writing: { readonly by: string; readonly at: Date },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockTranslations(tx, sent.appeal, sent.lang)
    await noteDrafted(tx, id, done)
    const before = newestByKey(await readEntries(tx, sent.appeal, sent.lang)).get(sentence.key)
    if (before !== undefined && before.target !== '') return
    const { kind, cites, place } = sentence
    const words = { kind, source: sentence.text, cites, place, target: text, note: before?.note ?? '' }
    await addEntries(tx, sent.appeal, sent.lang, [{ ...words, step: 'machine', machine: true, translator: writing.by }], writing)
  })
