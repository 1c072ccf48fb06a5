import type { NewSection, TextChange } from '../../../appeals/index.ts'
import { parseDate } from '../../../kit/index.ts'
import { outcomeWords } from '../../../publishing/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, frameFields, readForm, textOf, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { changeTextOf, problemErrors } from './change-text-of.ts'
import { AnswersOnRecord } from './answers-on-record.tsx'
import { closingErrors, ClosingPage, NewsToCome } from './closing-page.tsx'
import { answerMeanwhile, answerNotTheWhole, answerUnreadable } from './meanwhile.tsx'
import { textHref } from './may-write.ts'
import { newsToCome } from './news-to-come.ts'
import { offersFor, sentencesIn } from './sentence-fields.tsx'

/** GET /appeals/:appeal/closing */
export async function closing(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
  return show(visit, await formStateFor(visit, emptyForm), 200)
}

/**
 * POST: the appeal comes to its end. What happened stands first in its text, with what it cites, then the last word to those
 * who acted. It is reviewed, approved and published as any version.
 */
export async function closed(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  if (textOf(given, 'do') === 'find') return show(visit, { given, errors: {} }, 200)
  const errors = await closingErrors(visit, given)
  if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
  const newsIsOld = (await newsToCome(visit)) === null
  return change(visit, given, (tx) =>
    changeTextOf(tx, visit, {
      change: closingIn(visit, given, newsIsOld),
      location: () => withNotice(textHref(visit), 'closing-written'),
      refused: (outcome) =>
        outcome.kind === 'invalid'
          ? show(visit, { given, errors: problemErrors(outcome.problems, ['closed', 'outcome', 'text', 'cites']) }, 422)
          : answerMeanwhile(visit, outcome.kind),
    }),
  )
}

/** What was typed, as a change of the text. Hold it to closingErrors first. */
function closingIn({ opened }: AppealVisit, given: Given, newsIsOld: boolean): TextChange {
  const { ended, lastWord } = outcomeWords(opened.appeal.lang).words
  const said = textOf(given, 'last_word')
    .split(/\n[^\S\n]*\n/)
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
  const sections: NewSection[] = [
    { heading: ended, sentences: sentencesIn(given) },
    ...(said.length === 0 ? [] : [{ heading: lastWord, sentences: said.map((text) => ({ text, cites: [], own_words: true })) }]),
  ]
  const head = { status: 'closed', closed: parseDate(textOf(given, 'closed')), outcome: textOf(given, 'outcome') } as const
  return { kind: 'close', base: Number(textOf(given, frameFields.base)), said: head, sections, newsIsOld }
}

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const notices = (
    <>
      {await AnswersOnRecord({ visit })}
      <NewsToCome news={(await newsToCome(visit))?.news} />
    </>
  )
  return answer(visit, <ClosingPage visit={visit} form={form} offers={await offersFor(visit, form.given)} notices={notices} />, status)
}
