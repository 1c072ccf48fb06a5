import { createHash } from 'node:crypto'
import { resolveCitations, textHash, type CitedCases } from '../appeals/index.ts'
import type { Appeal } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { canonicalJson, describeDate, parseDate, type Day } from '../kit/index.ts'
import type { Transaction } from '../platform/index.ts'
import { casesAt, readTogether } from './cited-cases.ts'
import { composeEdition } from './compose-edition.ts'
import type { Edition, EditionNote, TimelineMark } from './edition.ts'
import { normLines } from './norm-in-words.ts'
import { noteLines } from './plain-text.ts'
import { statusLine } from './status-line.ts'
import { wordsFor } from './words/index.ts'

/**
 * What readers would see of an appeal, whenever and by whomever it is published: its edition without what publishing adds,
 * and without the days between which a mark is drawn, which follow from its date and the day of publication.
 */
export type Print = Omit<Edition, 'version' | 'previous' | 'approved' | 'published' | 'at' | 'change' | 'update' | 'timeline'> & {
  readonly timeline: readonly { readonly name: string; readonly marks: readonly Omit<TimelineMark, 'from' | 'to'>[] }[]
}

type PrintSettings = { readonly at: Day; readonly facts: FactDictionary }

/**
 * Composes what would be printed on a day; null where a citation leads nowhere. Takes the whole of the cases that it cites.
 * A draft is never printed as one: what is composed is what readers would see once it is open.
 */
export function composePrint(appeal: Appeal, cases: CitedCases, { at, facts }: PrintSettings): Print | null {
  if (
    resolveCitations(appeal, cases)
      .values()
      .some(({ kind }) => kind === 'nothing')
  )
    return null
  const opened = appeal.status === 'draft' ? { ...appeal, status: 'open' as const } : appeal
  return printOf(composeEdition(opened, cases, { at, published: at, version: 1, approved: 'second-person', facts }))
}

/** What an edition prints. */
export function printOf({ timeline, ...edition }: Edition): Print {
  const added = new Set(['version', 'previous', 'approved', 'published', 'at', 'change', 'update'])
  const said = Object.entries(edition).filter(([name]) => !added.has(name))
  const marks = timeline.map(({ name, marks: all }) => ({ name, marks: all.map(({ from: _from, to: _to, ...mark }) => mark) }))
  return { ...(Object.fromEntries(said) as Omit<Print, 'timeline'>), timeline: marks }
}

/** Which print it is: SHA-256 of its canonical JSON, in hexadecimal. An approval is of exactly one. */
export const printHash = (print: Print): string => createHash('sha256').update(canonicalJson(print), 'utf8').digest('hex')

/**
 * What of an appeal somebody stands behind: its text, and what would be printed of it with its notes. Until the transaction
 * ends neither changes. Null where there is no such appeal, or where the print cannot be made.
 */
export async function printAsItStands(
  tx: Transaction,
  appealId: string,
  { at, facts }: PrintSettings,
): Promise<{ readonly text: string; readonly print: Print; readonly printed: string } | null> {
  const found = await readTogether(tx, appealId)
  if (found.kind !== 'found') return null
  const files = found.cases.map(({ document }) => document)
  const print = composePrint(found.appeal, casesAt(files, facts, at), { at, facts })
  return print && { text: textHash(found.appeal), print, printed: printHash(print) }
}

/** All that is printed, line by line: the team's text, then what readers may open of it. */
export function printInLines(print: Print): string[] {
  const [title = [], summary = [], ...others] = printInParts(print)
  const news = print.news === undefined ? [] : [print.news]
  return [...title, ...summary, statusLine(print, wordsFor(print.lang)), ...news, ...others.flat()]
}

/** The same besides where the appeal stands and what is new in it, by the kind of what is printed, each in its order. */
export function printInParts(print: Print): readonly (readonly string[])[] {
  const date = (text: string): string => describeDate(parseDate(text), wordsFor(print.lang).lang)
  return [
    [print.title],
    [print.summary],
    print.sections.flatMap(({ heading, sentences }) => [...(heading === undefined ? [] : [heading]), ...sentences.map(({ text }) => text)]),
    print.asks.map(({ text }) => text),
    print.to.map(({ name, title: office, body, salutation }) => [name, office, body, salutation].filter(Boolean).join(', ')),
    print.notes.flatMap((note) => noteInLines(note, print.lang)),
    (print.norms ?? []).flatMap((norm) => normLines(norm, print.lang)),
    print.timeline.flatMap(({ name, marks }) => marks.map(({ label, date: on, said_by: by }) => `${name}: ${label}, ${date(on)} (${by})`)),
  ]
}

/** What one note opens, without its number: of which case it is, then what it says. */
export const noteInLines = (note: EditionNote, lang: string): readonly [title: string, ...lines: string[]] => [
  note.case.title,
  ...noteLines(note, lang),
]
