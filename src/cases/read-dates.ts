import { parseDate, type SourceDate } from '../kit/index.ts'
import type { FileProblems } from './file-problems.ts'
import type { Path } from './locate.ts'

/** An entry whose named fields have become dates. */
export type WithDates<Entry, Name extends keyof Entry> = { readonly [Key in keyof Entry]: Key extends Name ? SourceDate : Entry[Key] }

/** The entry with the named fields parsed; fields that are absent stay absent. A year may be written as a number. */
export function withDates<Entry extends object, Name extends keyof Entry & string>(
  entry: Entry,
  names: readonly Name[],
  unread: (name: Name, date: SourceDate & { kind: 'unparsed' }) => void = () => undefined,
): WithDates<Entry, Name> {
  const read = { ...entry } as Record<string, unknown>
  for (const name of names) {
    const written = read[name] as string | number | undefined
    if (written === undefined) continue
    const date = parseDate(typeof written === 'number' ? String(written).padStart(4, '0') : written)
    if (date.kind === 'unparsed') unread(name, date)
    read[name] = date
  }
  return read as WithDates<Entry, Name>
}

/** Parses the dates that we ourselves write in a file (not those a source asserts): here a date that cannot be read is a mistake. */
export class DateReader {
  readonly #problems: FileProblems

  constructor(problems: FileProblems) {
    this.#problems = problems
  }

  in<Entry extends object, Name extends keyof Entry & string>(entry: Entry, at: Path, ...names: readonly Name[]): WithDates<Entry, Name> {
    const unread = this.unread(at)
    return withDates(entry, names, (name, date) => unread([name], date))
  }

  /** Tells of a date that cannot be read, by where it stands in an entry. */
  unread(at: Path): (within: Path, date: SourceDate & { kind: 'unparsed' }) => void {
    return (within, date) =>
      this.#problems.add([...at, ...within], () => ({ message: `expected a date; found '${date.text.slice(0, 60)}': ${date.why}` }))
  }
}
