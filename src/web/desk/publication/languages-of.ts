import {
  askedEditions,
  findEdition,
  lastTakeDowns,
  printedIn,
  saysWhatIsPublished,
  type AskedEdition,
  type PublishedVersion,
} from '../../../publishing/index.ts'
import { approvedTranslation, languagesBegun, segmentsOf } from '../../../translations/index.ts'
import type { AppealVisit } from '../visit.ts'

/** How a translation of an appeal stands towards its publication. */
export type LanguageStanding = {
  readonly lang: string
  /** How many sentences there are, and which are not approved for exactly the text as it stands. */
  readonly sentences: number
  readonly missing: readonly string[]
  /** Those of them that were approved, before the language was last taken down. */
  readonly again: readonly string[]
  /** Its edition of the newest version that is shown, whether its sheet is there, and whether the translation says otherwise by now. */
  readonly edition?: PublishedVersion & { readonly printed: boolean; readonly mended: boolean }
  /** What became of it where somebody asked to have it published with that version. */
  readonly asked?: AskedEdition['state']
  /** It waits for so long that its job may have failed. */
  readonly late?: true
}

/** How long, in milliseconds, somebody waits before they may ask again. */
const patience = 10 * 60_000

/** The translations of an appeal that were begun, by the text as it stands and by its newest version. */
export async function languagesOf(
  { opened, needs, now }: AppealVisit,
  versions: readonly PublishedVersion[],
): Promise<readonly LanguageStanding[]> {
  const { db } = needs
  const { id, lang: own } = opened.whole
  const [newest] = versions
  const asked = newest === undefined ? [] : await askedEditions(db, id, newest.version)
  const printed = newest === undefined ? new Set<string>() : await printedIn(db, id, newest.version)
  const begun = (await languagesBegun(db, id)).filter((lang) => lang !== own)
  const standings: LanguageStanding[] = []
  for (const lang of begun) {
    const takenDown = (await lastTakeDowns(db, [id], lang)).get(id) ?? null
    const translation = await db.transaction().execute((tx) => approvedTranslation(tx, { appeal: opened.whole, lang, takenDown }))
    const standing = versions.find((each) => each.version === newest?.version && each.lang === lang && each.takenDownAt === undefined)
    const found = standing && (await findEdition(db, id, standing.version, lang))
    const mended = found != null && translation.kind === 'approved' && !saysWhatIsPublished(translation.appeal, found.edition)
    const last = asked.find((each) => each.lang === lang)
    standings.push({
      lang,
      sentences: segmentsOf(opened.whole).length,
      missing: translation.kind === 'approved' ? [] : translation.missing,
      again: translation.kind === 'approved' ? [] : (translation.again ?? []),
      ...(standing !== undefined && { edition: { ...standing, printed: printed.has(lang), mended } }),
      ...(last !== undefined && { asked: last.state }),
      ...(last?.state === 'waiting' && now.getTime() - last.askedAt.getTime() > patience && { late: true as const }),
    })
  }
  return standings
}

/** Whether it can be published with the newest version: approved, not out yet and not on its way, unless that takes too long. */
export const isReady = ({ missing, edition, asked, late }: LanguageStanding): boolean =>
  missing.length === 0 && edition === undefined && (asked !== 'waiting' || late === true)
