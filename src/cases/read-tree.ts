import { CORE_SCHEMA, load, YAMLException, type LoadOptions } from 'js-yaml'
import { findMarks } from './locate.ts'

/** How deep a file may be nested. */
export const deepest = 12

/** A file as plain values, or the place where it stops being YAML or JSON. */
export type TreeOutcome =
  | { readonly kind: 'tree'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly line: number; readonly column: number; readonly message: string }

/**
 * Reads YAML 1.2 (core schema: no timestamps, no merge keys) or JSON into plain values. Anchors, aliases and tags are
 * refused, so that no file is larger than it looks; so are duplicate keys, in JSON too.
 */
export function readTree(text: string): TreeOutcome {
  if (/^\s*[{[]/.test(text)) {
    const json = readJson(text)
    if (json !== undefined) return { kind: 'tree', value: json }
  }
  const mark = mayMark.test(text) ? findMarks(text) : null
  if (mark !== null) return { kind: 'broken', ...mark }
  try {
    return { kind: 'tree', value: load(text, options) }
  } catch (error) {
    return { kind: 'broken', ...brokenAt(error) }
  }
}

// The type declarations of the library do not know `maxDepth` yet.
const options = { schema: CORE_SCHEMA, maxDepth: deepest + 1 } as LoadOptions

/** Where and why YAML could not be read. */
export function brokenAt(error: unknown): { line: number; column: number; message: string } {
  if (!(error instanceof YAMLException)) throw error
  // The library's marks count from 0, and are missing where it has read nothing.
  const mark = error.mark as typeof error.mark | undefined
  const message = sentences.find(([pattern]) => pattern.test(error.reason))?.[1] ?? `this is not YAML: ${error.reason}`
  return { line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1, message }
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [/maxDepth/, `the file is nested more than ${deepest} levels deep`],
  [/duplicated mapping key/, 'this key is given twice'],
  [/unidentified alias/, 'aliases (*name) are not read: write the text out'],
  [/unknown tag/, 'tags (!name) are not read: write the plain value'],
  [/expected a single document/, 'the file holds several YAML documents: give each its own file'],
  [/non-printable/, 'the file contains a control character'],
  [/tab characters/, 'lines are indented with spaces, not tabs'],
]

// An anchor, alias or tag begins a node; prose seldom has these signs there, so most files are read only once.
const mayMark = /(?:^|[\s[{,:?-])[&*!]\S/m

/** JSON as values; undefined where it is not JSON, or gives a key twice: then the YAML reader says where. */
function readJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  let written = 0
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (token[1] !== undefined) written++
  return keysIn(value, deepest * 4) === written ? value : undefined
}

function keysIn(value: unknown, levels: number): number {
  if (typeof value !== 'object' || value === null || levels === 0) return 0
  let count = 0
  if (Array.isArray(value)) for (const item of value) count += keysIn(item, levels - 1)
  else
    for (const key in value) {
      count += 1 + keysIn((value as Record<string, unknown>)[key], levels - 1)
    }
  return count
}
