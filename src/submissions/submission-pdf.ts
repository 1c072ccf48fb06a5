import { amiri, notoSansEthiopic, notoSansHans, notoSerif, projectPath, renderPdf, type PdfOutcome } from '../platform/index.ts'
import type { Composed } from './compose.ts'

/**
 * A submission on paper, its day written YYYY-MM-DD. The same submission on the same day gives the same bytes. Refuses characters that
 * no font has by name, as renderPdf does.
 */
export function submissionPdf(composed: Composed, { day }: { readonly day: string }): Promise<PdfOutcome> {
  const sheet = { ...composed, draft: composed.draft ?? null }
  const text = JSON.stringify(sheet)
  const fonts = [
    notoSerif,
    amiri,
    ...(/[\p{Script_Extensions=Han}\p{Script=Bopomofo}\uff00-\uffef]/u.test(text) ? [notoSansHans] : []),
    ...(/\p{Script=Ethiopic}/u.test(text) ? [notoSansEthiopic] : []),
  ]
  return renderPdf(projectPath('src', 'submissions', 'submission.typ'), sheet, { date: day, fonts })
}
