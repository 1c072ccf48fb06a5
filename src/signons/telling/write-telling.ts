import { sql } from 'kysely'
import { onePersonMayPublish } from '../../appeals/index.ts'
import type { Database, Transaction } from '../../platform/index.ts'
import { listVersions, newestEditions, outcomeInWords, tellingWords, wordsFor } from '../../publishing/index.ts'
import { audited, type By } from '../campaign.ts'
import { findCampaign } from '../campaign-store.ts'
import { longestTelling, type Occasion, type Telling, type TellingTexts } from './telling.ts'
import { addTelling, addTellingApproval, addTexts, lockTelling } from './telling-store.ts'

type Doing = { readonly staff: string; readonly at: Date }
const byOf = ({ staff }: Doing): By => ({ staff })

export type BegunTelling =
  | { readonly kind: 'begun' }
  | { readonly kind: 'refused'; readonly reason: 'no-campaign' | 'not-published' | 'not-closed' }

/** Begins a message, with a draft in the original's language and in each in which people signed. Its id is given: a UUID. */
export async function beginTelling(
  tx: Transaction,
  { id, appeal, occasion }: { readonly id: string; readonly appeal: string; readonly occasion: Occasion },
  doing: Doing,
): Promise<BegunTelling> {
  const campaign = await findCampaign(tx, appeal)
  if (campaign === null) return { kind: 'refused', reason: 'no-campaign' }
  const newest = (await newestEditions(tx, [appeal])).get(appeal)
  if (newest === undefined) return { kind: 'refused', reason: 'not-published' }
  if (occasion === 'closing' && newest.status !== 'closed') return { kind: 'refused', reason: 'not-closed' }
  const texts = Object.fromEntries(
    (await tellingLanguages(tx, appeal)).flatMap((lang): [string, string][] => {
      const { words, lang: written } = tellingWords(lang)
      // A draft in a language that nobody signed in is of no use: English for somebody who signed in Turkish would be sent as Turkish.
      if (new Intl.Locale(written).language !== new Intl.Locale(lang).language) return [[lang, '']]
      const { drafts } = words
      return [[lang, occasion === 'closing' ? drafts.closing(outcomeInWords(newest.outcome, wordsFor(lang))) : drafts[occasion]]]
    }),
  )
  await addTelling(tx, { id, campaign: campaign.number, occasion, version: newest.version, texts }, { by: doing.staff, at: doing.at })
  await audited(tx, 'telling.write', { appeal, by: byOf(doing), at: doing.at })
  return { kind: 'begun' }
}

/** The languages that a message can be written in: that of the original first, then those in which people signed. */
export async function tellingLanguages(db: Database | Transaction, appeal: string): Promise<readonly string[]> {
  const original = (await listVersions(db, appeal)).find((one) => one.original)?.lang
  const { rows } = await sql<{ lang: string }>`
    select distinct lang from signon_editions e join signon_campaigns c on c.number = e.campaign where c.appeal = ${appeal} order by 1`.execute(
    db,
  )
  return [...new Set([...(original === undefined ? [] : [original]), ...rows.map(({ lang }) => lang)])]
}

/** What is wrong with texts, by language. The first language must have one: who signed in another without one gets that. */
export function textProblems(texts: TellingTexts, languages: readonly string[]): Readonly<Record<string, 'missing' | 'too-long'>> {
  const problems = languages.flatMap((lang, at): [string, 'missing' | 'too-long'][] => {
    const text = texts[lang]?.trim() ?? ''
    if (text === '' && at === 0) return [[lang, 'missing']]
    return text.length > longestTelling ? [[lang, 'too-long']] : []
  })
  return Object.fromEntries(problems)
}

export type ChangedTelling =
  | { readonly kind: 'changed' }
  | { readonly kind: 'conflict'; readonly telling: Telling }
  | { readonly kind: 'approved' }
  | { readonly kind: 'none' }

/** Writes the texts anew, made from `base`; refused once they are approved. */
export async function changeTelling(
  tx: Transaction,
  id: string,
  { texts, base }: { readonly texts: TellingTexts; readonly base: number },
  doing: Doing,
): Promise<ChangedTelling> {
  const standing = await lockTelling(tx, id)
  if (standing === null) return { kind: 'none' }
  if (standing.approved !== null) return { kind: 'approved' }
  if (standing.base !== base) return { kind: 'conflict', telling: standing }
  await addTexts(tx, id, texts, { by: doing.staff, at: doing.at })
  await audited(tx, 'telling.write', { appeal: standing.appeal, by: byOf(doing), at: doing.at })
  return { kind: 'changed' }
}

export type ApprovedTelling =
  | { readonly kind: 'approved' }
  | { readonly kind: 'refused'; readonly reason: 'own' | 'changed' | 'approved-before' | 'incomplete' | 'none' }

/**
 * Approves the texts as they stand at `base`, after which they do not change: by another than who wrote them, unless the team
 * lets one person go alone (the setting of the approval of appeals).
 */
export async function approveTelling(tx: Transaction, id: string, base: number, doing: Doing): Promise<ApprovedTelling> {
  const standing = await lockTelling(tx, id)
  if (standing === null) return { kind: 'refused', reason: 'none' }
  if (standing.approved !== null) return { kind: 'refused', reason: 'approved-before' }
  if (standing.base !== base || standing.texts === null) return { kind: 'refused', reason: 'changed' }
  if (Object.keys(textProblems(standing.texts, await tellingLanguages(tx, standing.appeal))).length > 0)
    return { kind: 'refused', reason: 'incomplete' }
  const isOwn = standing.writtenBy === doing.staff
  if (isOwn && !(await onePersonMayPublish(tx))) return { kind: 'refused', reason: 'own' }
  await addTellingApproval(tx, standing, isOwn ? 'alone' : 'second-person', { by: doing.staff, at: doing.at })
  await audited(tx, 'telling.approve', { appeal: standing.appeal, by: byOf(doing), at: doing.at })
  return { kind: 'approved' }
}
