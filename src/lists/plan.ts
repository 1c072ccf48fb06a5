import type { FactDictionary } from '../claims/index.ts'
import { contentId } from './content-id.ts'
import { columnsLeftOut, type ColumnLeftOut } from './left-out.ts'
import type { Mapping } from './mapping.ts'
import { rowReader, type Refused, type Said } from './read-row.ts'
import type { Row, Table } from './table.ts'

/** An entry of a case as a file has it. */
export type PlannedEntry = { readonly [key: string]: Planned }
type Planned = string | number | boolean | readonly Planned[] | { readonly [key: string]: Planned }

/** What the case of the list keeps already, by id: of claims what they assert, as JSON. */
export type Kept = {
  readonly subjects: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
  readonly claims: ReadonlyMap<string, string>
}
export const nothingKept: Kept = { subjects: new Set(), sources: new Set(), documents: new Set(), claims: new Map() }

/** A value that is kept as words, and why. */
export type Unparsed = { readonly row: number; readonly column: string; readonly raw: string; readonly why: string }

/** What an import does, or would do. People, claims and unparsed count what is new. */
export type Report = {
  readonly rows: number
  readonly people: number
  readonly claims: number
  /** Of these, how many are words only where the column asks for more. */
  readonly unparsed: number
  /** Claims that were kept already. */
  readonly unchanged: number
  /** The first of the rows and cells that are left out. */
  readonly refused: readonly Refused[]
  /** How many are left out; a report from before this was counted has as many as it tells. */
  readonly refusals?: number
  /** The first of those that are words only. */
  readonly words: readonly Unparsed[]
  /** Words for whom the list has something from that the mapping does not name. */
  readonly unnamed: readonly string[]
  /** Columns of which nothing is imported although something stands in them; a report from before this was told has none. */
  readonly leftOut?: readonly ColumnLeftOut[]
}

export type Plan = {
  readonly report: Report
  readonly subjects: readonly PlannedEntry[]
  readonly sources: readonly PlannedEntry[]
  /** The list itself, of which the claims are printed; null where it adds nothing. */
  readonly document: PlannedEntry | null
  readonly claims: readonly PlannedEntry[]
  /** Where each of the claims stands. */
  readonly places: readonly { readonly row: number; readonly column: string }[]
}

export type PlanSettings = {
  readonly mapping: Mapping
  readonly facts: FactDictionary
  readonly kept: Kept
  /** The document of the list, without its id, title, publisher and day. */
  readonly file: { readonly sha256: string; readonly name: string; readonly entry: PlannedEntry }
}

/** How many values that are words only are told one by one, and how many refusals. */
const mostTold = 1000

/**
 * Works out what a list adds to its case, without writing anything. Each value of each cell that the mapping keeps is one claim
 * that the list makes about the person of its row; where the list names whom it has it from, it is said by the list as a
 * relay of them. Ids are made of what they stand for, so what is kept already is found again. Gives back control between
 * blocks of rows through `progress`, which is told how many are done.
 */
export async function planImport(
  table: Table,
  settings: PlanSettings,
  progress: (rows: number) => Promise<void> = async () => {},
): Promise<Plan> {
  const { mapping, facts, kept, file } = settings
  const read = rowReader(mapping, table, facts)
  const speakers = new Speakers(mapping, kept)
  const document = contentId('D', mapping.list.case, file.sha256)
  const [subjects, claims, places]: [PlannedEntry[], PlannedEntry[], Plan['places'][number][]] = [[], [], []]
  const [refused, words]: [Refused[], Unparsed[]] = [[], []]
  const rowsOf = new Map<string, number>()
  let [unchanged, unparsed] = [0, 0]

  const take = (row: Row): void => {
    const person = read(row)
    refused.push(...person.refused)
    if (person.kind === 'refused') return
    const before = rowsOf.get(person.person)
    if (before !== undefined) {
      refused.push({
        row: row.number,
        column: null,
        why: `Row ${before} has the same id; of two rows about one person the first is taken.`,
      })
      return
    }
    rowsOf.set(person.person, row.number)
    const about = contentId('P', mapping.list.case, person.person)
    if (!kept.subjects.has(about)) subjects.push(subjectOf(about, person.names, mapping))
    const seen = new Map<string, number>()
    for (const said of person.said) {
      const speaker = speakers.of(said.from)
      const same = JSON.stringify([said.column, said.raw])
      const times = seen.get(same) ?? 0
      seen.set(same, times + 1)
      const id = contentId('C', mapping.list.case, person.person, said.column, said.raw, said.from ?? '', times)
      const asserts = assertsOf(said)
      const old = kept.claims.get(id)
      if (old !== undefined) {
        if (old === JSON.stringify(asserts)) unchanged += 1
        else
          refused.push({
            row: row.number,
            column: said.column,
            why: 'This cell is kept already and was read otherwise. Undo the import that brought it, then import the list again.',
          })
        continue
      }
      if (said.understood.kind !== 'value') {
        unparsed += 1
        if (words.length < mostTold)
          words.push({ row: row.number, column: said.column, raw: said.raw.slice(0, 200), why: said.understood.why })
      }
      claims.push({
        id,
        about,
        said_by: [speaker],
        printed_in: [{ document, passage: { exact: said.raw, page: pageOf(row.number, said) } }],
        statement: `The list says under “${said.column}”: ${said.raw}`,
        ...(mapping.list.published !== undefined && { said_on: mapping.list.published }),
        asserts,
      })
      places.push({ row: row.number, column: said.column })
    }
  }

  for (let at = 0; at < table.rows.length; at += block) {
    for (const row of table.rows.slice(at, at + block)) take(row)
    await progress(Math.min(at + block, table.rows.length))
  }
  const adds = subjects.length + claims.length > 0
  return {
    report: {
      rows: table.rows.length,
      people: subjects.length,
      claims: claims.length,
      unparsed,
      unchanged,
      refused: refused.slice(0, mostTold),
      refusals: refused.length,
      words,
      unnamed: speakers.unnamed(),
      leftOut: columnsLeftOut(table, mapping),
    },
    subjects,
    claims,
    places,
    sources: adds ? speakers.added() : [],
    document: adds && !kept.documents.has(document) ? documentOf(document, speakers.list, settings) : null,
  }
}

