import { resolveCitation, type TextChange } from '../../../appeals/index.ts'
import { change } from '../change.ts'
import { frameFields, readForm, textOf, type Given } from '../forms/index.ts'
import { withNotice, type Notice } from '../notices.ts'
import type { AppealVisit } from '../visit.ts'
import { changeTextOf } from './change-text-of.ts'
import { answerMeanwhile, answerNotTheWhole, answerUnreadable } from './meanwhile.tsx'
import { textHref } from './may-write.ts'
import { casesOf } from './standing-of-appeal.ts'

type Handler = (visit: AppealVisit) => Promise<Response>

/** POST …/opening: a draft becomes an open appeal. */
export const openDraft: Handler = byButton(() => ({ kind: 'open' }), 'saved')

export const moveSentence: Handler = byButton((given, id) => ({ kind: 'move-sentence', id, to: directionIn(given) }), 'saved')
export const moveSection: Handler = byButton((given, id) => ({ kind: 'move-section', id, to: directionIn(given) }), 'saved')

export const removeSentence: Handler = byButton((given, id) => ({ kind: 'remove-sentence', id, base: baseIn(given) }), 'removed')
export const removeSection: Handler = byButton((given, id) => ({ kind: 'remove-section', id, base: baseIn(given) }), 'removed')
export const removeAddressee: Handler = byButton((given, id) => ({ kind: 'remove-addressee', id, base: baseIn(given) }), 'removed')

/** POST …/sentences/12/citation: the point instead of one of its claims. */
export const citePoint: Handler = byButton((given, id, { opened, now }) => {
  const [from, to] = [textOf(given, 'from'), textOf(given, 'to')]
  const sentences = [...opened.marked.sections.flatMap((section) => section.sentences), ...opened.marked.asks]
  const sentence = sentences.find((one) => one.id === id)
  if (sentence === undefined || !sentence.value.cites.includes(from)) return null
  if (resolveCitation(to, casesOf(opened, now)).kind !== 'point') return null
  const cites = [...new Set(sentence.value.cites.map((one) => (one === from ? to : one)))]
  return { kind: 'revise-sentence', id, base: sentence.changed, sentences: [{ ...sentence.value, cites }] }
}, 'saved')

/** One change that needs no words, as a button does it. Null: what the button stood beside is not there any more. */
function byButton(changeOf: (given: Given, part: number, visit: AppealVisit) => TextChange | null, notice: Notice): Handler {
  return async (visit) => {
    if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
    const sent = await readForm(visit.c)
    if (sent.kind === 'unreadable') return answerUnreadable(visit)
    const part = Number(visit.c.req.param('part') ?? 0)
    const wanted = changeOf(sent.given, part, visit)
    if (wanted === null) return answerMeanwhile(visit, 'gone')
    const stays = wanted.kind === 'move-sentence' || wanted.kind === 'revise-sentence'
    const place = wanted.kind === 'move-section' ? `#part-${part}` : stays ? `#s${part}` : ''
    return change(visit, sent.given, (tx) =>
      changeTextOf(tx, visit, {
        change: wanted,
        location: () => withNotice(`${textHref(visit)}${place}`, notice),
        refused: ({ kind }) => answerMeanwhile(visit, kind),
      }),
    )
  }
}

const directionIn = (given: Given): 'earlier' | 'later' => (textOf(given, 'to') === 'earlier' ? 'earlier' : 'later')

const baseIn = (given: Given): number => Number(textOf(given, frameFields.base))
