/** The page of a point. An id holds slashes, so it stands in the query. */
export const pointHref = (caseId: string, pointId: string): string =>
  `/cases/${encodeURIComponent(caseId)}/point?${new URLSearchParams({ id: pointId }).toString()}`

/** Where a new ruling on a point is made. */
export const rulingHref = (caseId: string, pointId: string): string =>
  `/cases/${encodeURIComponent(caseId)}/rulings/new?${new URLSearchParams({ point: pointId }).toString()}`

/** Where a question is put to claims. */
export const askHref = (caseId: string, claims: readonly string[]): string =>
  `/cases/${encodeURIComponent(caseId)}/questions/new?${new URLSearchParams({ claims: claims.join(',') }).toString()}`

/** Where somebody says of these sources whether they are independent of one another. */
export const independenceHref = (caseId: string, sources: readonly string[]): string =>
  `/cases/${encodeURIComponent(caseId)}/independence/new?${new URLSearchParams({ sources: sources.slice(0, 50).join(',') }).toString()}`

/** Where somebody says whether different dates are about the same event. */
export const sameEventHref = (caseId: string, { subject, fact }: { readonly subject: string; readonly fact: string }): string =>
  `/cases/${encodeURIComponent(caseId)}/occasions/new?${new URLSearchParams({ subject, fact }).toString()}`

/** Where a claim is entered that answers the same question; `call` where it may have been told in the same call. */
export const answerHref = (caseId: string, point: string, call?: string): string =>
  `/cases/${encodeURIComponent(caseId)}/claims/new?point=${encodeURIComponent(point)}${call === undefined ? '' : `&call=${encodeURIComponent(call)}`}`
