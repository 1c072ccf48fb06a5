import { readFileSync } from 'node:fs'
import { missingCharacters, scriptsOf } from './pdf-coverage.ts'
import type { PdfFont } from './pdf-fonts.ts'
import { startPdfProcess, type PdfLimits, type PdfProcess } from './pdf-process.ts'

/** What came of asking for a PDF. */
export type PdfOutcome =
  | { readonly kind: 'rendered'; readonly bytes: Uint8Array }
  /** No font at hand has these characters; `scripts` names their writing systems in English. Nothing was printed. */
  | { readonly kind: 'missing-glyphs'; readonly characters: readonly string[]; readonly scripts: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }

export type PdfSettings = {
  /** The document's date, YYYY-MM-DD: the only time a PDF knows. */
  readonly date: string
  readonly fonts: readonly PdfFont[]
}

export type PdfRenderer = {
  /** See renderPdf. */
  render(template: string, data: unknown, settings: PdfSettings): Promise<PdfOutcome>
  /** See renderPng. */
  draw(template: string, data: unknown, settings: PdfSettings): Promise<PdfOutcome>
  /** Ends the child process; a later render starts another. */
  stop(): void
  /** The child process in use, for those who watch it. */
  readonly pid: () => number | undefined
}

export const usualPdfLimits: PdfLimits = { documents: 100, time: 20_000, idle: 60_000, memory: 512 }

/** The longest JSON a template is given, in UTF-16 units. The longest real appeals are a tenth of it. */
export const longestPdfData = 1_000_000

/** How many documents may wait for their turn. */
const longestQueue = 50

/**
 * Sets `data` with a Typst template and gives the bytes of a PDF; the same input gives the same bytes.
 * `template` is the path of a .typ file, which reads `json(bytes(sys.inputs.data))` and `sys.inputs.date` and nothing
 * else; text in `data` is printed, never interpreted. Refuses characters without a glyph by name, and answers `failed`
 * for a template's mistake, a text too long, a queue too long, a time-out (20 s) and a crash. One document at a time.
 */
export const renderPdf: PdfRenderer['render'] = (template, data, settings) => usual.render(template, data, settings)

/** The same as a picture (PNG) of the first page, one pixel to a point, on white where the page has no other ground. */
export const renderPng: PdfRenderer['draw'] = (template, data, settings) => usual.draw(template, data, settings)

/** A renderer with a child process of its own, started at the first document and replaced when it ends. */
export function createPdfRenderer(limits: PdfLimits): PdfRenderer {
  let process: PdfProcess | undefined
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()

  const make = async (as: 'pdf' | 'png', template: string, data: unknown, { date, fonts }: PdfSettings): Promise<PdfOutcome> => {
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) return failed(`A document's date is written YYYY-MM-DD, not '${date}'.`)
    const json = JSON.stringify(data)
    if (json.length > longestPdfData)
      return failed(`The text is too long for a PDF: ${json.length} characters of at most ${longestPdfData}.`)
    const characters = missingCharacters(data, fonts)
    if (characters.length > 0) return { kind: 'missing-glyphs', characters, scripts: scriptsOf(characters) }
    if (waiting >= longestQueue) return failed('Too many PDFs are waiting; ask again in a moment.')
    const job = { template: readFileSync(template, 'utf8'), data: json, date, fonts: fonts.flatMap((font) => font.files), as }
    waiting += 1
    const answer = turn.then(() => {
      if (process?.usable() !== true) process = startPdfProcess(limits)
      return process.set(job)
    })
    turn = answer
    return answer.finally(() => (waiting -= 1))
  }
  return {
    render: (template, data, settings) => make('pdf', template, data, settings),
    draw: (template, data, settings) => make('png', template, data, settings),
    stop: () => process?.end(),
    pid: () => process?.pid,
  }
}

const usual = createPdfRenderer(usualPdfLimits)
const failed = (message: string): PdfOutcome => ({ kind: 'failed', message })
