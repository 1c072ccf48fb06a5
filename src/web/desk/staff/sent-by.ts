import { readForm, type Given } from '../forms/index.ts'
import type { Visit } from '../visit.ts'

/** What a form sent; nothing at all where it cannot be read, and then each field that is needed says so. */
export async function sentBy({ c }: Visit): Promise<Given> {
  const sent = await readForm(c)
  return sent.kind === 'sent' ? sent.given : new Map()
}
