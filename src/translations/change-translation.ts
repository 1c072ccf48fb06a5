import { erasureAtBase, type Transaction } from '../platform/index.ts'
import { readTranslation, type InLanguage } from './read-translation.ts'
import { addEntries, lockTranslations, type NewEntry, type Writing } from './store.ts'
import type { TranslatedSegment } from './translation.ts'

/** One thing that somebody does to the translation of a sentence, by its key. `base` is that of the translation as they saw it. */
export type TranslationChange = { readonly key: string; readonly base: number } & (
  | {
      readonly kind: 'write'
      readonly target: string
      readonly note: string
      /** Whether its review is asked for at once. */
      readonly ask: boolean
      /** Whether a machine's draft was put aside and a person translated the sentence anew. */
      readonly anew: boolean
    }
  | { readonly kind: 'ask' }
  /** The remark says why, where something is marked. */
  | { readonly kind: 'approve'; readonly remark?: string }
  | { readonly kind: 'send-back'; readonly remark: string }
)

export type ChangedTranslation =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged' }
  /** Somebody else changed it since, or erased words: what stands now. Nothing was written. */
  | {
      readonly kind: 'changed-meanwhile'
      readonly segment: TranslatedSegment
      readonly by: string
      readonly at: Date
      readonly erased: boolean
    }
  /** The text does not say this any more; `now` is what it says in its place, where that can be told. */
  | { readonly kind: 'gone'; readonly now: TranslatedSegment | undefined }
  /** There is nothing translated that could be reviewed, or its review is not asked for. */
  | { readonly kind: 'not-in-review' }
  /** Who translated it does not approve it. */
  | { readonly kind: 'own' }

/**
 * Does one thing to a translation, as a further row; others who change a translation of the same appeal into the same language
 * wait until the transaction ends. Takes the appeal as it stands.
 */
export async function changeTranslation(
  tx: Transaction,
  { appeal, lang, takenDown = null }: InLanguage,
  change: TranslationChange,
  writing: Writing,
): Promise<ChangedTranslation> {
  await lockTranslations(tx, appeal.id, lang)
  const { translation, entries, onePerson } = await readTranslation(tx, appeal, lang, { takenDown })
  const { segments } = translation
  const segment = segments.find(({ key }) => key === change.key)
  if (segment === undefined) return { kind: 'gone', now: successorOf(segments, change.key) }
  const last = entries.findLast((entry) => entry.base === segment.base)
  if (segment.base !== change.base && last !== undefined) {
    const erased = await erasureAtBase(tx, segment.base)
    const { by, at } = erased ?? last
    return { kind: 'changed-meanwhile', segment, by, at, erased: erased !== null }
  }
  switch (change.kind) {
    case 'write': {
      const written = writtenEntry(segment, change, writing.by)
      if (written === null) return { kind: 'unchanged' }
      await addEntries(tx, appeal.id, lang, [written], writing)
      return { kind: 'changed' }
    }
    case 'ask': {
      if (segment.state !== 'draft') return { kind: 'not-in-review' }
      await addEntries(tx, appeal.id, lang, [entryOf(segment, 'asked', segment.unread ? { translator: writing.by } : {})], writing)
      return { kind: 'changed' }
    }
    case 'approve':
    case 'send-back': {
      const way = mayReview(segment, writing.by, onePerson)
      if (way !== 'may') return { kind: way }
      const remark = change.remark === undefined || change.remark === '' ? {} : { remark: change.remark }
      const next = entryOf(segment, change.kind === 'approve' ? 'approved' : 'sent-back', remark)
      await addEntries(tx, appeal.id, lang, [next], writing)
      return { kind: 'changed' }
    }
    default:
      return change satisfies never
  }
}

/** Whether somebody may approve or send back a sentence: not what they translated themselves, unless one person may go alone. */
export function mayReview(segment: TranslatedSegment, by: string, onePerson: boolean): 'may' | 'not-in-review' | 'own' {
  if (segment.state !== 'in-review') return 'not-in-review'
  return segment.by === by && !onePerson ? 'own' : 'may'
}

/**
 * Asks for the review of every draft that a person wrote and nobody sent back; a machine's draft has to be taken over first,
 * one by one. Gives how many there were.
 */
export async function askForAll(tx: Transaction, { appeal, lang, takenDown = null }: InLanguage, writing: Writing): Promise<number> {
  await lockTranslations(tx, appeal.id, lang)
  const { segments } = (await readTranslation(tx, appeal, lang, { takenDown })).translation
  const ready = new Map(segments.filter(isReadyForReview).map((segment) => [segment.key, segment]))
  await addEntries(
    tx,
    appeal.id,
    lang,
    [...ready.values()].map((segment) => entryOf(segment, 'asked')),
    writing,
  )
  return ready.size
}

/** Whether the review of a sentence may be asked for together with that of others. */
export const isReadyForReview = ({ state, unread, remark }: TranslatedSegment): boolean =>
  state === 'draft' && !unread && remark === undefined

/** What now stands where a sentence stood that was changed: the one whose translation went stale by it. */
export const successorOf = (segments: readonly TranslatedSegment[], key: string): TranslatedSegment | undefined =>
  segments.find(({ was }) => was?.key === key)

/** The next row of a sentence: what stands of it, with what is said otherwise. */
export function entryOf(
  { kind, text, cites, place, target, note, machine, by }: TranslatedSegment,
  step: NewEntry['step'],
  otherwise: Partial<NewEntry> = {},
): NewEntry {
  return {
    step,
    kind,
    source: text,
    cites,
    place,
    target: target ?? '',
    note: note ?? '',
    machine,
    translator: by ?? '',
    ...otherwise,
  }
}

/** What is written of a sentence; null where nothing of it changes. */
function writtenEntry(
  segment: TranslatedSegment,
  { target, note, ask, anew }: Extract<TranslationChange, { kind: 'write' }>,
  by: string,
): NewEntry | null {
  const [text, remark] = [tidy(target), tidyNote(note)]
  const before = segment.target ?? ''
  // Neither emptied for a while nor said to be new while it is not, a machine's draft stops being one.
  const isNew = anew && text !== '' && text !== before && text !== segment.was?.target
  const machine = !isNew && (segment.machine || segment.was?.machine === true)
  const same = text === before && machine === segment.machine
  const asks = ask && text !== ''
  const isDraft = segment.state === 'draft'
  if (same && remark === (segment.note ?? '') && !segment.unread && !(asks && isDraft)) return null
  // Another's note leaves the words theirs; whoever takes a machine's draft over stands behind it.
  const translator = text !== before || segment.unread || segment.by === undefined ? by : segment.by
  const waits = same && (segment.state === 'in-review' || segment.state === 'approved')
  return entryOf(segment, asks || waits ? 'asked' : 'written', { target: text, note: remark, machine, translator })
}

/** Without space at its ends and signs that nobody sees; lines end as they do everywhere here. */
export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim()
    .normalize('NFC')

/** The same of a note, whose lines begin at their margin: so it stands in a PO file. */
export const tidyNote = (text: string): string => tidy(text).replaceAll(/^[^\S\n]+|[^\S\n]+$/gm, '')
