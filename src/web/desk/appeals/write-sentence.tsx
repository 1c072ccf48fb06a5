import { namedSentences, resolveCitation, type Marked, type Place } from '../../../appeals/index.ts'
import type { Sentence } from '../../../cases/index.ts'
import { change } from '../change.ts'
import { Conflict, formStateFor } from '../drafts/index.ts'
import { emptyForm, filledWith, Form, frameFields, readForm, rebased, textOf, type FormState, type Given } from '../forms/index.ts'
import { withNotice, type Notice } from '../notices.ts'
import { answer } from '../page.tsx'
import { accountInWords, whoSays } from '../points/index.ts'
import { openAppeal } from '../open-appeal.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { changeTextOf, problemErrors } from './change-text-of.ts'
import { answerWriting } from './compose.tsx'
import type { WritingPlace } from './sentences.tsx'
import { NotTheWholePage } from './not-the-whole.tsx'
import { textHref } from './may-write.ts'
import { appealRoutes } from './routes.ts'
import { offersFor, sentenceErrors, SentenceFields, sentenceLabels, sentencesIn, sentenceValues } from './sentence-fields.tsx'
import { casesOf } from './standing-of-appeal.ts'

/** GET …/sentences/new?after=12 | section=3 | list=asks */
export async function addSentence(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
  const { after, section, list } = visit.c.req.query()
  const at = { ...(after !== undefined && { after }), ...(section !== undefined && { section }), ...(list !== undefined && { list }) }
  return showNew(visit, await formStateFor(visit, filledWith(at)), 200)
}

export async function addSentenceSent(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return showNew(visit, unreadable, 422)
  const { given } = sent
  if (textOf(given, 'do') === 'find') return showNew(visit, { given, errors: {} }, 200)
  const errors = await sentenceErrors(visit, given, [])
  if (Object.keys(errors).length > 0) return showNew(visit, { given, errors }, 422)
  const place = placeIn(visit, given)
  return change(visit, given, (tx) =>
    changeTextOf(tx, visit, {
      change: { kind: 'add-sentences', place, sentences: sentencesIn(given) },
      location: (part, outcome) =>
        goOn(visit, given, part + sentencesIn(given).length - 1, outcome === 'unchanged' ? 'stands-there' : 'saved'),
      refused: (outcome) =>
        showNew(
          visit,
          outcome.kind === 'invalid'
            ? { given, errors: problemErrors(outcome.problems, ['text', 'cites']) }
            : { given: new Map([...given, ['after', ['']], ['section', ['']]]), errors: { '': lostPlace } },
          422,
        ),
    }),
  )
}

