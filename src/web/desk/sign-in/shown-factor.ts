import type { Shown } from '../../../staff/index.ts'
import { textOf, type Given } from '../forms/index.ts'

/** What somebody shows as second factor; null where the form holds neither. */
export function shownIn(given: Given): Shown | null {
  const [code, response] = [textOf(given, 'code'), textOf(given, 'passkey')]
  if (response !== '') return { kind: 'passkey', response }
  return code === '' ? null : { kind: 'code', code }
}
