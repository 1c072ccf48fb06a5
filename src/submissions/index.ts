export { bodyRules, type BodyRules } from './body-rules.ts'
export {
  confirmationInWords,
  fieldsOf,
  type FormConfirmation,
  type FormField,
  type FormSection,
  type SubmissionForm,
} from './form.ts'
export { formWords, headingLanguage, submissionLanguages, type FormWords, type SubmissionLanguage } from './form-words.ts'
export type { SubmissionMatter, TeamLog } from './matter.ts'
export { findForm, submissionForms, unknownFacts } from './read-forms.ts'
export type { Answer, ConsentAnswer, FrozenSubmission, Submission, SubmissionText } from './submission.ts'
