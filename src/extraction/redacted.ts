import type { Redaction } from './extraction.ts'
import type { Answer } from './questions.ts'
import { Refusal } from './refusal.ts'

export function redactedCopy(_bytes: Uint8Array, _redaction: Redaction, _until: number): Promise<Answer> {
  return Promise.reject(new Refusal('No redacted copy can be made of files of this kind.'))
}
