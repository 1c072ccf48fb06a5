export { Choice, DateField, Options, TextArea, TextField, Tick, understood, type Option } from './fields.tsx'
export { Button, Form } from './form.tsx'
export {
  emptyForm,
  filledWith,
  frameFields,
  readForm,
  textOf,
  textsOf,
  type Errors,
  type FormState,
  type Given,
  type SentForm,
} from './given.ts'
