import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage } from './frame.tsx'

/** Says that nothing about sign-ons can be changed by this process: its log could not be opened. */
export const answerNotServed = (visit: AppealVisit): Response =>
  answer(
    visit,
    <SignOnsPage visit={visit} title="Not now">
      <h1>Sign-ons cannot be changed now</h1>
      <p>The log could not be opened when Amparo started, so nothing can be written into it. Nothing was changed.</p>
      <p>Whoever runs the server finds the reason in what it printed at its start.</p>
    </SignOnsPage>,
    409,
  )
