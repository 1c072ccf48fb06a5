import type { Appeal } from '../../cases/index.ts'
import type { Transaction } from '../../platform/index.ts'
import { entryOf, tidy, tidyNote } from '../change-translation.ts'
import type { TranslationEntry } from '../entry.ts'
import { isLanguageTag } from '../language-tag.ts'
import { segmentKey, segmentKinds } from '../segment.ts'
import { readTranslation } from '../read-translation.ts'
import { addEntries, lockTranslations, type NewEntry, type Writing } from '../store.ts'
import { newestByKey, type TranslatedSegment } from '../translation.ts'
import { textOfKeys, type ReturnedFile, type ReturnedUnit } from './exchange-file.ts'

/** What becomes of one sentence of a file. */
export type ImportedSentence = {
  /** How the sentence is called in the text; in the file, where the text does not have it. */
  readonly place: string
  readonly source: string
  readonly target: string
  readonly outcome:
    /** It is written: as a draft, or, where the file says that it is done, for review. */
    | 'draft'
    | 'for-review'
    /** Only its note is written. */
    | 'note'
    /** It says what stands already, or nothing. */
    | 'same'
    /** The text does not say this any more. */
    | 'not-in-text'
    /** The source was changed in the file. */
    | 'source-changed'
    /** Somebody changed the translation here since the file was made. */
    | 'changed-here'
}

export type ImportOutcome =
  | {
      readonly kind: 'read'
      /** Whether the file was made of the text as it stands now. */
      readonly sameText: boolean
      readonly sentences: readonly ImportedSentence[]
      /** How many were written, or would be. */
      readonly written: number
    }
  | { readonly kind: 'other-appeal'; readonly appeal: string }
  | { readonly kind: 'other-language'; readonly lang: string }

/**
 * Takes what a file of translators says into the translation: what still fits the text and what nobody changed here since. A
 * file never approves. `dryRun`: only says what would be done.
 */
export async function importFile(
  tx: Transaction,
  { appeal, lang }: { readonly appeal: Appeal; readonly lang: string },
  file: ReturnedFile,
  { dryRun = false, ...writing }: Writing & { readonly dryRun?: boolean },
): Promise<ImportOutcome> {
  if (file.appeal !== appeal.id) return { kind: 'other-appeal', appeal: file.appeal }
  if (file.lang !== lang || lang === appeal.lang || !isLanguageTag(lang)) return { kind: 'other-language', lang: file.lang }
  await lockTranslations(tx, appeal.id, lang)
  const { translation, entries } = await readTranslation(tx, appeal, lang)
  const { segments } = translation
  const atExport = newestByKey(entries.filter(({ number }) => number <= file.number))
  const seen = new Set<string>()
  const judged = file.units.flatMap((unit) => {
    if (seen.has(unit.key)) return []
    seen.add(unit.key)
    return [
      judge(unit, {
        segment: segments.find(({ key }) => key === unit.key),
        before: atExport.get(unit.key),
        number: file.number,
        by: writing.by,
      }),
    ]
  })
  const written = judged.flatMap(({ entry }) => (entry === null ? [] : [entry]))
  if (!dryRun) await addEntries(tx, appeal.id, lang, written, writing)
  return {
    kind: 'read',
    sameText: textOfKeys(segments.map(({ key }) => key)) === file.text,
    sentences: judged.map(({ sentence }) => sentence),
    written: written.length,
  }
}

type Standing = {
  readonly segment: TranslatedSegment | undefined
  /** What stood of it when the file was made. */
  readonly before: TranslationEntry | undefined
  readonly number: number
  readonly by: string
}

function judge(
  unit: ReturnedUnit,
  { segment, before, number, by }: Standing,
): { readonly sentence: ImportedSentence; readonly entry: NewEntry | null } {
  const [target, note] = [tidy(unit.target), tidyNote(unit.note)]
  const say = (outcome: ImportedSentence['outcome'], entry: NewEntry | null = null) => ({
    sentence: { place: segment?.place ?? unit.place, source: segment?.text ?? unit.source, target, outcome },
    entry,
  })
  if (segmentKinds.every((kind) => segmentKey(kind, unit.source) !== unit.key)) return say('source-changed')
  if (segment === undefined) return say('not-in-text')
  const stands = segment.target ?? ''
  // A stale sentence goes out with its old translation: sent back as it was, it is still open.
  const isOld = segment.was !== undefined && stands === '' && target === segment.was.target && !unit.finished
  const sameWords = target === stands || target === '' || isOld
  const sameNote = note === (segment.note ?? '')
  const done = sameWords && target !== '' && !isOld && segment.state === 'draft' && unit.finished
  if (sameWords && sameNote && !done) return say('same')
  const changedHere = segment.base < 0 || segment.base > number
  if (changedHere) return target === (before?.target ?? '') && note === (before?.note ?? '') ? say('same') : say('changed-here')
  if (sameWords && !done) return say('note', entryOf(segment, noteStep(segment), { note }))
  const step = unit.finished ? 'asked' : 'written'
  const translator = target === stands && !segment.unread ? (segment.by ?? by) : by
  const machine = segment.machine || segment.was?.machine === true
  return say(unit.finished ? 'for-review' : 'draft', entryOf(segment, step, { target, note, machine, translator }))
}

/** A note changes no word; what was approved without it is looked at again. */
const noteStep = ({ state, unread }: TranslatedSegment): NewEntry['step'] =>
  unread ? 'machine' : state === 'in-review' || state === 'approved' ? 'asked' : 'written'
