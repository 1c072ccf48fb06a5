import { drawSample, listEditionsSigned, recordAuditResult, writeSealedLines, type AuditResult } from '../../../signons/index.ts'
import { textOf, type Errors, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import type { AppealVisit } from '../visit.ts'
import { showAudits } from './audits.tsx'
import { signOnsHref } from './frame.tsx'
import { signOnRoutes } from './routes.ts'
import { changeTogether, withForm } from './sent-form.ts'
import { publicWordsWrong, signOnsInWords } from './words.ts'

/** POST …/sample: draws a sample and gives it, sealed. Asked for twice it is given twice, the same, and recorded twice. */
export const sample = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async ({ given, signOns, by, appeal }) => {
    const [edition, n, seed] = [await editionIn(visit, textOf(given, 'edition')), numberIn(given, 'n'), textOf(given, 'seed')]
    const again = (errors: Errors): Promise<Response> => showAudits(visit, { draw: { given, errors } }, 422)
    const errors = {
      ...(edition === undefined && { edition: wrong.edition }),
      ...(!(n >= 1 && n <= 10_000) && { n: 'Write a number from 1 to 10,000.' }),
      ...((seed === '' || seed.length > 200) && { seed: 'Write the seed, at most 200 characters: with another one, others are drawn.' }),
    }
    if (edition === undefined || Object.keys(errors).length > 0) return again(errors)
    const drawn = await drawSample(signOns, appeal, { edition, n, seed }, by)
    if (drawn.kind === 'none') return again({ '': 'Nothing of this version is released yet, so there is nothing to draw from.' })
    visit.c.header('Cache-Control', 'no-store')
    visit.c.header('Content-Disposition', `attachment; filename="sample-${appeal}-of-${drawn.sample.size}.jsonl"`)
    return visit.c.body(writeSealedLines(drawn.lines, drawn.sample), 200, { 'Content-Type': 'application/jsonl; charset=utf-8' })
  })

/** POST: publishes the result of a sample, once for each form. */
export const publishResult = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const again = (errors: Errors): Promise<Response> => showAudits(visit, { result: { given, errors } }, 422)
    const edition = await editionIn(visit, textOf(given, 'result.edition'))
    return changeTogether(
      visit,
      sent,
      (error) => again({ '': error }),
      async (signOns) => {
        const outcome = await recordAuditResult(signOns, appeal, { ...resultIn(given), edition: edition ?? -1 }, by)
        if (outcome.kind === 'recorded') return { kind: 'done', location: withNotice(signOnsHref(visit, signOnRoutes.audits), 'recorded') }
        if (outcome.kind === 'more-than-signed') return { kind: 'refused', response: () => again(tooManyJudged(outcome.signed)) }
        const errors = Object.fromEntries(
          outcome.errors.map((field) => [`result.${field}`, publicWordsWrong(textOf(given, `result.${field}`), wrong[field])]),
        )
        return { kind: 'refused', response: () => again(errors) }
      },
    )
  })

const tooManyJudged = (signed: number): Errors => ({
  'result.sampled': `With those erased these are more than were drawn: ${signOnsInWords(signed)} of this version stood in a log of that size.`,
})

const resultIn = (given: Given): AuditResult => ({
  edition: -1,
  seed: textOf(given, 'result.seed'),
  size: numberIn(given, 'result.size'),
  sampled: numberIn(given, 'result.sampled'),
  erased: textOf(given, 'result.erased') === '' ? 0 : numberIn(given, 'result.erased'),
  bad: numberIn(given, 'result.bad'),
  method: textOf(given, 'result.method'),
})

/** The entry of an edition of this appeal that was signed. */
const editionIn = async ({ needs, opened }: AppealVisit, text: string): Promise<number | undefined> =>
  (await listEditionsSigned(needs.db, opened.whole.id)).find(({ entry }) => String(entry) === text)?.entry

const numberIn = (given: Given, name: string): number => (/^\d{1,12}$/.test(textOf(given, name)) ? Number(textOf(given, name)) : NaN)

const wrong: Readonly<Record<keyof AuditResult, string>> = {
  edition: 'Choose which version was signed.',
  seed: 'Write the seed with which it was drawn, at most 200 characters.',
  size: 'Write the size of the log from which it was drawn, in digits: not more than is released.',
  sampled: 'Write how many could be judged, in digits; at least one.',
  erased: 'Write how many, in digits.',
  bad: 'Write how many, in digits, and not more than could be judged.',
  method: 'Say how it was judged, in at most 2,000 characters.',
}
