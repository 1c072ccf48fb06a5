export { againstBody } from './against-body.ts'
export { bodyRules, type BodyRules } from './body-rules.ts'
export { confirmationInWords, fieldsOf, type FormConfirmation, type FormField, type FormSection, type SubmissionForm } from './form.ts'
export { formWords, submissionLanguages, type FormWords, type SubmissionLanguage } from './form-words.ts'
export type { SubmissionMatter, TeamLog } from './matter.ts'
export { knownBy } from './known-by.ts'
export { findForm, submissionForms, unknownFacts } from './read-forms.ts'
export type { Answer, ConsentAnswer, FrozenSubmission, Submission, SubmissionText } from './submission.ts'
export { checkList } from './check-list.ts'
export { composeSubmission, type Composed, type ComposedParagraph } from './compose.ts'
export { draftSubmission } from './draft/draft-submission.ts'
export { documentNote } from './notes.ts'
export { answerProblems, submissionProblems, type SubmissionProblem } from './problems.ts'
export { askFor, formAdds, openQuestions, requiredInWords, type OpenQuestion } from './questions.ts'
export { rulesToCheck, type RuleToCheck } from './rules-to-check.ts'
export { setSubmission, type SetFile, type SetSubmission } from './set-submission.ts'
export { personsOf } from './whom.ts'
export { consentsFor, countsAlone, isOfConsent, mayBeAbsent } from './consent-asked.ts'
export { eraseSubmissions } from './erase-submissions.ts'
export { freezeSubmission, makeSubmission, type FreezeSubmissionOutcome, type MadeSubmission } from './freeze-submission.ts'
export { submissionStands } from './submission-stands.ts'
export { queueSubmission, recordSubmission, submittedBefore, type SubmittedByHand } from './send-submission.ts'
export {
  addSubmission,
  changeSubmission,
  findSubmission,
  submissionsOf,
  textsOf,
  type ChangeSubmissionOutcome,
} from './submission-store.ts'
export { changeAnswer, type Answered } from './change-answer.ts'
export { referencesIn, type Reference } from './references.ts'
