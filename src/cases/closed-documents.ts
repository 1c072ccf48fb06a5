import type { Claim, Sensitivity } from '../claims/index.ts'
import { formatDay, parseDate } from '../kit/index.ts'
import type { DerivedFile, OriginalFile, SourceDocument } from '../sources/index.ts'
import type { CaseDocument } from './case-document.ts'
import { strictness } from './sensitivity.ts'

/** What carries a mark that says who may read it. */
export type Marked = { readonly sensitivity?: Sensitivity }

/** Whether something with this mark is left out. */
export type IsSealed = (marked: Marked) => boolean

/** Whether somebody who reads so far may be told of a document at all, as far as its own mark says. */
export const isNamedFor = ({ sensitivity }: Marked, clearance: Sensitivity): boolean =>
  sensitivity === undefined || strictness(sensitivity) <= strictness(clearance)

/**
 * The documents that their own mark leaves out. One without a mark is named wherever a claim that is printed in it is read:
 * its mark would say something of the document itself, and nobody has given it one.
 */
export const closedDocuments = ({ documents }: Pick<CaseDocument, 'documents'>, isSealed: IsSealed): ReadonlySet<string> =>
  new Set(documents.filter((item) => item.sensitivity !== undefined && isSealed(item)).map(({ id }) => id))

/**
 * Whether a claim is left out: by its own mark; or, as long as nobody has marked it, because it is printed in nothing but
 * closed documents. What somebody marked stays where it may be read: to leave out one side would hide a contradiction.
 */
export const isClosed = (claim: Claim, closed: ReadonlySet<string>, isSealed: IsSealed): boolean =>
  isSealed(claim) ||
  (claim.sensitivity === undefined && claim.printed_in.length > 0 && claim.printed_in.every(({ document }) => closed.has(document)))

/**
 * A claim without the closed documents that it is printed in. A claim has a time: where it was only that of such a document, it
 * was said by the last day on which that may have been published, or, where no day is known, at a time that nobody gave.
 */
export function withoutClosed(claim: Claim, documents: CaseDocument['documents'], closed: ReadonlySet<string>): Claim {
  if (!claim.printed_in.some(({ document }) => closed.has(document))) return claim
  const printed_in = claim.printed_in.filter(({ document }) => !closed.has(document))
  if (printed_in.length > 0 || claim.said_on !== undefined || claim.recorded !== undefined) return { ...claim, printed_in }
  const days = documents
    .filter(({ id }) => claim.printed_in.some(({ document }) => document === id))
    .map(({ published, accessed }) => (published?.kind === 'date' ? published : accessed))
    .flatMap((date) => (date?.kind === 'date' && Number.isFinite(date.latest) ? [date.latest] : []))
  return { ...claim, printed_in, said_on: parseDate(days.length === 0 ? lastOfAll : `../${formatDay(Math.min(...days))}`) }
}

/**
 * A claim whose passages are without the words around them where these stand in a document that keeps its words back, or say, by
 * themselves or with the passage, what is left out: they only tell a place from others, and nobody chose them. The passage stays:
 * somebody chose it, as they wrote the statement.
 */
export function withoutWordsAround(claim: Claim, withheld: ReadonlySet<string>, betrays: (text: string) => boolean = () => false): Claim {
  const isTold = ({ document, passage }: Printed): boolean =>
    (passage?.prefix === undefined && passage?.suffix === undefined) ||
    // They touch each other, and a word may go from one into the next; who wrote them by hand may have left the space out.
    (!withheld.has(document) && !['', ' '].some((between) => betrays([passage.prefix, passage.exact, passage.suffix].join(between))))
  if (claim.printed_in.every(isTold)) return claim
  const printed_in = claim.printed_in.map((printed) => {
    if (isTold(printed)) return printed
    const { prefix: _, suffix: _suffix, ...passage } = printed.passage!
    return { ...printed, passage }
  })
  return { ...claim, printed_in }
}

type Printed = Claim['printed_in'][number]

/** Until the last year that a date has: no day is known. */
const lastOfAll = '../9999'

/** Whether a day on which a claim was said is one that a file was given in the place of a closed document. */
export const isInPlaceOfDocument = (saidOn: unknown): boolean => typeof saidOn === 'string' && saidOn.startsWith('../')

/** The ids of what an export leaves out by the mark of a claim or of a document. */
export type SealedIds = { readonly claims: ReadonlySet<string>; readonly documents: ReadonlySet<string> }
export const nothingSealed: SealedIds = { claims: new Set(), documents: new Set() }

export const isMarkedSealed: IsSealed = ({ sensitivity }) => sensitivity === 'sealed'

export function sealedIds(document: CaseDocument): SealedIds {
  const documents = closedDocuments(document, isMarkedSealed)
  const claims = document.claims.filter((claim) => isClosed(claim, documents, isMarkedSealed)).map(({ id }) => id)
  return { claims: new Set(claims), documents }
}

/** Whether a document keeps its words and files back from whoever may read what is marked otherwise: by its mark, absent means team. */
export const keepsWords = (item: SourceDocument, isSealed: IsSealed): boolean => hasWords(item) && isSealed(item)

/** What a document has beyond its title, its dates and its mark. */
export const fieldsWithWords = ['text', 'original', 'derived', 'discarded', 'captured', 'unread'] as const

/** Whether a document has anything beyond its title and its dates: its text, the original, what was made of it, how it was captured. */
export const hasWords = (item: SourceDocument): boolean => fieldsWithWords.some((field) => field in item)

/** The same document by its title alone. */
export const withoutWords = (item: SourceDocument): SourceDocument =>
  Object.fromEntries(Object.entries(item).filter(([field]) => !(fieldsWithWords as readonly string[]).includes(field))) as SourceDocument

/** What was written down of how a document came: who took it in, from whom, what its file was called, who had copies made or discarded and why. */
export const howItCame = ({ captured, original, derived = [], discarded = [] }: SourceDocument): readonly string[] =>
  [
    captured?.by,
    captured?.from,
    original?.name,
    ...derived.flatMap(({ by, note }) => [by, note]),
    ...discarded.flatMap(({ by, why }) => [by, why]),
  ].filter((text) => text !== undefined)

/** The same document with its words and files, and without how they came. */
export function withoutHowItCame(item: SourceDocument): SourceDocument {
  if (item.captured === undefined && howItCame(item).length === 0) return item
  const { captured: _, discarded: _discarded, original, derived, ...rest } = item
  return { ...rest, ...(original && { original: unnamed(original) }), ...(derived && { derived: derived.map(unsigned) }) }
}

function unnamed(file: OriginalFile): OriginalFile {
  const { name: _, ...rest } = file
  return rest
}

function unsigned(file: DerivedFile): DerivedFile {
  const { by: _, note: _note, ...rest } = file
  return rest
}

/** The same without its files and how they came; words that somebody pasted stay. */
export function withoutFiles(item: SourceDocument): SourceDocument {
  const { original: _, derived: _derived, discarded: _discarded, captured: _captured, unread: _unread, ...rest } = item
  return rest
}
