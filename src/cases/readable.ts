import type { Sensitivity } from '../claims/index.ts'
import type { CaseDocument } from './case-document.ts'
import type { Consent } from './consent.ts'
import { strictness } from './sensitivity.ts'
import { sealedIn, withoutSealed } from './without-sealed.ts'

/** As much of a case as somebody may read: without the claims that are stricter than their clearance, and all that would betray them. */
export const readableBy = (document: CaseDocument, clearance: Sensitivity): CaseDocument =>
  withoutSealed(document, ({ sensitivity }) => strictness(sensitivity) > strictness(clearance)).document

/**
 * What tells whether somebody may read a consent of a case: by the entry itself, whatever words another has. Takes the entries of the very
 * document that is given; of another reading of the same case it says that none may be read.
 */
export function consentsRead(document: CaseDocument, clearance: Sensitivity): (consent: Consent) => boolean {
  const read = new Set(readableBy(document, clearance).consents)
  return (consent) => read.has(consent)
}

/**
 * What tells whether a text says an id or a name of what somebody may not read of a case. Null where nothing of it is kept from them,
 * so that no text can.
 */
export function betrayedTo(document: CaseDocument, clearance: Sensitivity): ((text: string) => boolean) | null {
  const { sealed, closed, betrays } = sealedIn(document, ({ sensitivity }) => strictness(sensitivity) > strictness(clearance))
  return sealed.size + closed.size === 0 ? null : (text) => betrays.text(text)
}
