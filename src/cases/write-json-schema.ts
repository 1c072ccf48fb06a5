import { writeGivenFile, projectPath } from '../platform/index.ts'
import { appealJsonSchema, caseJsonSchema } from './json-schema.ts'

// Run by hand after a change of the shapes: `node src/cases/write-json-schema.ts`, then oxfmt. A test holds the files to them.
for (const [name, schema] of [
  ['amparo-case-1.json', caseJsonSchema()],
  ['amparo-appeal-1.json', appealJsonSchema()],
] as const) {
  const problem = writeGivenFile(projectPath('data', 'schema', name), `${JSON.stringify(schema, null, 2)}\n`, { force: true })
  if (problem !== undefined) throw new Error(problem)
}
