import * as z from 'zod'
import { showValue, type FileProblems, type Finding } from './file-problems.ts'
import type { Path } from './locate.ts'

/**
 * Holds a value to a schema. Takes where it stands in the file and where problems go; gives the value with its
 * defaults, or undefined when something is wrong with it.
 */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: Path,
  problems: FileProblems,
): z.output<Schema> | undefined {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const steps = issue.path as (string | number)[]
    const found = steps.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value)
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems.add([...at, ...steps, key], () => unknownKey(key, schema, steps))
    } else
      problems.add([...at, ...steps], () => ({
        message:
          found === undefined
            ? missing(issue, [...at, ...steps])
            : `expected ${expected(issue)}; found ${showValue(found)}${hint(issue, found)}`,
        ...choices(issue, found),
      }))
  }
  return undefined
}

/** A key that the format does not have. */
function unknownKey(key: string, schema: z.ZodType, steps: Path): Finding {
  const keys = keysAt(schema, steps)
  const message =
    key === '<<'
      ? 'merge keys (<<) are not read: write the entry out'
      : `'${showKey(key)}' is not a key here; the keys are ${keys.join(', ')}`
  return { message, word: key, known: keys, at: 'key' }
}

const showKey = (key: string): string => (key.length > 60 ? `${key.slice(0, 59)}…` : key)

function keysAt(schema: z.ZodType, steps: Path): readonly string[] {
  let inner: z.ZodType = schema
  for (const step of steps) {
    inner = bare(inner)
    if (inner instanceof z.ZodArray) inner = inner.element as z.ZodType
    else if (inner instanceof z.ZodObject) inner = inner.shape[step] as z.ZodType
  }
  inner = bare(inner)
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
}

function bare(schema: z.ZodType): z.ZodType {
  let inner = schema
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodExactOptional) inner = inner.unwrap() as z.ZodType
  return inner
}

const missing = (issue: Issue, steps: Path): string => `'${steps.at(-1) ?? ''}' is missing: expected ${expected(issue)}`

type Issue = z.core.$ZodIssue

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`
    case 'invalid_format':
      return formats.find(([pattern]) => issue.pattern?.includes(pattern) === true)?.[1] ?? 'another form'
    case 'too_big':
      return issue.origin === 'string'
        ? `at most ${issue.maximum} characters`
        : issue.origin === 'array'
          ? `at most ${issue.maximum} entries`
          : `at most ${issue.maximum}`
    case 'too_small':
      return issue.origin === 'string'
        ? 'a text that is not empty'
        : issue.origin === 'array'
          ? `at least ${issue.minimum} of them`
          : `at least ${issue.minimum}`
    case 'invalid_union':
      return unionOf(issue)
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'custom':
      return issue.message
    default:
      return issue satisfies never
  }
}

// A value that may be of several types: the words of the type that was meant, else all of them.
function unionOf(issue: z.core.$ZodIssueInvalidUnion): string {
  const branches = issue.errors.map((errors) => errors[0]).filter((inner) => inner !== undefined)
  const meant = branches.find((inner) => inner.code !== 'invalid_type')
  if (meant !== undefined) return expected(meant)
  if (issue.message !== 'Invalid input') return issue.message
  return [...new Set(branches.map(expected))].join(' or ')
}

function hint(issue: Issue, found: unknown): string {
  if (issue.code !== 'invalid_type' || issue.expected !== 'string') return ''
  return typeof found === 'number' || typeof found === 'boolean' ? ': put it in quotes if it is meant as text' : ''
}

const choices = (issue: Issue, found: unknown): { word?: string; known?: string[] } =>
  issue.code === 'invalid_value' && typeof found === 'string' ? { word: found, known: issue.values.map(String) } : {}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping (key: value)',
  array: 'a list',
}

// By a part of the pattern in case-schema.ts.
const formats: readonly (readonly [string, string])[] = [
  ['\\p{DI}', 'a text with something to see in it, and without control characters or what is no character'],
  ['#[^', 'a citation written case#claim, case#point or norm:id'],
  ['{0,63}', "an id (letters, digits, dot, hyphen or underscore; at most 64; not 'new')"],
  ['https?', 'an address that begins with https:// or http://, without a name and password'],
  ['[A-Z]{2}', 'a country code of two capitals, such as PE'],
  ['{2,3}(-', 'a language tag, such as es or zh-Hans'],
  ['[a-z0-9_]+', 'a code (small letters, digits, underscore)'],
]
