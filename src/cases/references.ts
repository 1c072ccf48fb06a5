import type { FileProblems } from './file-problems.ts'
import type { Path } from './locate.ts'

/** The ids of one kind of thing in a file, checked to be unique, so that others may refer to them. */
export class Ids {
  readonly known: ReadonlySet<string>
  readonly #kind: string
  readonly #problems: FileProblems

  constructor(kind: string, list: string, entries: readonly { readonly id: string }[], problems: FileProblems) {
    this.#kind = kind
    this.#problems = problems
    this.known = checkUnique(kind, list, entries, problems)
  }

  /** Says so when the id at this place names nothing. */
  refer(id: string, at: Path): void {
    if (this.known.has(id)) return
    this.#problems.add(at, () => ({ message: `there is no ${this.#kind} '${id}' in this file`, word: id, known: this.known }))
  }

  referAll(ids: readonly string[] | undefined, at: Path): void {
    if (ids === undefined) return
    for (const [index, id] of ids.entries()) this.refer(id, [...at, index])
  }
}

/** Says so for every id that is given twice; gives all the ids. */
export function checkUnique(kind: string, list: string, entries: readonly { readonly id: string }[], problems: FileProblems): Set<string> {
  const known = new Set<string>()
  for (const [at, { id }] of entries.entries()) {
    if (known.has(id)) problems.add([list, at, 'id'], () => ({ message: `another ${kind} already has the id '${id}'` }))
    known.add(id)
  }
  return known
}

/**
 * An id that leads back to itself, for each circle of references once. Takes who refers to whom; gives the ids at which
 * circles close. Walks without recursion, so that a long chain does not end the process.
 */
export function circles(refers: ReadonlyMap<string, readonly string[]>): string[] {
  const closed: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  for (const start of refers.keys()) {
    const path = state.has(start) ? [] : [{ id: start, next: 0 }]
    if (path.length > 0) state.set(start, 'open')
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const to = refers.get(step.id)?.[step.next++]
      if (to === undefined) {
        state.set(step.id, 'done')
        path.pop()
      } else if (state.get(to) === 'open') closed.push(to)
      else if (!state.has(to)) {
        state.set(to, 'open')
        path.push({ id: to, next: 0 })
      }
    }
  }
  return closed
}
