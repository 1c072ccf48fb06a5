import { hash } from 'node:crypto'
import { CORE_SCHEMA, load } from 'js-yaml'
import { catalogueWhenAsked, parseNorms, parseRatifications, type Catalogue, type CatalogueProblem } from '../norms/index.ts'
import { listProjectFiles, readProjectFile } from '../platform/index.ts'
import { projectFacts } from './project-facts.ts'

/**
 * The catalogue of norms and ratifications that ships with Amparo. Each half is read once, when something of it is first asked for: it takes
 * a tenth of a second, which nobody pays who works on a case without norms. What is wrong in it throws then; `normsProblem` asks at the start.
 */
export const projectCatalogue = (): Catalogue => catalogue

/** What is wrong in the catalogue of norms, in a sentence; undefined where it can be used. */
export function normsProblem(): string | undefined {
  const problems = [norms(), ratifications()].flatMap((read) => (read.kind === 'invalid' ? read.problems : []))
  return problems.length === 0 ? undefined : problemsInWords(problems)
}

/** What the catalogue, and the facts that it asks for, say, as one hash: another one asks otherwise. Our words about it in other languages are no part of that. */
export const catalogueDigest = (): string => digest()

const norms = once(() => fromFiles(['norms.yaml', ...wordFiles()], ([written, ...words]) => parseNorms(written, projectFacts(), words)))
const ratifications = once(() => fromFiles(['ratifications.yaml'], ([written]) => parseRatifications(written)))
/** Our words about norms in other languages than English, a file for each. */
const wordFiles = (): readonly string[] =>
  listProjectFiles('data', 'norm-words')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `norm-words/${name}`)
const digest = once(() =>
  hash('sha256', JSON.stringify(['norms.yaml', 'ratifications.yaml', 'facts.yaml'].map((file) => readProjectFile('data', file)))),
)
const catalogue = catalogueWhenAsked(
  () => sound(norms()),
  () => sound(ratifications()),
)

type Outcome<Read> =
  | { readonly kind: 'read'; readonly read: Read }
  | { readonly kind: 'invalid'; readonly problems: readonly CatalogueProblem[] }

/** What cannot even be read as YAML is a problem of its file. */
function fromFiles<Read>(files: readonly string[], parse: (written: readonly unknown[]) => Outcome<Read>): Outcome<Read> {
  const written: unknown[] = []
  for (const file of files)
    try {
      written.push(load(readProjectFile('data', ...file.split('/')), { schema: CORE_SCHEMA }))
    } catch (error) {
      return { kind: 'invalid', problems: [{ at: file, message: error instanceof Error ? error.message : String(error) }] }
    }
  return parse(written)
}

function sound<Read>(outcome: Outcome<Read>): Read {
  if (outcome.kind === 'invalid') throw new Error(problemsInWords(outcome.problems))
  return outcome.read
}

function problemsInWords(problems: readonly CatalogueProblem[]): string {
  const some = problems.slice(0, 3).map(({ at, message }) => `${at}: ${message}`)
  const more = problems.length - some.length
  return `The norms (data/norms.yaml, data/norm-words, data/ratifications.yaml) cannot be used. ${some.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
