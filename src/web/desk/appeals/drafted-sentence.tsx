import { formStateFor } from '../drafts/index.ts'
import { filledWith, Form, textOf } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { appealRoutes } from './routes.ts'
import { casesCitedIn, citesIn, offersFor, SentenceFields } from './sentence-fields.tsx'
import { textHref } from './may-write.ts'
import { WordsBeside } from './words-to-look-at.tsx'

/**
 * The form of a new sentence of the appeal, begun with what is drafted and what it cites. It is sent where every new sentence is sent, so it
 * is checked and kept as they are.
 */
export async function draftedSentence(visit: AppealVisit, begun: { readonly text: string; readonly cites: readonly string[] }) {
  const { appeal, marked } = visit.opened
  const form = await formStateFor(visit, filledWith({ text: begun.text, cites: begun.cites.join(' ') }))
  return (
    <Form
      visit={visit}
      form={form}
      action={hrefOf(appealRoutes.addSentence, { appeal: appeal.id })}
      submit="Add to the appeal"
      draft
      beside={<a href={textHref(visit)}>To the text of the appeal</a>}
    >
      <WordsBeside
        written={{ text: textOf(form.given, 'text'), cites: citesIn(form.given), lang: appeal.lang }}
        cases={await casesCitedIn(visit, form.given)}
      />
      <input type="hidden" name="section" value={String(marked.sections.at(-1)?.id ?? '')} />
      <SentenceFields form={form} ask={false} {...await offersFor(visit, form.given)} />
    </Form>
  )
}
