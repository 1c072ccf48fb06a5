/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { ClaimPicker } from './claim-picker.ts'
import { DateField } from './date-field.ts'
import { showWhatIsWrong } from './errors.ts'
import { listenForKeys } from './keys.ts'
import { tellLocalTimes } from './local-times.ts'
import { PasskeyForm } from './passkey-form.ts'
import { keepDrafts } from './keep-drafts.ts'

// Each improves what stands in the page, which works without.
customElements.define('date-field', DateField)
customElements.define('claim-picker', ClaimPicker)
customElements.define('passkey-form', PasskeyForm)
// Only the form of a claim has these.
if (document.querySelector('answer-row') !== null) void import('./answer-row.ts')
if (document.querySelector('key-maker') !== null) void import('./key-maker.ts')
keepDrafts()
listenForKeys()
tellLocalTimes()
showWhatIsWrong()
