import { changeTranslation, glossaryFor, successorOf, type TranslatedSegment } from '../../../translations/index.ts'
import { change } from '../change.ts'
import { Conflict, formStateFor } from '../drafts/index.ts'
import { emptyForm, filledWith, frameFields, readForm, rebased, textOf, tooLong, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { isMarked, marksOf } from './marks.ts'
import { recordTranslation } from './record-translation.ts'
import { answerSentence, recalled, translationLabels } from './sentence-page.tsx'
import { sentenceHref, translationCrumbs, translationHref, withTranslation, type TranslationVisit } from './the-translation.tsx'

/** GET …/sentences/:segment; one that the text does not say any more leads to what it says now. */
export const showSentence = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, async (visit) => {
    const segment = segmentIn(visit)
    if (segment !== undefined) return answerSentence(visit, segment, await formStateFor(visit, filledFor(segment)))
    const now = successorOf(visit.read.translation.segments, visit.c.req.param('segment') ?? '')
    return visit.c.redirect(now === undefined ? translationHref(visit) : sentenceHref(visit, now), 303)
  })

export const writeSentence = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, async (visit) => {
    const sent = await readForm(visit.c)
    const segment = segmentIn(visit)
    if (sent.kind === 'unreadable')
      return segment === undefined ? answerGone(visit, new Map()) : answerSentence(visit, segment, unreadable, { status: 422 })
    const { given } = sent
    if (segment === undefined) return answerGone(visit, given)
    const take = textOf(given, 'take')
    if (take !== '') return answerSentence(visit, segment, await withTaken(visit, segment, given, Number(take)))
    const errors = { ...tooLong(given, 'target'), ...tooLong(given, 'note', 4000), ...nothingToReview(given) }
    if (Object.keys(errors).length > 0) return answerSentence(visit, segment, { given, errors }, { status: 422 })
    return save(visit, segment, given)
  })

async function save(visit: TranslationVisit, segment: TranslatedSegment, given: Given): Promise<Response> {
  const { opened, lang, staff, now } = visit
  const ask = textOf(given, 'do') === 'ask'
  const terms = await glossaryFor(visit.needs.db, opened.whole.id, { sourceLang: opened.whole.lang, lang })
  const target = textOf(given, 'target')
  // Who keeps the words as they are has seen what is marked.
  const marked = target !== segment.target && isMarked(marksOf(visit, { text: segment.text, target, cites: segment.cites }, terms))
  return change(visit, given, async (tx) => {
    const outcome = await changeTranslation(
      tx,
      { appeal: opened.whole, lang, takenDown: visit.takenDown },
      {
        kind: 'write',
        key: segment.key,
        base: Number(textOf(given, frameFields.base)),
        target,
        note: textOf(given, 'note'),
        ask,
        anew: textOf(given, 'anew') === 'yes',
      },
      { by: staff.id, at: now },
    )
    switch (outcome.kind) {
      case 'changed':
        await recordTranslation(tx, visit, ask ? 'translation.ask' : 'translation.write', { sentences: 1 })
        if (marked)
          return { kind: 'done', location: withNotice(sentenceHref(visit, segment), ask ? 'review-asked-marked' : 'saved-marked') }
        return { kind: 'done', location: withNotice(goOnFrom(visit, segment), ask ? 'review-asked' : 'saved') }
      case 'unchanged':
        return { kind: 'done', location: goOnFrom(visit, segment) }
      case 'changed-meanwhile': {
        const { segment: theirs, by, at, erased } = outcome
        return {
          kind: 'refused',
          response: async () => {
            const who = (await whoWrote(visit))(by)
            const above = (
              <Conflict {...{ visit, who, at, erased, labels: translationLabels, yours: given, theirs: filledFor(theirs).given }} />
            )
            return answerSentence(visit, theirs, { given: rebased(given, theirs.base), errors: {} }, { status: 409, above })
          },
        }
      }
      case 'gone':
      case 'not-in-review':
      case 'own':
        return { kind: 'refused', response: () => answerGone(visit, given) }
      default:
        return outcome satisfies never
    }
  })
}

const unreadable: FormState = { ...emptyForm, errors: { '': 'What was sent is no form that can be read. Type it again.' } }

const segmentIn = ({ c, read }: TranslationVisit): TranslatedSegment | undefined =>
  read.translation.segments.find(({ key }) => key === c.req.param('segment'))

/** A stale sentence begins with the translation of what it said before. */
const filledFor = ({ target, note, was }: TranslatedSegment): FormState =>
  filledWith({ target: target ?? was?.target ?? '', note: note ?? was?.note ?? '' })

const nothingToReview = (given: Given) =>
  textOf(given, 'do') === 'ask' && textOf(given, 'target') === '' ? { target: 'Type the translation before you ask for its review.' } : {}

/** The form with what was approved before for a sentence like this; what was typed gives way, and its note stays. */
async function withTaken(visit: TranslationVisit, segment: TranslatedSegment, given: Given, index: number): Promise<FormState> {
  const taken = (await recalled(visit, segment))[index]
  return { given: taken === undefined ? given : new Map([...given, ['target', [taken.target]]]), errors: {} }
}

/** After a sentence the next one that waits for a translator; the whole text when there is none. */
function goOnFrom(visit: TranslationVisit, segment: TranslatedSegment): string {
  const { segments } = visit.read.translation
  const at = segments.findIndex(({ key }) => key === segment.key)
  const next = [...segments.slice(at + 1), ...segments.slice(0, at)].find(
    ({ key, state, unread }) => key !== segment.key && (state === 'missing' || state === 'stale' || unread),
  )
  return next === undefined ? translationHref(visit) : sentenceHref(visit, next)
}

/** The sentence was changed or removed meanwhile: what was typed goes on to what stands there now, or is shown to be copied. */
function answerGone(visit: TranslationVisit, given: Given): Response | Promise<Response> {
  const key = visit.c.req.param('segment') ?? ''
  const now = successorOf(visit.read.translation.segments, key)
  if (now !== undefined) {
    const error =
      'Somebody changed this sentence while you translated it. Nothing of yours is saved yet: look at what it says now, then save.'
    return answerSentence(visit, now, { given: rebased(given, now.base), errors: { '': error } }, { status: 409 })
  }
  return answer(
    visit,
    <DeskPage visit={visit} title="Not in the text any more" crumbs={translationCrumbs(visit)}>
      <h1>The text does not say this any more</h1>
      <p>Somebody changed or removed this sentence while you translated it. Nothing was saved. This is what you typed:</p>
      <blockquote dir="auto" lang={visit.lang}>
        {textOf(given, 'target')}
      </blockquote>
      <p>
        <a href={translationHref(visit)}>All sentences as they stand</a>
      </p>
    </DeskPage>,
    409,
  )
}
