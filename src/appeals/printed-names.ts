import type { CaseDocument } from '../cases/index.ts'
import type { Subject } from '../claims/index.ts'
import { fold, type Day } from '../kit/index.ts'
import type { Source, SourceKind } from '../sources/index.ts'
import { isLetOutBy, type ConsentOnRecord } from './consent.ts'
import { readingsOfConsents } from './readings-of-consents.ts'
import { shortHash } from './text-parts.ts'

/** A person or a source whose name readers would read, of which case. */
export type PrintedName = {
  /** Another one where the name is another. */
  readonly key: string
  readonly caseId: string
  readonly name: string
  readonly source?: Source
  readonly subject?: Subject
  /** The consents on record for this person, to whatever it is. */
  readonly consents: readonly ConsentOnRecord[]
  /**
   * Whether somebody has to say for this name alone that it goes out: a person's, without a consent to publication that stands by what
   * everybody in the case reads. So it is the same for all who ask.
   */
  readonly asks: boolean
}

/** The names that somebody let out without a consent to it on record, by their keys, and when. */
export type NamesLetOut = { readonly keys: readonly string[]; readonly by: string; readonly at: string }

/** Kinds of sources that are people, who can be found and harmed; the others are bodies and what they publish. */
const people: ReadonlySet<SourceKind> = new Set(['family', 'lawyer', 'doctor', 'victim', 'supporter', 'person'])

/**
 * Whose names stand in what would be printed: its lines, and the files that it cites. A name that is only a part of a longer
 * one counts, too: in doubt it is asked about. Nobody is found who is called otherwise than in the files.
 */
export function printedNames(lines: readonly string[], files: Iterable<CaseDocument>, today: Day): readonly PrintedName[] {
  const printed = fold(lines.join('\n'))
  return [...files].flatMap((file) => {
    const readings = readingsOfConsents(file, today)
    const sources = file.sources.filter(({ name }) => printed.includes(fold(name)))
    const persons = file.subjects.flatMap((subject) => {
      const named = subject.kind === 'person' ? subject.names.filter(({ text }) => printed.includes(fold(text))) : []
      // Each of a person's names is let out by itself: whoever lets the known one out has not said so of the legal one.
      return [...new Map(named.map(({ text }) => [fold(text), text] as const).toReversed()).values()]
        .toReversed()
        .map((name) => ({ subject, name }))
    })
    const nameOf = (name: string, source: Source | undefined, subject: Subject | undefined): PrintedName => {
      const read = subject === undefined ? [] : readings(subject.id)
      return {
        key: shortHash([file.case.id, source?.id ?? null, subject?.id ?? null, name]),
        caseId: file.case.id,
        name,
        ...(source && { source }),
        ...(subject && { subject }),
        consents: read[0] ?? [],
        asks:
          subject === undefined ? source !== undefined && source.protected !== true && people.has(source.kind) : !read.every(isLetOutBy),
      }
    }
    return [
      ...persons.map(({ subject, name }) =>
        nameOf(
          name,
          sources.find((source) => isCalled(subject, source.name)),
          subject,
        ),
      ),
      ...sources
        .filter(({ name }) => !persons.some(({ subject }) => isCalled(subject, name)))
        .map((source) => nameOf(source.name, source, undefined)),
    ]
  })
}

const isCalled = ({ names }: Subject, name: string): boolean => names.some(({ text }) => fold(text) === fold(name))

/** The names that nobody has let out yet since the appeal was last taken down, and that ask for it. */
export function namesToLetOut(
  names: readonly PrintedName[],
  letOut: NamesLetOut | undefined,
  takenDown: Date | null,
): readonly PrintedName[] {
  const counts = letOut !== undefined && (takenDown === null || new Date(letOut.at) > takenDown)
  const keys = new Set(counts ? letOut.keys : [])
  return names.filter(({ key, asks }) => asks && !keys.has(key))
}
