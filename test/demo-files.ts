import { readdirSync } from 'node:fs'
import { projectFacts, readAppealFile, readCaseFile, type Appeal, type CaseDocument } from '../src/cases/index.ts'
import { projectPath, readProjectFile } from '../src/platform/index.ts'

/** The dictionary that ships with Amparo. */
export const facts = projectFacts()

/** Every demo case by the name of its file. */
export const documents: readonly { readonly name: string; readonly document: CaseDocument }[] = namesIn('data', 'demo').map((file) => ({
  name: file.replace('.yaml', ''),
  document: unlessInvalid(readCaseFile(readProjectFile('data', 'demo', file), { file, facts })).document,
}))

/** Every demo appeal: those inside the cases and those that stand alone. */
export const appeals: readonly Appeal[] = [
  ...documents.flatMap(({ document }) => document.appeals),
  ...namesIn('data', 'demo', 'appeals').map(
    (file) => unlessInvalid(readAppealFile(readProjectFile('data', 'demo', 'appeals', file), { file })).appeal,
  ),
]

function namesIn(...folder: readonly string[]): string[] {
  return readdirSync(projectPath(...folder)).filter((name) => name.endsWith('.yaml'))
}

function unlessInvalid<Outcome extends { readonly kind: 'read' | 'invalid' }>(outcome: Outcome): Extract<Outcome, { kind: 'read' }> {
  if (outcome.kind === 'invalid') throw new Error(JSON.stringify(outcome, null, 2))
  return outcome as Extract<Outcome, { kind: 'read' }>
}
