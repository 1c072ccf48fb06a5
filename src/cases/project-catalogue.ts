import { CORE_SCHEMA, load } from 'js-yaml'
import { parseCatalogue, type Catalogue, type ReadCatalogue } from '../norms/index.ts'
import { readProjectFile } from '../platform/index.ts'
import { projectFacts } from './project-facts.ts'

/** The catalogue of norms and ratifications that ships with Amparo, read once. What is wrong in it throws, with its places. */
export function projectCatalogue(): Catalogue {
  if (known !== undefined) return known
  const read = readProjectCatalogue()
  if (read.kind === 'invalid') throw new Error(normsProblem(read))
  return (known = read.catalogue)
}
let known: Catalogue | undefined

/** What is wrong in the catalogue of norms, in a sentence; undefined where it can be used. */
export function normsProblem(read: ReadCatalogue = readProjectCatalogue()): string | undefined {
  if (read.kind === 'read') {
    known ??= read.catalogue
    return undefined
  }
  const some = read.problems.slice(0, 3).map(({ at, message }) => `${at}: ${message}`)
  const more = read.problems.length - some.length
  return `The norms (data/norms.yaml, data/ratifications.yaml) cannot be used. ${some.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

/** What cannot even be read as YAML is a problem of its file. */
function readProjectCatalogue(): ReadCatalogue {
  const problems: { at: string; message: string }[] = []
  const [norms, ratifications] = ['norms.yaml', 'ratifications.yaml'].map((file) => {
    try {
      return load(readProjectFile('data', file), { schema: CORE_SCHEMA })
    } catch (error) {
      problems.push({ at: file, message: error instanceof Error ? error.message : String(error) })
      return undefined
    }
  })
  return problems.length > 0 ? { kind: 'invalid', problems } : parseCatalogue(norms, ratifications, projectFacts())
}
