import { keepFiles } from '../../../documents/index.ts'
import type { CopyOutcome, RedactionBox } from '../../../extraction/index.ts'
import { dayOfInstant, formatDay, parseDate } from '../../../kit/index.ts'
import { nameOfFile } from '../../../platform/index.ts'
import type { DerivedFile, SourceDocument } from '../../../sources/index.ts'
import { change } from '../change.ts'
import { emptyForm, readForm, textOf, type Errors, type Given } from '../forms/index.ts'
import { openedAnew } from '../opened-anew.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { copyPage } from './copy-page.tsx'
import { documentAsked } from './document-asked.ts'
import { answerNothingKept } from './nothing-kept.tsx'
import { layOnNow } from './read-again.ts'
import { notReadable } from './serve-files.ts'

const noFile = 'This document has no file to make a copy of.'

export async function showCopyForm(visit: CaseVisit): Promise<Response> {
  const document = await documentAsked(visit)
  return document?.original === undefined ? answerNothingKept(visit, noFile) : copyPage(visit, document, emptyForm)
}

/** Makes a copy that says less than the original, which stays as it is. */
export async function makeCopy(visit: CaseVisit): Promise<Response> {
  const document = await documentAsked(visit)
  if (document?.original === undefined) return answerNothingKept(visit, noFile)
  const sent = await readForm(visit.c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  const again = (errors: Errors): Promise<Response> => copyPage(visit, document, { given, errors })
  const asked = readAsked(given)
  if (asked.kind === 'wrong') return again(asked.errors)
  const stored = await visit.needs.files.read(document.original.sha256)
  if (stored.kind !== 'found') return answerNothingKept(visit, notReadable[stored.kind])
  const { extractor } = visit.needs.documents
  const copy = await (asked.kind === 'redacted'
    ? extractor.redacted(stored.bytes, { boxes: asked.boxes, words: asked.words })
    : extractor.withoutMetadata(stored.bytes))
  if (copy.kind === 'refused') return again({ '': copy.why })
  const file = asDerived(visit, asked.kind, document.original.sha256, copy)
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    if ((await documentAsked(now))?.original?.sha256 !== document.original?.sha256)
      return { kind: 'refused', response: () => answerNothingKept(now, noFile) }
    if (await layOnNow(tx, now, document.id, (standing) => ({ derived: withCopy(standing, file) })))
      await keepFiles(tx, visit.needs.files, [{ sha256: file.sha256, bytes: () => copy.bytes }])
    return { kind: 'done', location: `${hrefOf(entryRoutes.document, { case: now.opened.id, document: document.id })}?notice=added#copies` }
  })
}

/** The same copy made twice is one. */
const withCopy = ({ derived = [] }: SourceDocument, file: DerivedFile): readonly DerivedFile[] => [
  ...derived.filter(({ kind, sha256 }) => kind !== file.kind || sha256 !== file.sha256),
  file,
]

function asDerived(
  { staff, now }: CaseVisit,
  kind: 'without-metadata' | 'redacted',
  of: string,
  { bytes, mediaType, notes }: Extract<CopyOutcome, { kind: 'made' }>,
): DerivedFile {
  const note = notes.join(' ').slice(0, 2000)
  return {
    kind,
    sha256: nameOfFile(bytes),
    media_type: mediaType,
    bytes: bytes.length,
    of,
    by: staff.name,
    on: parseDate(formatDay(dayOfInstant(now))),
    ...(note !== '' && { note }),
  }
}

type Asked =
  | { readonly kind: 'without-metadata' }
  | { readonly kind: 'redacted'; readonly words: readonly string[]; readonly boxes: readonly RedactionBox[] }
  | { readonly kind: 'wrong'; readonly errors: Errors }

/** How many words and boxes one copy takes. */
const [mostWords, mostBoxes] = [200, 500]

function readAsked(given: Given): Asked {
  const kind = textOf(given, 'kind')
  if (kind === 'without-metadata') return { kind }
  if (kind !== 'redacted') return wrong('kind', 'Choose which copy to make.')
  const words = linesOf(given, 'words')
  const lines = linesOf(given, 'boxes')
  const boxes = lines.map(boxOf)
  if (boxes.includes(undefined))
    return wrong(
      'boxes',
      'Each box is a line of five numbers: the page, then left, top, width and height as parts of the page from 0 to 1.',
    )
  if (words.length === 0 && lines.length === 0) return wrong('words', 'Type the words that are to go, or draw a box over what is to go.')
  if (words.length > mostWords) return wrong('words', `One copy takes ${mostWords} words or phrases. Make another copy of other words.`)
  if (words.some((word) => word.length > 500)) return wrong('words', 'A phrase has at most 500 characters.')
  if (boxes.length > mostBoxes) return wrong('boxes', `One copy takes ${mostBoxes} boxes.`)
  return { kind, words, boxes: boxes.filter((box) => box !== undefined) }
}

const wrong = (field: string, error: string): Asked => ({ kind: 'wrong', errors: { [field]: error } })

const linesOf = (given: Given, field: string): string[] =>
  textOf(given, field)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function boxOf(line: string): RedactionBox | undefined {
  const [page = 0, x = -1, y = -1, width = 0, height = 0, ...rest] = line.split(/\s+/).map(Number)
  const fits = [x, y, x + width, y + height].every((part) => part >= 0 && part <= 1.001) && width > 0 && height > 0
  return rest.length === 0 && Number.isSafeInteger(page) && page >= 1 && page <= 10_000 && fits ? { page, x, y, width, height } : undefined
}
