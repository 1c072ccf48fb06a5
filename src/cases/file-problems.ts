import { nearest, shorten } from '../kit/index.ts'
import type { FileProblem } from './case-document.ts'
import { locator, type Path } from './locate.ts'

/** How many problems are told at once; more would not be read. */
const mostTold = 20

/** A file that was not read. `more` counts the problems beyond the first twenty. */
export type InvalidFile = { readonly kind: 'invalid'; readonly problems: readonly FileProblem[]; readonly more: number }

/** What is wrong at a place. `known` are the words of which the nearest is offered; `key` points at the key itself. */
export type Finding = { readonly message: string; readonly word?: string; readonly known?: Iterable<string>; readonly at?: 'key' | 'value' }

/** Collects what is wrong with one file. Messages are made only for the problems that will be told. */
export class FileProblems {
  readonly #most: number
  #found: { path: Path; finding: Finding }[] = []
  #count = 0

  /** Takes how many problems are told at most; the rest is counted. */
  constructor(most = mostTold) {
    this.#most = most
  }

  add(path: Path, finding: () => Finding): void {
    this.#count++
    if (this.#found.length < this.#most) this.#found.push({ path, finding: finding() })
  }

  get none(): boolean {
    return this.#count === 0
  }

  /** Whether reading on is pointless: nobody mends a thousand mistakes by hand. */
  get tooMany(): boolean {
    return this.#count >= 1000
  }

  /** The problems, as they were found, each with its place in the structure. */
  told(): readonly ToldProblem[] {
    return this.#found.map(({ path, finding }) => {
      const suggestion = finding.word === undefined ? undefined : nearest(finding.word, finding.known ?? [])
      return { path, message: finding.message, ...whatOf(finding), ...(suggestion === undefined ? {} : { nearest: suggestion }) }
    })
  }

  invalid(file: string, text: string): InvalidFile {
    const placeOf = locator(text)
    const problems = this.told().map(({ path, at: what, ...problem }): FileProblem => ({
      file,
      ...placeOf(path, what),
      path: showPath(path),
      ...problem,
    }))
    const ordered = problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
    return { kind: 'invalid', problems: ordered, more: this.#count - problems.length }
  }
}

/** A problem before its place in the text is looked up. */
export type ToldProblem = { readonly path: Path; readonly message: string; readonly nearest?: string; readonly at?: 'key' | 'value' }

const whatOf = ({ at: what }: Finding): { readonly at?: 'key' | 'value' } => (what === undefined ? {} : { at: what })

/** A file that could not be read as YAML or JSON at all. */
export const brokenFile = (file: string, message: string, place = { line: 1, column: 1 }): InvalidFile => ({
  kind: 'invalid',
  problems: [{ file, line: place.line, column: place.column, path: '', message }],
  more: 0,
})

/** The problems as a person reads them, one a line: `file:12:5 claims[3].about: … Did you mean …?` */
export function describeProblems({ problems, more }: InvalidFile): string {
  const lines = problems.map(({ file, line, column, path, message, nearest: near }) => {
    const where = `${file}:${line}:${column}${path === '' ? '' : ` ${path}`}`
    return `${where}: ${message}.${near === undefined ? '' : ` Did you mean '${near}'?`}`
  })
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n')
}

/** What was found, for a message: at most 60 characters of it. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'nothing (null)'
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text '${shorten(value, 60)}'`
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'a list' : 'a mapping (key: value)'
}

const showPath = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? shorten(step, 60) : `.${shorten(step, 60)}`)).join('')
