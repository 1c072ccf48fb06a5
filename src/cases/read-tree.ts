import { CORE_SCHEMA, load, YAMLException, type EventType, type LoadOptions, type State } from 'js-yaml'
import { findMarks, placeOf, type Place } from './locate.ts'
import { surveyJson } from './survey-json.ts'

/** How deep a file may be nested. */
const deepest = 12

/** How many values a file may hold: about 20,000 claims as YAML, 70,000 as JSON, which is read faster. */
const mostYamlValues = 600_000
const mostJsonValues = 2_000_000
const mostLines = 1_000_000

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
    if (json !== undefined) return json
  }
  const end = endOfLine(text, mostLines)
  if (end !== undefined) return tooMuch(text, end, `${mostLines} lines, the most that is read`)
  const mark = mayMark.test(text) ? findMarks(text, mostYamlValues) : null
  return mark === null ? readYaml(text) : { kind: 'broken', ...mark }
}

// An anchor, alias or tag begins a node; prose seldom has these signs there, so most files are read only once.
const mayMark = /(?:^|[\s[{,:?-])[&*!]\S/m

/** JSON as values; undefined where it is not JSON, too deep, or gives a key twice: then the YAML reader says where. */
function readJson(text: string): TreeOutcome | undefined {
  const survey = surveyJson(text, { deepest, most: mostJsonValues })
  if (survey.tooDeep) return undefined
  if (survey.tooManyAt !== undefined) return tooMuch(text, survey.tooManyAt, `${mostJsonValues} values, the most that is read`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return keysIn(value) === survey.keys ? { kind: 'tree', value } : undefined
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) for (const item of value) count += keysIn(item)
  else for (const key in value) count += 1 + keysIn((value as Record<string, unknown>)[key])
  return count
}

function readYaml(text: string): TreeOutcome {
  let values = 0
  const tooMany = new Error('too many values')
  let stopped: number | undefined
  const listener = (event: EventType, state: State): void => {
    if (event === 'close' || ++values <= mostYamlValues) return
    stopped = state.position
    throw tooMany
  }
  try {
    // The type declarations of the library do not know `maxDepth` yet.
    return { kind: 'tree', value: load(text, { schema: CORE_SCHEMA, maxDepth: deepest + 1, listener } as LoadOptions) }
  } catch (error) {
    if (error === tooMany && stopped !== undefined)
      return tooMuch(text, stopped, `${mostYamlValues} values, the most that is read as YAML; write it as JSON`)
    return { kind: 'broken', ...brokenAt(error) }
  }
}

const tooMuch = (text: string, at: number, limit: string): TreeOutcome => ({
  kind: 'broken',
  ...placeOf(text, at),
  message: `the file holds more than ${limit}`,
})

/** Where the line with this number ends; undefined when there are fewer. */
function endOfLine(text: string, number: number): number | undefined {
  let end = -1
  for (let line = 0; line < number; line++) {
    end = text.indexOf('\n', end + 1)
    if (end === -1) return undefined
  }
  return end
}

function brokenAt(error: unknown): Place & { message: string } {
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
