import { directionOf } from '../../../kit/index.ts'
import { changeTranslation, glossaryFor, mayReview, type Term, type TranslatedSegment } from '../../../translations/index.ts'
import { NotLookedThrough } from '../appeals/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, Form, Options, readForm, TextArea, textOf, type Errors, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { Marks } from './beside.tsx'
import { isMarked, marksOf } from './marks.ts'
import { recordTranslation } from './record-translation.ts'
import { translationRoutes } from './routes.ts'
import { Standing } from './show-translation.tsx'
import { languageInWords, partsOf, translationCrumbs, translationHref, withTranslation, type TranslationVisit } from './the-translation.tsx'

/** GET …/review: every sentence that waits for its review, side by side, each decided by itself. */
export const showReview = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, async (visit) => show(visit, await formStateFor(visit, emptyForm), 200))

export const decideReview = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, async (visit) => {
    const sent = await readForm(visit.c)
    if (sent.kind === 'unreadable') return show(visit, { ...emptyForm, errors: { '': 'What was sent is no form that can be read.' } }, 422)
    const { given } = sent
    const decided = decisionsIn(given)
    const { opened, lang, staff, now } = visit
    const errors = errorsIn(decided, await markedIn(visit))
    if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
    return change(visit, given, async (tx) => {
      for (const { key, base, approves, remark } of decided) {
        const what = approves ? ({ kind: 'approve', key, base, remark } as const) : ({ kind: 'send-back', key, base, remark } as const)
        const outcome = await changeTranslation(tx, { appeal: opened.whole, lang, takenDown: visit.takenDown }, what, {
          by: staff.id,
          at: now,
        })
        if (outcome.kind !== 'changed')
          return { kind: 'refused', response: () => answerMeanwhile(visit, given, key, outcome.kind === 'own') }
      }
      const approved = decided.filter(({ approves }) => approves).length
      if (approved > 0) await recordTranslation(tx, visit, 'translation.approve', { sentences: approved })
      if (decided.length > approved) await recordTranslation(tx, visit, 'translation.refuse', { sentences: decided.length - approved })
      return { kind: 'done', location: withNotice(translationHref(visit), 'reviewed') }
    })
  })

type Decision = { readonly key: string; readonly base: number; readonly approves: boolean; readonly remark: string }

const decisionsIn = (given: Given): Decision[] =>
  [...given.keys()].flatMap((name) => {
    const key = /^decision\.(.+)$/.exec(name)?.[1]
    const decision = textOf(given, name)
    if (key === undefined || (decision !== 'approve' && decision !== 'send-back')) return []
    return [{ key, base: Number(textOf(given, `base.${key}`)), approves: decision === 'approve', remark: textOf(given, `remark.${key}`) }]
  })

/** The keys of the sentences of which something is marked. */
async function markedIn(visit: TranslationVisit): Promise<ReadonlySet<string>> {
  const terms = await termsOf(visit)
  return new Set(visit.read.translation.segments.filter((one) => isMarked(marksOf(visit, one, terms))).map(({ key }) => key))
}

const termsOf = ({ needs, opened, lang }: TranslationVisit): Promise<readonly Term[]> =>
  glossaryFor(needs.db, opened.whole.id, { sourceLang: opened.whole.lang, lang })

function errorsIn(decided: readonly Decision[], marked: ReadonlySet<string>): Errors {
  if (decided.length === 0) return { '': 'Decide about one sentence at least.' }
  return Object.fromEntries(
    decided.flatMap(({ key, approves, remark }): [string, string][] => {
      if (!approves && remark === '') return [[`remark.${key}`, 'Say what has to change.']]
      if (approves && remark === '' && marked.has(key))
        return [[`remark.${key}`, 'Something is marked. Say why it is right all the same, or send it back.']]
      return remark.length > 2000 ? [[`remark.${key}`, 'A remark holds at most 2,000 characters. Shorten it.']] : []
    }),
  )
}

/** Somebody was there before: nothing is decided, and what was chosen for the others stays. The page shows what stands now. */
function answerMeanwhile(visit: TranslationVisit, given: Given, key: string, own: boolean): Promise<Response> {
  const place = visit.read.translation.segments.find((one) => one.key === key)?.place ?? 'A sentence'
  const error = own
    ? `${place}: you translated it, so another person decides. Nothing was decided yet.`
    : `${place} was changed or decided after you opened the page. Nothing was decided yet: look at what stands now, then decide again.`
  const left = [...given].filter(([name]) => !name.endsWith(`.${key}`) && !name.startsWith('_'))
  return withTranslation(visit, (now) => show(now, { given: new Map(left), errors: { '': error } }, 409))
}