/** GET …/sentences/12, with ?contested=case#point to say that the point is contested. */
export async function editSentence(visit: AppealVisit): Promise<Response> {
  const sentence = sentenceAt(visit)
  if (sentence === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  if (visit.opened.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
  return showEdit(visit, sentence, await formStateFor(visit, filledWith(sentenceValues(withDispute(visit, sentence.value)))), 200)
}

export async function editSentenceSent(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
  const sent = await readForm(visit.c)
  const sentence = sentenceAt(visit)
  const id = Number(visit.c.req.param('part'))
  if (sent.kind === 'unreadable')
    return sentence === undefined ? answer(visit, <NotFoundPage visit={visit} />, 404) : showEdit(visit, sentence, unreadable, 422)
  const { given } = sent
  if (sentence === undefined) return showGone(visit, given)
  if (textOf(given, 'do') === 'find') return showEdit(visit, sentence, { given, errors: {} }, 200)
  const errors = await sentenceErrors(visit, given, sentence.value.cites)
  if (Object.keys(errors).length > 0) return showEdit(visit, sentence, { given, errors }, 422)
  return change(visit, given, (tx) =>
    changeTextOf(tx, visit, {
      change: { kind: 'revise-sentence', id, base: Number(textOf(given, frameFields.base)), sentences: sentencesIn(given) },
      location: (part) => goOn(visit, given, part, 'saved'),
      refused: async (outcome) => {
        if (outcome.kind === 'invalid')
          return showEdit(visit, sentence, { given, errors: problemErrors(outcome.problems, ['text', 'cites']) }, 422)
        if (outcome.kind !== 'changed-meanwhile') return showGone(visit, given)
        const now = await openAppeal(visit)
        if (now !== null && now.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
        const theirs = now === null ? undefined : namedSentences(now.marked).find((one) => one.sentence.id === id)?.sentence
        if (theirs === undefined) return showGone(visit, given)
        const who = (await whoWrote(visit))(outcome.by)
        const conflict = (
          <Conflict
            visit={visit}
            who={who}
            at={outcome.at}
            erased={outcome.erased}
            labels={sentenceLabels}
            yours={given}
            theirs={filledWith(sentenceValues(theirs.value)).given}
          />
        )
        return showEdit(visit, theirs, { given: rebased(given, theirs.changed), errors: {} }, 409, conflict)
      },
    }),
  )
}

const unreadable: FormState = { ...emptyForm, errors: { '': 'What was sent is no form that can be read. Type it again.' } }
const lostPlace =
  'The sentence or section beside which this was to stand is no longer there. Send it again: it is added to the last section.'

async function showNew(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const after = textOf(form.given, 'after')
  const place = placeIn(visit, form.given)
  const ask = isAsk(visit, place)
  const at: WritingPlace =
    place.kind === 'after' ? `after ${place.sentence}` : place.kind === 'section' ? `section ${place.section}` : 'asks'
  const writing = (
    <div id="writing">
      <Form
        visit={visit}
        form={form}
        action={hrefOf(appealRoutes.addSentence, { appeal: visit.opened.appeal.id })}
        submit="Add"
        draft
        beside={<Beside visit={visit} next={ask ? 'Add and write the next ask' : 'Add and write the next'} />}
      >
        {Object.entries({ after, section: textOf(form.given, 'section'), list: textOf(form.given, 'list') }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SentenceFields form={form} ask={ask} {...await offersFor(visit, form.given)} />
      </Form>
    </div>
  )
  return answerWriting(visit, { place: at, form: writing }, status)
}

async function showEdit(
  visit: AppealVisit,
  { id, changed }: Marked<Sentence>,
  form: FormState,
  status: 200 | 409 | 422,
  conflict?: preact.VNode,
): Promise<Response> {
  const ask = isAsk(visit, { kind: 'after', sentence: id })
  const writing = (
    <div id="writing">
      {conflict}
      <Form
        visit={visit}
        form={form}
        action={hrefOf(appealRoutes.sentence, { appeal: visit.opened.appeal.id, part: id })}
        submit="Save"
        base={changed}
        draft
        beside={<Beside visit={visit} next="Save and write the next" />}
      >
        <SentenceFields form={form} ask={ask} {...await offersFor(visit, form.given)} />
      </Form>
    </div>
  )
  return answerWriting(visit, { place: `part ${id}`, form: writing }, status)
}

const Beside = ({ visit, next }: { readonly visit: AppealVisit; readonly next: string }) => (
  <>
    <button type="submit" name="do" value="next">
      {next}
    </button>
    <a href={textHref(visit)}>Back to the text</a>
  </>
)

/** Somebody removed the sentence meanwhile: what was written can be added as a new one. */
async function showGone(visit: AppealVisit, given: Given): Promise<Response> {
  const kept = new Map([...given].filter(([name]) => name !== frameFields.base && name !== frameFields.once))
  const error =
    'Somebody removed this sentence while you were writing. Nothing of yours is saved yet: add it as a new sentence, or leave it.'
  return showNew(visit, { given: kept, errors: { '': error } }, 422)
}

/** Where the form says the sentence goes; where that is not there, to the end of the last section, or of the asks. */
function placeIn({ opened: { marked } }: AppealVisit, given: Given): Place {
  const [after, section] = [Number(textOf(given, 'after')), Number(textOf(given, 'section'))]
  if (namedSentences(marked).some(({ sentence }) => sentence.id === after)) return { kind: 'after', sentence: after }
  if (marked.sections.some(({ id }) => id === section)) return { kind: 'section', section }
  const last = marked.sections.at(-1)
  return textOf(given, 'list') === 'asks' || last === undefined ? { kind: 'asks' } : { kind: 'section', section: last.id }
}

const isAsk = ({ opened: { marked } }: AppealVisit, place: Place): boolean =>
  place.kind === 'asks' || (place.kind === 'after' && marked.asks.some(({ id }) => id === place.sentence))

const sentenceAt = ({ c, opened: { marked } }: AppealVisit): Marked<Sentence> | undefined =>
  namedSentences(marked).find(({ sentence }) => sentence.id === Number(c.req.param('part')))?.sentence

function goOn(visit: AppealVisit, given: Given, part: number, notice: Notice): string {
  if (textOf(given, 'do') !== 'next') return withNotice(`${textHref(visit)}#s${part}`, notice)
  return withNotice(`${hrefOf(appealRoutes.addSentence, { appeal: visit.opened.appeal.id }, { after: String(part) })}#writing`, notice)
}

/** The sentence with the point in the address cited beside, and its accounts told, where the appeal is in the language they are told in. */
function withDispute({ c, opened, needs, now }: AppealVisit, sentence: Sentence): Sentence {
  const cites = c.req.query('contested')
  const citation = cites === undefined ? undefined : resolveCitation(cites, casesOf(opened, now))
  if (cites === undefined || citation?.kind !== 'point') return sentence
  const { point, file } = citation
  const told = point.accounts
    .filter(({ claims }) => claims.length > 0)
    .map((account) => {
      const speakers = file.claims.filter(({ id }) => account.claims.includes(id)).map((claim) => whoSays(claim, file))
      return `${[...new Set(speakers)].join('; ')}: ${accountInWords(account, point, { document: file, facts: needs.facts })}.`
    })
  const text = opened.appeal.lang.startsWith('en') ? `${sentence.text} This is contested. ${told.join(' ')}` : sentence.text
  return { ...sentence, text, cites: [...new Set([...sentence.cites, cites])] }
}
