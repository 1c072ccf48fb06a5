import { dayOfInstant } from '../../../kit/index.ts'
import {
  casesOfEditions,
  consentFlags,
  consentsOver,
  editionsShown,
  keptConsents,
  type ConsentFlag,
  type Edition,
  type KeptConsent,
} from '../../../publishing/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import type { Visit } from '../visit.ts'
import { nameFor, nameOfConsent, readableConsents } from './kept-consents.ts'

/** A published version that rests on what somebody no longer agrees to, with the consent's place in its case. */
export type FlaggedEdition = ConsentFlag & {
  readonly edition: Edition
  readonly opened: OpenedCase
  readonly position: number
  readonly base: number
  /** When that was written down here, and by whom. */
  readonly recorded: { readonly by: string; readonly at: Date } | null
  /** Somebody looked at it and left the version as it is. */
  readonly kept: boolean
}

/** Every version that readers see and that rests on a consent of these cases which no longer holds, as far as somebody reads them. */
export async function flaggedEditions(
  visit: Pick<Visit, 'needs' | 'openCase' | 'now'>,
  cases: readonly OpenedCase[],
): Promise<readonly FlaggedEdition[]> {
  const { db } = visit.needs
  const today = dayOfInstant(visit.now)
  const over = new Map(cases.map((opened) => [opened, consentsOver(opened.document, today)] as const))
  const concerned = cases.filter((opened) => (over.get(opened)?.length ?? 0) > 0)
  if (concerned.length === 0) return []
  const ofAppeals = await casesOfEditions(db)
  const kept = new Set(
    (
      await keptConsents(
        db,
        concerned.map(({ key }) => key),
      )
    ).map(keyOf),
  )
  const flagged: FlaggedEdition[] = []
  for (const opened of concerned) {
    const appeals = [...ofAppeals].filter(([, keys]) => keys.includes(opened.key)).map(([appeal]) => appeal)
    const editions = await editionsShown(db, appeals)
    const flags = editions.flatMap((edition) =>
      consentFlags(edition, opened.document, over.get(opened) ?? []).map((flag) => ({ flag, edition })),
    )
    if (flags.length === 0) continue
    const places = new Map((await readableConsents({ ...visit, opened })).map((entry) => [nameFor(entry.entry), entry]))
    for (const { flag, edition } of flags) {
      const place = places.get(nameOfConsent(flag.consent))
      if (place === undefined) continue
      const { position, base } = place
      const meta = opened.entries.get(`consents/${position}`)
      const { appeal, version, lang } = edition
      flagged.push({
        ...flag,
        edition,
        opened,
        position,
        base,
        recorded: meta === undefined ? null : { by: meta.recorded_by, at: meta.recorded_at },
        kept: kept.has(keyOf({ appeal, version, lang, caseKey: opened.key, position, base })),
      })
    }
  }
  return flagged
}

const keyOf = ({ appeal, version, lang, caseKey, position, base }: KeptConsent): string =>
  JSON.stringify([appeal, version, lang, caseKey, position, base])
