import { loadCaseWith } from '../cases/index.ts'
import type { Day } from '../kit/index.ts'
import type { Transaction } from '../platform/index.ts'
import { consentFlags, consentsOver, keptConsents, type Edition, type KeptConsent } from '../publishing/index.ts'

/** What became of a consent that an edition rests on and that holds no longer. Not whose it was: that may be for fewer than whoever sends. */
export type ConsentAgainst = 'withdrawn' | 'ended' | 'refused'

/**
 * The first consent that speaks on a day against handing an edition on, by the rule by which the desk flags published versions; null where
 * none does. One despite which somebody left that edition as it is does not, as long as it says what it said then. Of a case that is not
 * there any more nothing is known, and whoever asks is told that by `gone`.
 */
export async function consentAgainst(tx: Transaction, edition: Edition, today: Day): Promise<ConsentAgainst | 'gone' | null> {
  for (const id of new Set(edition.notes.map((note) => note.case.id))) {
    const loaded = await loadCaseWith(tx, id)
    if (loaded === null) return 'gone'
    const { document, entries, key: caseKey } = loaded
    const flags = consentFlags(edition, document, consentsOver(document, today))
    if (flags.length === 0) continue
    const { appeal, version, lang } = edition
    const kept = new Set((await keptConsents(tx, [caseKey])).map(keyOf))
    const places = [...entries].flatMap(([name, meta]) => (name.startsWith('consents/') ? [meta] : []))
    const open = flags.find(({ consent }) => {
      const place = places[document.consents.indexOf(consent)]
      return place === undefined || !kept.has(keyOf({ appeal, version, lang, caseKey, position: place.position, base: place.base }))
    })
    if (open !== undefined) return open.how
  }
  return null
}

const keyOf = ({ appeal, version, lang, caseKey, position, base }: KeptConsent): string =>
  JSON.stringify([appeal, version, lang, caseKey, position, base])