/** Rows after which others may do something. */
const block = 500

const pageOf = (row: number, { column, part }: Said): string => `row ${row}, column ${column}${part === 0 ? '' : `, value ${part}`}`

function assertsOf({ fact, understood, when }: Said): PlannedEntry[] {
  return fact === null || understood.kind === 'words' ? [] : [{ fact, value: understood.value, ...(when !== null && { when }) }]
}

function subjectOf(
  id: string,
  names: readonly { readonly text: string; readonly kind: string }[],
  { list: { lang } }: Mapping,
): PlannedEntry {
  return { id, kind: 'person', names: names.map(({ text, kind }) => ({ text, ...(lang !== undefined && { lang }), kind })) }
}

function documentOf(id: string, by: string, { mapping: { list }, file }: PlanSettings): PlannedEntry {
  return {
    id,
    title: `${list.title} (${file.name})`.slice(0, 500),
    by,
    ...(list.published !== undefined && { published: list.published }),
    ...(list.url !== undefined && { url: list.url }),
    ...(list.lang !== undefined && { lang: list.lang }),
    ...file.entry,
  }
}

/** How many words for sources that nobody has named are told. */
const mostUnnamed = 50

/** Who speaks: the list, or the list as a relay of whom it names. A word that the mapping does not name makes nobody. */
class Speakers {
  readonly list: string
  readonly #mapping: Mapping
  readonly #kept: Kept
  readonly #needed = new Map<string, PlannedEntry>()
  readonly #known = new Map<string, string>()
  readonly #unnamed = new Set<string>()

  constructor(mapping: Mapping, kept: Kept) {
    this.#mapping = mapping
    this.#kept = kept
    const { source, lang } = mapping.list
    this.list = contentId('S', mapping.list.case, 'list')
    this.#need({ id: this.list, ...source, ...(lang !== undefined && { lang }) })
  }

  of(from: string | null): string {
    if (from === null) return this.list
    const { sources = {} } = this.#mapping
    const named = Object.hasOwn(sources, from) ? sources[from] : undefined
    if (named === undefined) {
      if (this.#unnamed.size < mostUnnamed) this.#unnamed.add(from.slice(0, 200))
      return this.list
    }
    const known = this.#known.get(from)
    if (known !== undefined) return known
    const { source } = this.#mapping.list
    const origin = contentId('S', this.#mapping.list.case, 'origin', from)
    const relay = contentId('S', this.#mapping.list.case, 'relay', from)
    this.#need({ id: origin, ...named })
    this.#need({ id: relay, ...source, name: `${source.name}, after ${named.name}`.slice(0, 500), relays: [origin] })
    this.#known.set(from, relay)
    return relay
  }

  unnamed(): readonly string[] {
    return [...this.#unnamed]
  }

  added(): readonly PlannedEntry[] {
    return [...this.#needed.values()]
  }

  #need(source: PlannedEntry): void {
    const id = source['id'] as string
    if (!this.#kept.sources.has(id)) this.#needed.set(id, source)
  }
}