async function show(visit: TranslationVisit, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const terms = await termsOf(visit)
  return answer(visit, <ReviewPage {...{ visit, terms }} form={withoutOldDecisions(form, visit)} who={await whoWrote(visit)} />, status)
}

/** What was chosen of a translation that is another now is chosen again; a remark stays. */
function withoutOldDecisions(form: FormState, { read }: TranslationVisit): FormState {
  const old = read.translation.segments.filter(({ key, base }) => (form.given.get(`base.${key}`)?.[0] ?? String(base)) !== String(base))
  const gone = new Set(old.map(({ key }) => `decision.${key}`))
  return { ...form, given: new Map([...form.given].filter(([name]) => !gone.has(name))) }
}

type ReviewProperties = {
  readonly visit: TranslationVisit
  readonly form: FormState
  readonly terms: readonly Term[]
  readonly who: (by: string) => string
}

function ReviewPage({ visit, form, terms, who }: ReviewProperties) {
  const { lang, read, staff } = visit
  // The same words in two places are decided once.
  const waiting = [...new Map(read.translation.segments.filter(({ state }) => state === 'in-review').map((one) => [one.key, one])).values()]
  const mine = waiting.filter((segment) => mayReview(segment, staff.id, read.onePerson) === 'may')
  const own = waiting.length - mine.length
  return (
    <DeskPage visit={visit} title={`Review in ${languageInWords(lang)}`} crumbs={translationCrumbs(visit)} width="wide" evidence>
      <h1>Review: {languageInWords(lang)}</h1>
      <p>
        Approve what says the same as its source, and send back what does not. Whoever approves what is marked says why. A later change of
        either ends the approval of that sentence.
        {read.onePerson && ' In this team one person may translate and approve.'}
      </p>
      <NotLookedThrough lang={lang} />
      {own > 0 && (
        <p class="hint">{`${own === 1 ? 'One sentence' : `${own} sentences`} of your own ${own === 1 ? 'waits' : 'wait'} for another person.`}</p>
      )}
      {mine.length === 0 ? (
        <>
          {form.errors[''] !== undefined && (
            <p class="error" role="alert">
              {form.errors['']}
            </p>
          )}
          <p>
            Nothing waits for your review. <a href={translationHref(visit)}>All sentences</a>
          </p>
        </>
      ) : (
        <Form
          visit={visit}
          form={form}
          action={hrefOf(translationRoutes.review, partsOf(visit))}
          submit="Decide"
          draft
          beside={<a href={translationHref(visit)}>Back to all sentences</a>}
        >
          <ol class="plain translation">
            {mine.map((segment) => (
              <Waiting key={segment.key} {...{ visit, segment, form, terms, who }} />
            ))}
          </ol>
        </Form>
      )}
    </DeskPage>
  )
}

function Waiting({ visit, segment, form, terms, who }: ReviewProperties & { readonly segment: TranslatedSegment }) {
  const sourceLang = visit.opened.appeal.lang
  const { key, place, text, target, note, base } = segment
  const marked = isMarked(marksOf(visit, segment, terms))
  const why = marked ? `Why ${place} is right although it is marked, or what has to change` : `What has to change in ${place}`
  return (
    <li id={place} data-row="">
      <div class="hint">
        {place} · <Standing {...{ segment, who }} />
      </div>
      <div class="sides">
        <p lang={sourceLang} dir={directionOf(sourceLang)}>
          {text}
        </p>
        <div>
          <p lang={visit.lang} dir={directionOf(visit.lang)}>
            {target}
          </p>
          <Marks {...{ visit, segment, terms }} />
          {note !== undefined && (
            <p class="hint">
              Note: <span dir="auto">{note}</span>
            </p>
          )}
          <input type="hidden" name={`base.${key}`} value={base} />
          <Options
            form={form}
            type="radio"
            name={`decision.${key}`}
            label={`Your decision about ${place}`}
            options={[
              { value: 'approve', label: 'It says the same: approve' },
              { value: 'send-back', label: 'Send it back' },
            ]}
          />
          <details open={marked || textOf(form.given, `remark.${key}`) !== '' || form.errors[`remark.${key}`] !== undefined}>
            <summary>{why}</summary>
            <TextArea form={form} name={`remark.${key}`} label={why} rows={2} />
          </details>
        </div>
      </div>
    </li>
  )
}
