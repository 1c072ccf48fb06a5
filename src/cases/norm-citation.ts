/**
 * How a sentence cites a norm: `norm:` and the norm's id in the catalogue, `norm:nmr-44`. The id of a case holds no colon, so that a norm
 * is never taken for a claim.
 */
export const citationOfNorm = (norm: string): string => `${before}${norm}`

/** The id of the norm that is cited; null where the citation leads into a case. */
export const normCited = (cites: string): string | null => (cites.startsWith(before) ? cites.slice(before.length) : null)

/** Whether a citation leads into a case, to a claim or a point. */
export const citesCase = (cites: string): boolean => normCited(cites) === null

const before = 'norm:'
