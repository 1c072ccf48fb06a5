import type { Sensitivity } from '../claims/index.ts'
import type { CaseDocument } from './case-document.ts'
import { strictness } from './sensitivity.ts'
import { withoutSealed } from './without-sealed.ts'

/** As much of a case as somebody may read: without the claims that are stricter than their clearance, and all that would betray them. */
export const readableBy = (document: CaseDocument, clearance: Sensitivity): CaseDocument =>
  withoutSealed(document, ({ sensitivity }) => strictness(sensitivity) > strictness(clearance)).document
