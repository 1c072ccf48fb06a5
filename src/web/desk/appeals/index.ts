import type { HandlersOf } from '../route.ts'
import { answerCitations } from './answer-citations.ts'
import { approval, approvalSent, askForApproval } from './approval.tsx'
import { beginAppeal, beginAppealSent } from './begin-appeal.tsx'
import { citePoint, moveSection, moveSentence, openDraft, removeAddressee, removeSection, removeSentence } from './change-by-button.ts'
import { compose } from './compose.tsx'
import { claimsDecided, decideClaims } from './decide-claims.tsx'
import { closed, closing } from './closing.tsx'
import { extend, extended } from './extension.tsx'
import { history } from './history.tsx'
import { listAppealsPage } from './list-appeals.tsx'
import { addressee, head, section } from './parts.tsx'
import { news } from './news.tsx'
import { preview, previewStyle } from './preview.tsx'
import { riskReview, riskReviewSent } from './risk-review.tsx'
import { appealRoutes, reviewRoutes } from './routes.ts'
import { settings, settingsSent } from './settings.tsx'
import { addSentence, addSentenceSent, editSentence, editSentenceSent } from './write-sentence.tsx'

export { appealRoutes, reviewRoutes }
export { namesOfTranslations, type TranslatedName } from './names-of-translations.ts'
export { NamesThatGoOut } from './names-that-go-out.tsx'
export { appealCrumbs } from './appeal-crumbs.ts'
export { UndecidedClaims } from './undecided-claims.tsx'
export { StillDraft } from './foot.tsx'
export { textHref } from './may-write.ts'
export { NormsToLookAt } from './norms-now.tsx'
export { toLookAt } from './to-look-at.tsx'
export { NotLookedThrough, WordsBeside } from './words-to-look-at.tsx'
export { casesOf, standingOfAppeal, type AppealStanding } from './standing-of-appeal.ts'
export { NobodyElse, whoCouldApprove, type WhoCouldApprove } from './who-else-approves.tsx'

export const appealHandlers: HandlersOf<typeof appealRoutes> = {
  list: listAppealsPage,
  begin: beginAppeal,
  begun: beginAppealSent,
  compose,
  citations: answerCitations,
  history,
  preview,
  previewStyle,
  head: head.edit,
  headSent: head.editSent,
  news: news.edit,
  newsSent: news.editSent,
  extend,
  extended,
  closing,
  closed,
  openDraft,
  addSection: section.add,
  addSectionSent: section.addSent,
  section: section.edit,
  sectionSent: section.editSent,
  moveSection,
  removeSection,
  addSentence,
  addSentenceSent,
  sentence: editSentence,
  sentenceSent: editSentenceSent,
  moveSentence,
  removeSentence,
  decideClaims,
  claimsDecided,
  citePoint,
  addAddressee: addressee.add,
  addAddresseeSent: addressee.addSent,
  addressee: addressee.edit,
  addresseeSent: addressee.editSent,
  removeAddressee,
}

export const reviewHandlers: HandlersOf<typeof reviewRoutes> = {
  riskReview,
  riskReviewSent,
  approval,
  askForApproval,
  approvalSent,
  settings,
  settingsSent,
}
