import type { CaseDocument } from '../../../cases/index.ts'
import type { Claim, FactDictionary } from '../../../claims/index.ts'
import type { Account, Point } from '../../../evaluation/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { answerInWords, nameOf, questionInWords, wordsFor } from '../../../publishing/index.ts'
import { originsOf } from '../../../sources/index.ts'
import { byId } from './by-id.ts'

/** The desk's own words are English. */
export const words = wordsFor('en')

/** What a point is read with: the file as far as its reader may read it, and the dictionary of facts. */
export type PointReading = { readonly document: CaseDocument; readonly facts: FactDictionary }

/** The question of a point in words. */
export const questionOf = (point: Pick<Point, 'id' | 'question' | 'fact'>, { facts }: Pick<PointReading, 'facts'>): string =>
  questionInWords(point, { words, lang: 'en', facts }).question

/** The answer that an account gives, in words; undefined where it only denies, or answers in the words of its statement. */
export const answerOf = (account: Account, point: Point, { document, facts }: PointReading): string | undefined =>
  account.value && answerInWords(account, account.value, point, document.subjects, { words, lang: 'en', facts })

/** Whom or what a point is about, by name. */
export function subjectOf({ subject }: Pick<Point, 'subject'>, { document }: Pick<PointReading, 'document'>): string {
  const found = document.subjects.find(({ id }) => id === subject)
  return found === undefined ? subject : nameOf(found, 'en')
}

/** The accounts as they are read: of a point about a statement as a whole, what is denied comes before who denies it. */
export const inReadingOrder = ({ id, accounts }: Point): readonly Account[] =>
  id.startsWith('claim/') ? accounts.toSorted((a, b) => a.denies.length - b.denies.length) : accounts

/** An account in a few words, for a list or a radio: its answer, or what it says. */
export function accountInWords(account: Account, point: Point, reading: PointReading): string {
  const [first] = claimsOf([...account.claims, ...account.withdrawn], reading.document)
  return answerOf(account, point, reading) ?? first?.statement ?? 'No answer'
}

/** The claims with these ids that the reader may read, in the order of the ids. */
export function claimsOf(ids: readonly string[], document: CaseDocument): Claim[] {
  const { claims } = byId(document)
  return ids.flatMap((id) => claims.get(id) ?? [])
}

/** Who says it: those who speak for themselves, then through whom: "Local papers, relayed by Infobae". */
export function whoSays({ said_by }: Pick<Claim, 'said_by'>, document: CaseDocument): string {
  const { sources, relays } = byId(document)
  const name = (id: string): string => sources.get(id)?.name ?? id
  const origins = [...originsOf(said_by, relays)].map(name)
  const relaying = said_by.filter((id) => relays.get(id) !== undefined).map(name)
  if (relaying.length === 0) return origins.join('; ')
  if (origins.length === 0) return `${relaying.join('; ')}, passing on words of nobody who is named`
  return `${origins.join('; ')}, relayed by ${relaying.join('; ')}`
}

/** "said 21 July 2021"; undefined where nobody knows when. */
export const whenSaid = ({ said_on }: Pick<Claim, 'said_on'>): string | undefined =>
  said_on === undefined ? undefined : `said ${describeDate(said_on, 'en')}`

/** By how many different publishers any of these claims is printed. */
export function printers(claims: readonly Claim[], document: CaseDocument): number {
  const { documents } = byId(document)
  const printed = claims.flatMap(({ printed_in }) => printed_in.flatMap(({ document: id }) => documents.get(id)?.by ?? []))
  return new Set(printed).size
}

/** Whether courts alone say it: then nobody alleges it (docs/decisions/0009). */
export function onCourtRecord(claims: readonly Claim[], document: CaseDocument): boolean {
  const { sources } = byId(document)
  const kinds = claims.flatMap(({ said_by }) => said_by.map((id) => sources.get(id)?.kind))
  return kinds.length > 0 && kinds.every((kind) => kind === 'court')
}

/** Why a claim decides nothing any more, in words; undefined while it stands. */
export function whyWithdrawn({ id, retracted }: Claim, document: CaseDocument): string | undefined {
  if (retracted !== undefined)
    return `${retracted.by === 'source' ? 'taken back by its source' : 'entered wrongly by us'}, ${describeDate(retracted.on, 'en')}`
  const later = byId(document).replacements.get(id)
  return later === undefined ? undefined : `replaced by ${later.id}`
}
