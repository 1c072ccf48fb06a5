import { FileProblems, type ToldProblem } from './file-problems.ts'

/** What is wrong with a change. `change` counts from 0; absent where it lies in what the case holds already. */
export type EntryProblem = {
  readonly change?: number
  /** `entry.asserts[0].value` within the entry that is written, else as in a file: `sources[3].relays`. */
  readonly path: string
  readonly message: string
  readonly nearest?: string
}

/** Where a change stands in the case: `claims` 12, or `case` for the head. */
export type ChangedPlace = { readonly list: string; readonly index: number }

/** More than anybody reads: of problems of a case that was fit when it was written, those of the change must not be hidden. */
export const manyProblems = (): FileProblems => new FileProblems(500)

/** Problems as a form needs them: each with the change it belongs to and the path within it. */
export function entryProblems(problems: FileProblems, places: readonly ChangedPlace[]): EntryProblem[] {
  return problems.told().map((problem) => {
    const [list, index] = problem.path
    const change = places.findIndex((place) => place.list === list && (list === 'case' || place.index === index))
    return change === -1
      ? told(problem)
      : { change, ...told({ ...problem, path: ['entry', ...problem.path.slice(list === 'case' ? 1 : 2)] }) }
  })
}

/** A problem of the entry itself, before it has a place. */
export const problemsOfEntry = (problems: FileProblems, change: number): EntryProblem[] =>
  problems.told().map((problem) => ({ change, ...told(problem) }))

const told = ({ path, message, nearest }: ToldProblem): EntryProblem => ({
  path: path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join(''),
  message,
  ...(nearest !== undefined && { nearest }),
})
