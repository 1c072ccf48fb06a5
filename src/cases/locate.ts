import { CORE_SCHEMA, load, YAMLException, type EventType, type State } from 'js-yaml'

/** Where something is in a file: keys and list positions from the top. */
export type Path = readonly (string | number)[]
export type Place = { readonly line: number; readonly column: number }

type Node = { readonly start: number; readonly items: Node[]; readonly kind: string | null; readonly result: unknown }

/**
 * Finds places in a YAML or JSON text. Takes the text; gives a function from a path to its line and column (from 1).
 * A key that is missing is looked for at the mapping that should have it. Only used once a problem is known, because
 * it reads the text again.
 */
export function locator(text: string): (path: Path, what?: 'key' | 'value') => Place {
  const root = nodesOf(text)
  return (path, what = 'value') => {
    let node = root
    let place = root
    for (const step of path) {
      const found = node === undefined ? undefined : child(node, step)
      if (found === undefined) break
      place = what === 'key' && found.key !== undefined ? found.key : found.value
      node = found.value
    }
    return place === undefined ? { line: 1, column: 1 } : placeOf(text, firstSign(text, place.start))
  }
}

/** The first anchor, alias or tag of a text, with the sentence that refuses it; null where there is none. */
export function findMarks(text: string, most: number): (Place & { message: string }) | null {
  let found: (Place & { message: string }) | null = null
  const stop = new Error('a mark was found')
  let seen = 0
  try {
    load(text, {
      schema: CORE_SCHEMA,
      listener: (event: EventType, state: State) => {
        if (event !== 'open') return
        if (++seen > most) throw stop
        const start = firstSign(text, state.position)
        const sign = text[start]
        if (sign !== '&' && sign !== '*' && sign !== '!') return
        const what = { '&': 'anchors (&name)', '*': 'aliases (*name)', '!': 'tags (!name)' }[sign]
        found = { ...placeOf(text, start), message: `${what} are not read: write the text out, in quotes if it begins with ${sign}` }
        throw stop
      },
    })
  } catch (error) {
    // Broken YAML is for the reader itself to say.
    if (error !== stop && !(error instanceof YAMLException)) throw error
  }
  return found
}

function nodesOf(text: string): Node | undefined {
  const open: { start: number; items: Node[] }[] = []
  let root: Node | undefined
  let seen = 0
  const enough = new Error('enough was read')
  try {
    load(text, {
      schema: CORE_SCHEMA,
      listener: (event: EventType, state: State) => {
        if (event === 'open') {
          if (++seen > mostLocated) throw enough
          open.push({ start: state.position, items: [] })
          return
        }
        const { start, items } = open.pop()!
        const node: Node = { start, items, kind: state.kind, result: state.result }
        const parent = open.at(-1)
        if (parent === undefined) root = node
        else parent.items.push(node)
      },
    })
  } catch (error) {
    if (error !== enough && !(error instanceof YAMLException)) throw error
    // What was not read to its end is a place all the same, though its kind is only known by what it holds.
    root = open.reduceRight<Node | undefined>(
      (inner, { start, items }) => unfinished(start, inner === undefined ? items : [...items, inner]),
      undefined,
    )
  }
  return root
}

const unfinished = (start: number, items: Node[]): Node => ({ start, items, kind: 'unfinished', result: null })

// A file with more values than this is read only as far as that to find the place of a problem.
const mostLocated = 600_000

function child(outer: Node, step: string | number): { key?: Node; value: Node } | undefined {
  // The parser tries every node as the key of a block mapping first, and then holds it twice.
  const only = outer.items[0]
  const node = outer.items.length === 1 && only !== undefined && only.result === outer.result ? only : outer
  if (typeof step === 'number') {
    const value = node.kind === 'sequence' || node.kind === 'unfinished' ? node.items[step] : undefined
    return value === undefined ? undefined : { value }
  }
  if (node.kind !== 'mapping' && node.kind !== 'unfinished') return undefined
  for (let at = 0; at < node.items.length; at += 2) {
    const key = node.items[at]
    const value = node.items[at + 1]
    if (key !== undefined && String(key.result) === step) return { key, value: value === undefined || value.kind === null ? key : value }
  }
  return undefined
}

// The parser opens a node before the white space and the comments in front of it.
function firstSign(text: string, start: number): number {
  let at = start
  while (at < text.length) {
    const sign = text[at]
    if (sign === '#') at = ends(text.indexOf('\n', at), text)
    else if (sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t') at++
    else break
  }
  return at
}

const ends = (at: number, text: string): number => (at === -1 ? text.length : at)

/** An offset as line and column, from 1. */
export function placeOf(text: string, offset: number): Place {
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}
