import type { Appeal } from '../cases/index.ts'
import type { TranslationEntry } from './entry.ts'
import { predecessorsOf } from './predecessors.ts'
import { segmentKey, segmentsOf, type Segment } from './segment.ts'

export const translationStates = ['missing', 'stale', 'draft', 'in-review', 'approved'] as const
export type TranslationState = (typeof translationStates)[number]

/** A piece of an appeal and what stands of its translation. */
export type TranslatedSegment = Segment & {
  readonly state: TranslationState
  /** Null where nothing is translated. Of a stale one nothing stands: `was` has it. */
  readonly target: string | null
  /** Whether a machine drafted it, or what stood here before it was emptied. */
  readonly machine: boolean
  /** Whether a machine drafted it and nobody has taken it over yet. */
  readonly unread: boolean
  /** What a change is made from; 0 where nothing was ever written of it. */
  readonly base: number
  readonly note?: string
  /** Why a reviewer sent it back, while it was not changed since. */
  readonly remark?: string
  /** Why a reviewer approved it although something is marked. */
  readonly approvedWhy?: string
  /** The staff member who translated it, who approved it, and when the last of this was done. */
  readonly by?: string
  readonly reviewer?: string
  readonly at?: Date
  /** Whether it was approved before its language was last taken down, and has to be approved again. */
  readonly again?: true
  /** Of a stale one: what the source said and cited when it was translated, and the translation. */
  readonly was?: Former
}

/** A translation of what a sentence said before it was changed. */
export type Former = {
  readonly key: string
  readonly source: string
  readonly cites: readonly string[]
  readonly target: string
  readonly note: string
  readonly machine: boolean
}

export type Translation = {
  readonly lang: string
  readonly segments: readonly TranslatedSegment[]
  readonly counts: Readonly<Record<TranslationState, number>>
}

export type TranslationRules = {
  /** Whether the team lets one person translate and approve alone. */
  readonly onePerson?: boolean
  /** When an edition in the language, or a whole version, was last taken down. */
  readonly takenDown?: Date | null
  /** Whether it is looked for what a changed sentence was before; if not, a stale one counts as missing. */
  readonly former?: boolean
}

/**
 * How far an appeal is translated into a language. Takes its text and all that was done to its translations. A changed
 * sentence makes exactly its own translation stale, a moved one none. What somebody translated and approved themselves counts
 * as approved only where the team lets one person go alone, and otherwise as waiting for its review. What words were erased from
 * is a draft again, and what was approved before this language was last taken down waits for its review again.
 */
export function translationOf(
  appeal: Appeal,
  entries: readonly TranslationEntry[],
  lang: string,
  { onePerson = false, takenDown = null, former = true }: TranslationRules = {},
): Translation {
  const newest = newestByKey(entries)
  const parts = segmentsOf(appeal)
  const here = new Set(parts.map(({ key }) => key))
  const orphans = [...newest].flatMap(([key, entry]) => (here.has(key) || entry.target === '' ? [] : [entry]))
  const living = parts.flatMap((segment) => {
    const entry = newest.get(segment.key)
    return entry === undefined || entry.target === '' ? [] : [{ segment, entry }]
  })
  const translated = new Set(living.map(({ segment }) => segment.key))
  const before = predecessorsOf(former ? parts.filter(({ key }) => !translated.has(key)) : [], orphans, living)
  const segments = parts.map((segment) => stateOf(segment, newest.get(segment.key), before.get(segment.key), { onePerson, takenDown }))
  const counts = { missing: 0, stale: 0, draft: 0, 'in-review': 0, approved: 0 }
  for (const { state } of segments) counts[state] += 1
  return { lang, segments, counts }
}

/** What was last done to the translation of each sentence, by its key. */
export const newestByKey = (entries: readonly TranslationEntry[]): ReadonlyMap<string, TranslationEntry> =>
  new Map(entries.toSorted((a, b) => a.number - b.number).map((entry) => [segmentKey(entry.kind, entry.source), entry]))

function stateOf(
  segment: Segment,
  entry: TranslationEntry | undefined,
  former: TranslationEntry | undefined,
  { onePerson, takenDown }: Required<Pick<TranslationRules, 'onePerson' | 'takenDown'>>,
): TranslatedSegment {
  const note = entry?.note ?? ''
  const said = { base: entry?.base ?? 0, ...(note !== '' && { note }), ...(entry && { at: entry.at }) }
  if (entry === undefined || entry.target === '') {
    const open = { ...segment, ...said, target: null, machine: entry?.machine ?? false, unread: false }
    if (former === undefined) return { ...open, state: 'missing' }
    const { source, cites, target, machine } = former
    return { ...open, state: 'stale', was: { key: segmentKey(former.kind, source), source, cites, target, note: former.note, machine } }
  }
  const { step, target, machine, translator, remark } = entry
  const standing = { ...segment, ...said, target, machine, unread: step === 'machine', by: translator }
  // With a gap in it, it is not what somebody read: neither asked for nor approved.
  if (entry.base < 0) return { ...standing, state: 'draft' }
  switch (step) {
    case 'machine':
    case 'written':
      return { ...standing, state: 'draft' }
    case 'sent-back':
      return { ...standing, state: 'draft', ...(remark !== undefined && { remark }) }
    case 'asked':
      return { ...standing, state: 'in-review' }
    case 'approved':
      if (takenDown !== null && entry.at <= takenDown) return { ...standing, state: 'in-review', again: true }
      return entry.by === translator && !onePerson
        ? { ...standing, state: 'in-review' }
        : { ...standing, state: 'approved', reviewer: entry.by, ...(remark !== undefined && { approvedWhy: remark }) }
    default:
      return step satisfies never
  }
}
