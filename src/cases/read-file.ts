import * as z from 'zod'
import type { FactDictionary } from '../claims/index.ts'
import type { Appeal, CaseDocument } from './case-document.ts'
import { appealSchema, headSchema, listSchemas, longestList, type ListName, type RawCase } from './case-schema.ts'
import { checkShape } from './check-shape.ts'
import { brokenFile, FileProblems, showValue, type InvalidFile } from './file-problems.ts'
import { linkCase } from './link-case.ts'
import { readAppeal } from './read-appeal.ts'
import { readText } from './read-text.ts'
import { readTree } from './read-tree.ts'

export type ReadCase = { readonly kind: 'read'; readonly document: CaseDocument } | InvalidFile
export type ReadAppeal = { readonly kind: 'read'; readonly appeal: Appeal } | InvalidFile

export const caseFormat = 'amparo-case/1'
export const appealFormat = 'amparo-appeal/1'

/**
 * Reads a case file (YAML or JSON, format amparo-case/1). Takes its text or bytes, the name to use in messages and the
 * dictionary of facts; gives the case with every date parsed and every reference checked, or all that is wrong with it,
 * each with line and column. Never throws for what the file holds.
 */
export function readCaseFile(content: string | Uint8Array, { file, facts }: { file: string; facts: FactDictionary }): ReadCase {
  return readWith(content, file, caseFormat, ['case', ...lists], (entries, problems) => {
    const head = checkShape(headSchema, entries['case'], ['case'], problems)
    const read = Object.fromEntries(lists.map((name) => [name, readList(name, entries[name], problems)]))
    if (head === undefined || !problems.none) return undefined
    return { kind: 'read', document: linkCase({ case: head, ...read } as unknown as RawCase, facts, problems) }
  })
}

/** Reads an appeal that stands alone (format amparo-appeal/1), over one or several cases. Its citations are checked when it is published. */
export function readAppealFile(content: string | Uint8Array, { file }: { file: string }): ReadAppeal {
  return readWith(content, file, appealFormat, ['appeal'], (entries, problems) => {
    const raw = checkShape(appealSchema, entries['appeal'], ['appeal'], problems)
    return raw && { kind: 'read', appeal: readAppeal(raw, ['appeal'], problems) }
  })
}

/** Which of our formats a file says it is, seen in its first lines; undefined where it says none there. */
export function formatOf(content: string | Uint8Array): string | undefined {
  // Cut anywhere, also within a letter: only the ASCII of the key is looked for.
  const start = typeof content === 'string' ? content.slice(0, 4000) : new TextDecoder().decode(content.subarray(0, 4000))
  return /^\W*format\W+?(amparo-[a-z]+\/\d+)/m.exec(start)?.[1]
}

const lists = Object.keys(listSchemas) as ListName[]
type Entries = Readonly<Record<string, unknown>>

/** What all our files share: text, tree, top level, and problems that are told with their place. */
export function readWith<Outcome>(
  content: string | Uint8Array,
  file: string,
  format: string | undefined,
  keys: readonly string[],
  read: (entries: Entries, problems: FileProblems) => Outcome | undefined,
): Outcome | InvalidFile {
  const text = readText(content)
  if (text.kind === 'refused') return brokenFile(file, text.why)
  const tree = readTree(text.text)
  if (tree.kind === 'broken') return brokenFile(file, tree.message, tree)
  const problems = new FileProblems()
  const outcome = checkTop(tree.value, format, keys, problems) ? read(tree.value, problems) : undefined
  return outcome === undefined || !problems.none ? problems.invalid(file, text.text) : outcome
}

function checkTop(value: unknown, format: string | undefined, keys: readonly string[], problems: FileProblems): value is Entries {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.add([], () => ({ message: `expected a mapping (${keys.join(', ')}); found ${showValue(value)}` }))
    return false
  }
  const entries = value as Entries
  const allowed = format === undefined ? keys : ['format', ...keys]
  for (const key of Object.keys(entries)) {
    if (allowed.includes(key)) continue
    problems.add([key], () => ({
      message: `'${key.slice(0, 60)}' is not a key here; the keys are ${allowed.join(', ')}`,
      word: key,
      known: allowed,
      at: 'key',
    }))
    if (problems.tooMany) return false
  }
  if (format !== undefined && entries['format'] !== format)
    problems.add(['format'], () => ({ message: `expected format: ${format}; found ${showValue(entries['format'])}` }))
  return true
}

function readList(name: ListName, value: unknown, problems: FileProblems): unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    problems.add([name], () => ({ message: `expected a list; found ${showValue(value)}` }))
    return []
  }
  if (value.length > longestList)
    problems.add([name], () => ({ message: `expected at most ${longestList} entries; found ${value.length}` }))
  const schema = listSchemas[name] as z.ZodType
  const read: unknown[] = []
  for (const [at, entry] of value.entries()) {
    if (problems.tooMany) break
    read.push(checkShape(schema, entry, [name, at], problems))
  }
  return read
}
