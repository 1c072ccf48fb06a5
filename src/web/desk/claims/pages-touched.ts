import type { Claim } from '../../../claims/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import {
  casesOfEditions,
  findEdition,
  newestEditions,
  noteChanges,
  openChanges,
  sentencesOnNotes,
  type EditionNote,
  type OpenChange,
} from '../../../publishing/index.ts'
import { textOf, textsOf, type Given } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { rowsOf } from './rows.ts'

/** A published appeal, and the sentences on its page by their ids (s1 of the text, a1 of what it asks). */
export type PageTouched = { readonly appeal: string; readonly title: string; readonly lang: string; readonly sentences: readonly string[] }

/** The published appeals that rest on what a form says that its claim answers, denies or replaces. */
export const pagesResting = (visit: CaseVisit, given: Given): Promise<readonly PageTouched[]> => pagesCiting(visit, namedIn(visit, given))

/** The same of claims of one case that are kept already, as long as nobody has decided whether they may be published. */
export async function pagesRestingOn(visit: CaseVisit, claims: readonly Claim[]): Promise<readonly PageTouched[]> {
  const undecided = claims.filter(({ sensitivity }) => sensitivity === undefined)
  return pagesCiting(visit, new Set(undecided.flatMap((claim) => [...namedIn(visit, asGiven(visit, claim))])))
}

/** Each published appeal once, with all of its sentences that are named. */
export function together(pages: readonly PageTouched[]): readonly PageTouched[] {
  const byAppeal = Map.groupBy(pages, ({ appeal }) => appeal)
  return [...byAppeal.values()].map((of) => ({ ...of[0]!, sentences: [...new Set(of.flatMap(({ sentences }) => sentences))] }))
}

/** What readers of published appeals are told of the case, by the numbers of the notes. */
export const toldBefore = async (tx: Transaction, visit: CaseVisit): Promise<ReadonlySet<number>> =>
  new Set((await openIn(tx, visit)).map(({ id }) => id))

/** The pages that tell more than before of the case as it is in this transaction. */
export async function pagesChanged(tx: Transaction, visit: CaseVisit, before: ReadonlySet<number>): Promise<readonly PageTouched[]> {
  await noteChanges(tx, { facts: visit.needs.facts, at: visit.now })
  const more = (await openIn(tx, visit)).filter(({ id }) => !before.has(id))
  const pages: PageTouched[] = []
  for (const changes of Map.groupBy(more, ({ appeal, version, lang }) => `${appeal} ${version} ${lang}`).values()) {
    const { appeal, version, lang } = changes[0]!
    const edition = (await findEdition(tx, appeal, version, lang))?.edition
    const sentences = [...new Set(changes.flatMap((each) => each.sentences))]
    if (edition !== undefined) pages.push({ appeal, title: edition.title, lang, sentences })
  }
  return pages
}

/** The claim or the point that a note cites, and the points it shows. One whose citation was erased cites nothing. */
export const citedBy = ({ cites, points }: Pick<EditionNote, 'cites' | 'points'>): string[] => [
  ...cites.split('#').slice(1),
  ...points.map(({ id }) => id),
]

/** s1 is the first sentence of the text, a1 the first thing asked: "sentences 3, 5–14 and what it asks 1". */
export function sentencesInWords(ids: readonly string[]): string {
  const numbers = (part: string): readonly number[] => ids.flatMap((id) => (id.startsWith(part) ? [Number(id.slice(1))] : []))
  const [said, asked] = [numbers('s'), numbers('a')]
  return [
    ...(said.length > 0 ? [`${said.length === 1 ? 'sentence' : 'sentences'} ${inRuns(said)}`] : []),
    ...(asked.length > 0 ? [`what it asks ${inRuns(asked)}`] : []),
  ].join(' and ')
}

/** Numbers in order, three and more that follow each other as one: "3, 5–14, 17, 18". */
function inRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last?.[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', ')
}

const openIn = async (tx: Transaction, { opened }: CaseVisit): Promise<readonly OpenChange[]> =>
  (await openChanges(tx, new Map([[opened.key, 'public']]))).filter(({ sentences }) => sentences.length > 0)

/** The published appeals whose notes cite one of these claims or points of the case. */
async function pagesCiting({ needs, opened }: CaseVisit, cited: ReadonlySet<string>): Promise<readonly PageTouched[]> {
  if (cited.size === 0) return []
  const appeals = [...(await casesOfEditions(needs.db))].filter(([, keys]) => keys.includes(opened.key)).map(([appeal]) => appeal)
  const editions = [...(await newestEditions(needs.db, appeals)).values()]
  return editions.flatMap((edition): PageTouched[] => {
    const on = sentencesOnNotes(edition)
    const notes = edition.notes.filter((note) => note.case.id === opened.id && citedBy(note).some((id) => cited.has(id)))
    const sentences = [...new Set(notes.flatMap(({ number }) => on.get(number) ?? []))]
    return sentences.length === 0 ? [] : [{ appeal: edition.appeal, title: edition.title, lang: edition.lang, sentences }]
  })
}

/** What the form of a claim would say that names the same. */
function asGiven({ opened }: CaseVisit, claim: Claim): Given {
  const asked = claim.asserts.map(({ fact }, row): [string, string[]] => [`asserts.${row}.fact`, [fact]])
  const questions = opened.document.questions.filter(({ claims }) => claims.includes(claim.id)).map(({ id }) => id)
  return new Map([
    ['about', [claim.about]],
    ['denies', claim.denies ?? []],
    ['supersedes', claim.supersedes === undefined ? [] : [claim.supersedes]],
    ['put_to', questions],
    ...asked,
  ])
}

/** The ids of the points and claims that a claim would take part in or stand against, as far as its form says. */
function namedIn({ opened, now }: CaseVisit, given: Given): ReadonlySet<string> {
  const about = textOf(given, 'about')
  const claims = [...textsOf(given, 'denies'), ...textsOf(given, 'supersedes')]
  const questions = textsOf(given, 'put_to')
  const asked = rowsOf(given, 'asserts').map((row) => textOf(given, `asserts.${row}.fact`))
  if (claims.length + questions.length + asked.filter((fact) => fact !== '').length === 0) return new Set()
  const { points } = opened.evaluate(dayOfInstant(now))
  const meets = (point: Point): boolean =>
    [point.question_id, ...(point.also_asked ?? []).map(({ id }) => id)].some((id) => id !== undefined && questions.includes(id)) ||
    (point.subject === about && asked.some((fact) => fact !== '' && fact === point.fact)) ||
    point.accounts.some((account) => account.claims.some((id) => claims.includes(id)))
  const met = points.filter(meets)
  return new Set([
    ...claims,
    ...questions.map((id) => `question/${id}`),
    ...met.flatMap(({ id, formerly = [], accounts }) => [id, ...formerly, ...accounts.flatMap((each) => each.claims)]),
  ])
}
