import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { facts } from '../fixtures/hospital-case.ts'
import { keepBroughtAppeal, keepBroughtSubmission } from '../fixtures/kept-brought.ts'
import { canaryAppeal, canaryCase } from '../fixtures/canary-case.ts'
import { keepAppeal } from '../../src/appeals/index.ts'
import { importCase, loadCaseWith, recordEntries, type EntryChange } from '../../src/cases/index.ts'
import type { Database } from '../../src/platform/index.ts'
import { publishAppeal } from '../../src/publishing/index.ts'
import { addSubmission, type SubmissionText } from '../../src/submissions/index.ts'

/**
 * A case with an appeal of its own over it, a dossier for that and a submission, both begun and each with a line of the ledger as though it had
 * been brought to its body. `word` stands in all that they say.
 */
export type CanaryCase = {
  readonly id: string
  readonly word: string
  readonly key: number
  readonly appeal: string
  readonly submission: string
  readonly dossier: string
  readonly delivery: string
  readonly submissionDelivery: string
}

/** The appeal over the first two cases. */
export const overBoth = 'zqa-both'

/** Keeps so many cases, each full of a word of its own, with an appeal each; and one appeal over the first two. */
export async function keepCanaries(db: Database, words: readonly string[], now: Date): Promise<readonly CanaryCase[]> {
  const kept: CanaryCase[] = []
  // Every second one is published, which must make no difference at the desk.
  for (const [index, word] of words.entries()) kept.push(await keepCanary(db, { id: `zq-${index}`, word, now, published: index % 2 === 1 }))
  const [one, other] = kept
  if (one !== undefined && other !== undefined)
    await keepAppeal(db, canaryAppeal(overBoth, other.word, [one.id, other.id]), { clock: () => now })
  return kept
}

type NewCanary = {
  readonly id: string
  readonly word: string
  readonly now: Date
  readonly published?: boolean
  /** Whether anything of it was brought to a body, which costs more than a test of hundreds of cases may. */
  readonly brought?: boolean
}

export async function keepCanary(db: Database, { id, word, now, published = false, brought = true }: NewCanary): Promise<CanaryCase> {
  const clock = () => now
  const appeal = id.replace('zq', 'zqa')
  const outcome = await importCase(db, canaryCase(id, word), { clock })
  assert.notEqual(outcome.kind, 'refused')
  const logged = await db.transaction().execute((tx) => recordEntries(tx, id, logOf(word), { by: 'import', at: now, facts }))
  assert.equal(logged.kind, 'recorded')
  await keepAppeal(db, canaryAppeal(appeal, word, [id]), { clock })
  if (published) assert.equal((await publishAppeal(db, appeal, { by: word, as: 'operator', clock, facts })).kind, 'published')
  const loaded = await loadCaseWith(db, id)
  const { key } = loaded!
  const submission = await keepSubmission(db, { key, word, now })
  return { id, word, appeal, key, submission, ...(brought ? await bring(db, { word, appeal, key, submission }, now) : nothingBrought) }
}

type Brought = Pick<CanaryCase, 'dossier' | 'delivery' | 'submissionDelivery'>
const nothing = '00000000-0000-4000-8000-000000000000'
const nothingBrought: Brought = { dossier: nothing, delivery: nothing, submissionDelivery: nothing }

async function bring(db: Database, canary: Pick<CanaryCase, 'word' | 'appeal' | 'key' | 'submission'>, at: Date): Promise<Brought> {
  const { word, appeal, key, submission } = canary
  const [said, doing] = [
    { word, day: '2021-07-24' },
    { by: 'staff-0', at },
  ]
  const ofAppeal = await keepBroughtAppeal(db, appeal, said, doing)
  return { ...ofAppeal, submissionDelivery: await keepBroughtSubmission(db, { submission, caseKey: key }, said, doing) }
}

async function keepSubmission(
  db: Database,
  { key, word, now }: Pick<CanaryCase, 'key' | 'word'> & { readonly now: Date },
): Promise<string> {
  const id = randomUUID()
  const answers = { 'arrest.place': { text: `Place ${word}` } }
  const text: SubmissionText = { lang: 'en', subject: 'P1', answers, consents: {}, annexes: [] }
  const submission = { id, caseKey: key, form: 'wgad-questionnaire', body: 'wgad', lang: 'en', text }
  await db.transaction().execute((tx) => addSubmission(tx, submission, { by: 'staff-0', at: now }))
  return id
}

/** What the desk keeps beside the file: a call of which a claim was made, an attempt to reach somebody, a note. */
function logOf(word: string): readonly EntryChange[] {
  const heard = { name: `Caller ${word}`, at: '2021-07-20', channel: 'phone', next: '2021-07-22' }
  return [
    { kind: 'add', list: 'calls', entry: { kind: 'call', ...heard, said: `Said ${word}`, promised: `Promised ${word}` } },
    { kind: 'add', list: 'calls', entry: { kind: 'claim', call: 0, claim: 'C4' } },
    { kind: 'add', list: 'contacts', entry: { ...heard, name: `Office ${word}`, outcome: 'refused', note: `Note ${word}` } },
    { kind: 'add', list: 'sources', entry: { id: 'S4', name: `Label ${word}`, kind: 'person', protected: true } },
    { kind: 'add', list: 'identities', entry: { source: 'S4', name: `Secret ${word}`, contact: `Reached ${word}`, readers: ['staff-0'] } },
    { kind: 'add', list: 'handovers', entry: { kind: 'note', open: `Open ${word}`, watch: `Watch ${word}` } },
  ]
}
