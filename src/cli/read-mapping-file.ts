import { CORE_SCHEMA, load } from 'js-yaml'
import { readMapping, type Mapping } from '../lists/index.ts'
import { readGivenFile } from '../platform/index.ts'

/** The largest mapping, in bytes. */
const largest = 1024 * 1024

/** Reads a mapping (docs/lists.md), YAML or JSON, from a file that somebody named; refuses with what is wrong with it. */
export function readMappingFile(
  path: string,
): { readonly kind: 'mapping'; readonly mapping: Mapping } | { readonly kind: 'refused'; readonly reason: string } {
  const given = readGivenFile(path, largest)
  if (given.kind === 'refused') return given
  const text = new TextDecoder().decode(given.bytes)
  // A mapping names nothing twice, and what refers to itself has no end.
  if (/^[^#'"\n]*[:\-,[{]\s+[&*][\w-]+/m.test(text)) return { kind: 'refused', reason: `${path}: anchors and aliases are not read.` }
  let written: unknown
  try {
    written = load(text, { schema: CORE_SCHEMA })
  } catch (error) {
    return { kind: 'refused', reason: `${path}: this is neither YAML nor JSON: ${(error as Error).message.split('\n')[0]}` }
  }
  const checked = readMapping(written)
  if (checked.kind === 'mapping') return checked
  return {
    kind: 'refused',
    reason: `${path} is no mapping of a list as it stands:\n${checked.problems.map(({ message }) => `  ${message}`).join('\n')}`,
  }
}
