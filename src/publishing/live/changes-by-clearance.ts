import { readableBy, type CaseDocument } from '../../cases/index.ts'
import type { FactDictionary, Sensitivity } from '../../claims/index.ts'
import { defaultSettings, evaluate } from '../../evaluation/index.ts'
import type { Day } from '../../kit/index.ts'
import type { Edition } from '../edition.ts'
import { keyOfChange, type ClearedChange, type NoteChange } from './change.ts'
import { changesSince } from './changes-since.ts'
import { notesWithIdsOfToday, placesIn, type Places, type Positions } from './places.ts'

/** From who may read least to who may read everything. */
const levels = ['public', 'team', 'privileged', 'sealed'] as const

/** What an edition cited of a case as it was then; null of what was published before that was kept. */
export type CitedThen = {
  readonly edition: Edition
  readonly places: Places | null
  /** By clearance: what read otherwise than in the edition already then, for whoever may not read all that it was made from. */
  readonly already: Already | null
}
export type Already = Readonly<Partial<Record<Sensitivity, readonly string[]>>>

/** A case as a whole, and on which day it is looked at. */
export type WholeCase = {
  readonly document: CaseDocument
  readonly positions: Positions
  readonly facts: FactDictionary
  readonly at: Day
}

/** What is kept of a case when an edition that cites it is published. */
export function citedNow(edition: Edition, whole: WholeCase): { readonly places: Places; readonly already: Already } {
  const { document, positions, facts, at } = whole
  const evaluation = evaluate(document, facts, defaultSettings, { at, known: null })
  const places = placesIn(edition, document.case.id, { claims: document.claims, evaluation, positions })
  const cited = { edition, places, already: {} }
  const already = changesAtLevels([cited], whole).map((changes, index) => [levels[index]!, (changes.get(cited) ?? []).map(keyOfChange)])
  return { places, already: Object.fromEntries(already) }
}

/**
 * What has changed since editions cited a case, and who may know of each change: it is told from the least clearance whose
 * part of the file shows it. Each part is read by itself, so that what somebody may not read neither adds a change to what
 * they are told nor takes one away. What a part already showed otherwise when the edition was made of the whole file is no
 * change, unless it has become so of the whole. Evaluates the file once for each part that differs.
 */
export function changesByClearance(cited: readonly CitedThen[], whole: WholeCase): ReadonlyMap<Edition, readonly ClearedChange[]> {
  const parts = changesAtLevels(cited, whole)
  return new Map(
    cited.map((each) => {
      const ofWhole = new Set((parts.at(-1)?.get(each) ?? []).map(keyOfChange))
      const told = new Map<string, ClearedChange>()
      for (const [index, clearance] of levels.entries()) {
        const already = new Set(each.already?.[clearance])
        for (const change of parts[index]?.get(each) ?? []) {
          const key = keyOfChange(change)
          const isNew = ofWhole.has(key) || (each.already !== null && !already.has(key))
          if (isNew && !told.has(key)) told.set(key, { ...change, clearance })
        }
      }
      return [each.edition, [...told.values()].toSorted((a, b) => a.note - b.note)]
    }),
  )
}

type Changes = ReadonlyMap<CitedThen, readonly NoteChange[]>

/** For each level what its part of the file shows otherwise than the editions; a level that adds nothing is as the next. */
function changesAtLevels(cited: readonly CitedThen[], { document, positions, facts, at }: WholeCase): readonly Changes[] {
  const parts = levels.map((level) => (level === 'sealed' ? document : readableBy(document, level)))
  const changes: Changes[] = []
  for (const [index, file] of [...parts.entries()].toReversed()) {
    const next = parts[index + 1]
    const same = next?.claims.length === file.claims.length && next.documents.length === file.documents.length
    const above = same ? changes[0] : undefined
    changes.unshift(above ?? changesIn(file))
  }
  return changes

  function changesIn(file: CaseDocument): Changes {
    const evaluation = evaluate(file, facts, defaultSettings, { at, known: null })
    const ground = { claims: file.claims, evaluation, positions }
    return new Map(
      cited.map((each) => {
        const notes = notesWithIdsOfToday(each.edition, file.case.id, each.places, ground)
        return [each, changesSince(notes, each.edition.lang, { file, evaluation, facts })]
      }),
    )
  }
}
