import assert from 'node:assert/strict'
import type { FactDictionary } from '../claims/index.ts'
import { readProjectFile } from '../platform/index.ts'
import { projectFacts, readCaseFile, type CaseDocument, type FileProblem } from './index.ts'

/** What the tests of this module share: the dictionary that ships, the demo cases, and reading with a clear failure. */
export const facts: FactDictionary = projectFacts()

export const demoCases = ['fujimori', 'guzman', 'liu-xiaobo', 'mandela', 'salgado'] as const
export const demoText = (name: string): string => readProjectFile('data', 'demo', `${name}.yaml`)

export function documentOf(content: string | Uint8Array): CaseDocument {
  const read = readCaseFile(content, { file: 'case.yaml', facts })
  return read.kind === 'read' ? read.document : assert.fail(JSON.stringify(read.problems.slice(0, 3), null, 1))
}

export function problemsOf(content: string | Uint8Array): readonly FileProblem[] {
  const read = readCaseFile(content, { file: 'case.yaml', facts })
  return read.kind === 'invalid' ? read.problems : assert.fail('the file was read')
}
