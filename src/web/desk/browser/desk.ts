/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { DateField } from './date-field.ts'
import { showWhatIsWrong } from './errors.ts'
import { listenForKeys } from './keys.ts'
import { tellLocalTimes } from './local-times.ts'
import { sayOnce } from './said-once.ts'
import { keepDrafts } from './keep-drafts.ts'

// It improves what stands in the page, which works without; so do the others.
customElements.define('date-field', DateField)
// Only some forms have these.
const has = (name: string): boolean => document.querySelector(name) !== null
if (has('claim-picker')) void import('./claim-picker.ts')
if (has('answer-row')) void import('./answer-row.ts')
if (has('passage-picker')) void import('./passage-picker.ts')
if (has('passkey-form')) void import('./passkey-form.ts')
if (has('file-upload')) void import('./file-upload.ts')
if (has('redaction-boxes')) void import('./redaction-boxes.ts')
if (has('key-maker')) void import('./key-maker.ts')
keepDrafts()
sayOnce()
listenForKeys()
tellLocalTimes()
showWhatIsWrong()
