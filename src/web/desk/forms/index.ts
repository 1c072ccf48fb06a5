export { AddressField, Choice, DateField, ErrorSummary, Options, TextArea, TextField, Tick, understood, type Option } from './fields.tsx'
export { addressErrors } from './address-errors.ts'
export { dateErrors, dateProblem, entryErrors, oneOf, required, tooLong } from './field-errors.ts'
export { formAddress, shownAt } from './form-address.ts'
export { Button } from './button.tsx'
export { dayNamed } from './day-named.ts'
export { FileField } from './file-field.tsx'
export { Form } from './form.tsx'
export {
  emptyForm,
  filledWith,
  frameFields,
  proofFields,
  readForm,
  readProof,
  rebased,
  textOf,
  textsOf,
  unreadableForm,
  type Errors,
  type FormState,
  type Given,
  type SentForm,
} from './given.ts'
