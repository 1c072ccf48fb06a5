import type { FormState } from '../forms/index.ts'
import { answer } from '../page.tsx'
import type { CaseVisit } from '../visit.ts'
import { NewClaimPage, type Shown } from './new-claim-page.tsx'
import { pagesResting } from './pages-touched.ts'

/** Answers with the form of a claim as it was typed; where nothing else is known, with the published pages that rest on what it names. */
export async function answerWithForm(visit: CaseVisit, form: FormState, shown: Shown = {}): Promise<Response> {
  const touched = shown.touched ?? (await pagesResting(visit, form.given))
  const status = Object.keys(form.errors).length > 0 ? 422 : 200
  return answer(visit, <NewClaimPage visit={visit} form={form} {...shown} touched={touched} />, status)
}
