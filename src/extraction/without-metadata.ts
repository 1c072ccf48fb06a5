import type { Answer } from './questions.ts'
import { Refusal } from './refusal.ts'

export function copyWithoutMetadata(_bytes: Uint8Array): Promise<Answer> {
  return Promise.reject(new Refusal('No copy without metadata can be made of files of this kind.'))
}
