import type { Digests } from '../platform/index.ts'

/**
 * By what a case or an appeal is called where nobody knows who reads along. A code as Amparo proposes it is made of no name and stands
 * as it is; any other may be made of one, and four letters and digits of its digest stand in its place.
 */
export const neutralCode = (kind: 'case' | 'appeal', id: string, digests: Digests): string =>
  proposed[kind].test(id) ? id : `${kind}-${digests('neutral-code', id).toString('hex').slice(0, 6)}`

/** PE-2026-K7Q4, PER-001-0721. Of a case the form of an appeal is nothing that Amparo proposed: its letters may be anybody's name. */
const proposed = { case: /^[A-Z]{2}-\d{4}-[2-9A-HJ-NP-Z]{4}$/, appeal: /^[A-Z]{3}-\d{3,6}-\d{4}$/ } as const
