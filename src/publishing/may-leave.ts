import { whatStopsPublication } from '../appeals/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { dayOfInstant } from '../kit/index.ts'
import type { Database } from '../platform/index.ts'
import { segmentKey, segmentsOf } from '../translations/index.ts'
import { casesAt, readTogether } from './cited-cases.ts'
import type { Edition } from './edition.ts'
import { leaveToPublishNow, otherwiseConfidential } from './publish-appeal.ts'
import { findEdition } from './store.ts'

/**
 * Whether a sentence of an appeal, by its key, may go to a server for machine drafts just now: the text says it and may be published today,
 * or the version that readers see says it and nothing stops the text.
 */
export const mayLeave = (
  db: Database,
  { appeal: id, key }: { readonly appeal: string; readonly key: string },
  { now, facts }: { readonly now: Date; readonly facts: FactDictionary },
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const found = await readTogether(tx, id)
    if (found.kind !== 'found') return false
    const { appeal } = found
    const today = dayOfInstant(now)
    const files = found.cases.map(({ document }) => document)
    const cases = casesAt(files, facts, today)
    if (segmentsOf(appeal).every((each) => each.key !== key)) return false
    if ((await leaveToPublishNow(tx, appeal, cases, { today, facts })).kind === 'may') return true
    const stops = whatStopsPublication(appeal, cases, today)
    if (stops.length > 0 || (await otherwiseConfidential(tx, appeal, cases, stops)).length > 0) return false
    const shown = await findEdition(tx, id)
    return shown !== null && shown.takenDown === undefined && keysOfEdition(shown.edition).has(key)
  })

/** The keys of what an edition says. */
export const keysOfEdition = ({ title, summary, outcome, news, sections, asks }: Edition): ReadonlySet<string> =>
  new Set([
    segmentKey('title', title),
    segmentKey('summary', summary),
    ...(outcome === undefined ? [] : [segmentKey('outcome', outcome)]),
    ...(news === undefined ? [] : [segmentKey('news', news)]),
    ...sections.flatMap(({ heading, sentences }) => [
      ...(heading === undefined ? [] : [segmentKey('heading', heading)]),
      ...sentences.map(({ text }) => segmentKey('sentence', text)),
    ]),
    ...asks.map(({ text }) => segmentKey('ask', text)),
  ])
