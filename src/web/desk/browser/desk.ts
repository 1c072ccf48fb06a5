/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { DateField } from './date-field.ts'
import { showWhatIsWrong } from './errors.ts'
import { listenForKeys } from './keys.ts'
import { tellLocalTimes } from './local-times.ts'
import { PasskeyForm } from './passkey-form.ts'
import { sayOnce } from './said-once.ts'
import { keepDrafts } from './keep-drafts.ts'

// Each improves what stands in the page, which works without.
customElements.define('date-field', DateField)
customElements.define('passkey-form', PasskeyForm)
// Only some forms have these.
if (document.querySelector('claim-picker') !== null) void import('./claim-picker.ts')
if (document.querySelector('answer-row') !== null) void import('./answer-row.ts')
if (document.querySelector('passage-picker') !== null) void import('./passage-picker.ts')
if (document.querySelector('file-upload') !== null) void import('./file-upload.ts')
if (document.querySelector('redaction-boxes') !== null) void import('./redaction-boxes.ts')
if (document.querySelector('key-maker') !== null) void import('./key-maker.ts')
keepDrafts()
sayOnce()
listenForKeys()
tellLocalTimes()
showWhatIsWrong()
