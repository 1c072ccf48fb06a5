import { CORE_SCHEMA, load, YAMLException, type EventType, type LoadOptions, type State } from 'js-yaml'
import { findMarks, placeOf, type Place } from './locate.ts'
import { surveyJson } from './survey-json.ts'

/** How deep a file may be nested. */
const deepest = 12

/** How many values a YAML file may hold, about 20,000 claims. JSON is read faster and has no such limit. */
const mostYamlValues = 600_000

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
  const mark = mayMark.test(text) ? findMarks(text, mostYamlValues) : null
  return mark === null ? readYaml(text) : { kind: 'broken', ...mark }
}

// An anchor, alias or tag begins a node; prose seldom has these signs there, so most files are read only once.
const mayMark = /(?:^|[\s[{,:?-])[&*!]\S/m

/** JSON as values; undefined where it is not JSON, too deep, or gives a key twice: then the YAML reader says where. */
function readJson(text: string): TreeOutcome | undefined {
  const survey = surveyJson(text, deepest)
  if (survey.tooDeep) return undefined
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
  let stopped: Place | undefined
  const listener = (event: EventType, state: State): void => {
    if (event === 'close' || ++values <= mostYamlValues) return
    stopped = placeOf(text, state.position)
    throw tooMany
  }
  try {
    // The type declarations of the library do not know `maxDepth` yet.
    return { kind: 'tree', value: load(text, { schema: CORE_SCHEMA, maxDepth: deepest + 1, listener } as LoadOptions) }
  } catch (error) {
    if (error === tooMany && stopped !== undefined)
      return {
        kind: 'broken',
        ...stopped,
        message: `the file holds more than ${mostYamlValues} values, the most that is read as YAML; write it as JSON`,
      }
    return { kind: 'broken', ...brokenAt(error) }
  }
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
