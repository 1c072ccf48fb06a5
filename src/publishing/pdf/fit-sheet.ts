import type { Sheet, SheetAccount, SheetNote, SheetSentence, SheetStatement } from './sheet.ts'

/** How a sheet is laid out: sizes of type in points, and how its notes part into two columns. */
export type SheetLayout = {
  readonly letter: number
  readonly notes: number
  /** How many notes stand in the first column; null where they flow through columns over several pages. */
  readonly firstColumn: number | null
  /** Whether the notes begin on a new page. */
  readonly newPage: boolean
}

/**
 * The layouts to try, best first: the largest type that should put the letter on one page and the notes on the next, the
 * next smaller in case that was too hopeful; where the letter is longer than a page, the smallest type that may still take
 * two pages for both; and at last one that flows over as many pages as it needs. Measuring in the
 * template would be exact and takes five times as long as setting the sheet; so lengths are estimated here, and whoever
 * sets the sheet counts its pages.
 */
export function sheetLayouts(sheet: Sheet): SheetLayout[] {
  const letter = letterSizes.findIndex((size) => heightOfLetter(sheet, size) <= page.height)
  const notes = noteSizes.findIndex((size) => heightOfNotes(sheet, size).height <= page.height)
  const flowing: SheetLayout = {
    letter: letterSizes[letter] ?? 9.5,
    notes: noteSizes[notes] ?? 8,
    firstColumn: null,
    newPage: letter !== -1,
  }
  if (letter === -1 || notes === -1) {
    const compact: SheetLayout = { letter: 9, notes: 7.5, firstColumn: null, newPage: false }
    const height = heightOfLetter(sheet, compact.letter) + heightOfNotes(sheet, compact.notes).height
    // Estimates of long texts come out high; counting pages shows when this one did not.
    return height <= page.height * 2.35 ? [compact, flowing] : [flowing]
  }
  const fitted = [0, 1, 2].flatMap((step): SheetLayout[] => {
    const size = noteSizes[Math.min(notes + step, noteSizes.length - 1)] ?? 8
    return [
      {
        letter: letterSizes[Math.min(letter + step, letterSizes.length - 1)] ?? 9,
        notes: size,
        firstColumn: heightOfNotes(sheet, size).first,
        newPage: true,
      },
    ]
  })
  return [...fitted, flowing]
}

const letterSizes = [11.5, 11, 10.5, 10, 9.5, 9] as const
const noteSizes = [9.5, 9, 8.5, 8, 7.5] as const

/** Points. The margins and the gutter are sheet.typ's. */
const page = { height: 737, width: 482, column: 229 }

function heightOfLetter(sheet: Sheet, size: number): number {
  const line = lineOf(sheet, size)
  const sentence = (given: SheetSentence): number =>
    lines(`${given.text} ${'[00] '.repeat(given.notes.length)}${given.contested ?? ''}${given.own ?? ''}`, size, page.width - size * 3) *
      line +
    size * 0.3
  const block = (heading: string | null, sentences: readonly SheetSentence[]): number =>
    (heading === null || sentences.length === 0 ? 0 : line + size * 1.5) + sum(sentences.map(sentence))
  const people = sheet.to.people.map((person) => {
    const texts = [person.name, person.about, ...person.lines.map((each) => each.label + each.text)].filter((text) => text !== '')
    return sum(texts.map((text) => lines(text, size, page.column))) * line + size * 0.9
  })
  const rows = people.map((height, index) => (index % 2 === 0 ? Math.max(height, people[index + 1] ?? 0) : 0))
  const head =
    lines(sheet.title, size * 1.65, page.width) * line * 1.5 +
    lines(`${sheet.summary}${sheet.news ?? ''}`, size * 1.08, page.width) * line * 1.08
  return (
    head +
    line * 2 +
    size * 5 +
    sum(sheet.sections.map((s) => block(s.heading, s.sentences))) +
    block(sheet.asks.heading, sheet.asks.sentences) +
    line +
    size * 2 +
    sum(rows)
  )
}

function heightOfNotes(sheet: Sheet, size: number): { readonly height: number; readonly first: number } {
  const line = lineOf(sheet, size)
  const head = sum(sheet.known.method.map((text) => lines(text, size, page.width) * line + size * 0.5)) + line * 4 + size * 5
  const heights = sheet.notes.map((note) => heightOfNote(note, size, line))
  const total = sum(heights)
  let best = { height: total, first: heights.length }
  let first = 0
  heights.forEach((height, index) => {
    first += height
    const taller = Math.max(first, total - first)
    if (taller < best.height) best = { height: taller, first: index + 1 }
  })
  return { height: head + best.height, first: best.first }
}

function heightOfNote(note: SheetNote, size: number, line: number): number {
  const width = page.column - size * 2
  const paragraph = (text: string, room = width): number => lines(text, size, room) * line + size * 0.35
  const points = note.points.map((point) => {
    const room = width - 8
    return (
      paragraph([point.question, point.state, ...point.remarks].join(' '), room) +
      sum(point.accounts.map((account) => paragraph(textOf(account), room)))
    )
  })
  return (
    (note.heading === null ? 0 : paragraph(note.heading)) +
    (note.statement === null ? 0 : paragraph(told(note.statement))) +
    sum(points) +
    size * 0.8
  )
}

const told = (statement: SheetStatement): string => Object.values(statement).flat().join(' ')
const textOf = (account: SheetAccount): string =>
  [account.label, account.statement === null ? '' : told(account.statement), ...account.remarks].join(' ')
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Baseline to baseline, in points: the height of capitals and the leading of sheet.typ. */
const lineOf = (sheet: Sheet, size: number): number => size * { arabic: 1.7, han: 1.56, ethiopic: 1.44, other: 1.34 }[sheet.script]

/** How many lines a text takes: a Chinese character is one em wide, an Ethiopic one three quarters, others about half of one. */
function lines(text: string, size: number, width: number): number {
  const [wide, syllables] = [text.match(chinese)?.length ?? 0, text.match(ethiopic)?.length ?? 0]
  const ems = wide + syllables * 0.74 + (charactersIn(text) - wide - syllables) * 0.48
  return Math.max(1, Math.ceil((ems * size * 1.03) / width))
}

const chinese = /[\p{Script_Extensions=Han}\uff00-\uffef]/gu
const ethiopic = /\p{Script=Ethiopic}/gu
const charactersIn = (text: string): number => text.length - (text.match(/[\ud800-\udbff](?=[\udc00-\udfff])/g)?.length ?? 0)
