import type { ComponentChildren, VNode } from 'preact'
import type { MarkedAppeal, TextChange } from '../../../appeals/index.ts'
import { change } from '../change.ts'
import { Conflict, formStateFor } from '../drafts/index.ts'
import {
  emptyForm,
  filledWith,
  Form,
  frameFields,
  readForm,
  rebased,
  textOf,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import { openAppeal } from '../open-appeal.ts'
import type { AppealVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { changeTextOf, problemErrors } from './change-text-of.ts'
import { answerWriting } from './compose.tsx'
import type { WritingPlace } from './sentences.tsx'
import { answerMeanwhile, answerNotTheWhole } from './meanwhile.tsx'
import { textHref } from './may-write.ts'

type Values = Readonly<Record<string, string | undefined>>

/** A part as its form has it, and the revision it is made from. */
export type PartAsForm = { readonly values: Values; readonly changed: number }

/** How one kind of part is written: head, heading, addressee. */
export type PartForm = {
  readonly place: (id: number | null) => WritingPlace
  /** What the fields are called, in the order of the form. */
  readonly labels: Readonly<Record<string, string>>
  readonly fields: (form: FormState) => ComponentChildren
  /** The part as it stands; undefined where there is none. */
  readonly find: (marked: MarkedAppeal, id: number) => PartAsForm | undefined
  readonly errors: (given: Given) => Errors
  readonly add?: (given: Given) => TextChange
  readonly revise: (given: Given, id: number, base: number) => TextChange
}

type Handlers = {
  readonly add: (visit: AppealVisit) => Promise<Response>
  readonly addSent: (visit: AppealVisit) => Promise<Response>
  readonly edit: (visit: AppealVisit) => Promise<Response>
  readonly editSent: (visit: AppealVisit) => Promise<Response>
}

/** What answers the four addresses of a part: add and change, shown and sent. The form stands in the page of the text. */
export function writePart(part: PartForm): Handlers {
  const show = (visit: AppealVisit, id: number | null, form: FormState, status: 200 | 409 | 422, base?: number, conflict?: VNode) =>
    answerWriting(
      visit,
      {
        place: part.place(id),
        form: (
          <div id="writing">
            {conflict}
            <Form
              visit={visit}
              form={form}
              action={visit.c.req.path}
              submit={id === null ? 'Add' : 'Save'}
              draft
              {...(base !== undefined && { base })}
              beside={<a href={textHref(visit)}>Back to the text</a>}
            >
              {part.fields(form)}
            </Form>
          </div>
        ),
      },
      status,
    )

  const sentTo = async (visit: AppealVisit, id: number | null): Promise<Response> => {
    if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
    const standing = id === null ? undefined : part.find(visit.opened.marked, id)
    if (id !== null && standing === undefined) return answerMeanwhile(visit, 'gone')
    const sent = await readForm(visit.c)
    if (sent.kind === 'unreadable') return show(visit, id, unreadable, 422, standing?.changed)
    const { given } = sent
    const errors = part.errors(given)
    if (Object.keys(errors).length > 0) return show(visit, id, { given, errors }, 422, standing?.changed)
    const base = Number(textOf(given, frameFields.base))
    return change(visit, given, (tx) =>
      changeTextOf(tx, visit, {
        change: id === null ? part.add!(given) : part.revise(given, id, base),
        location: (changed) => withNotice(`${textHref(visit)}${changed === 0 ? '' : `#s${changed}`}`, id === null ? 'added' : 'saved'),
        refused: async (outcome) => {
          if (outcome.kind === 'invalid')
            return show(visit, id, { given, errors: problemErrors(outcome.problems, Object.keys(part.labels)) }, 422, standing?.changed)
          const now = outcome.kind === 'changed-meanwhile' ? await openAppeal(visit) : null
          if (now !== null && now.hidden > 0) return answerNotTheWhole(visit)
          const theirs = now !== null && id !== null ? part.find(now.marked, id) : undefined
          if (outcome.kind !== 'changed-meanwhile' || theirs === undefined) return answerMeanwhile(visit, outcome.kind)
          const who = (await whoWrote(visit))(outcome.by)
          const conflict = (
            <Conflict
              visit={visit}
              who={who}
              at={outcome.at}
              erased={outcome.erased}
              labels={part.labels}
              yours={given}
              theirs={filledWith(theirs.values).given}
            />
          )
          return show(visit, id, { given: rebased(given, theirs.changed), errors: {} }, 409, theirs.changed, conflict)
        },
      }),
    )
  }

  return {
    add: async (visit) =>
      visit.opened.hidden > 0 ? answerNotTheWhole(visit) : show(visit, null, await formStateFor(visit, emptyForm), 200),
    addSent: (visit) => sentTo(visit, null),
    edit: async (visit) => {
      const id = Number(visit.c.req.param('part') ?? 0)
      const standing = part.find(visit.opened.marked, id)
      if (standing === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
      if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
      return show(visit, id, await formStateFor(visit, filledWith(standing.values)), 200, standing.changed)
    },
    editSent: (visit) => sentTo(visit, Number(visit.c.req.param('part') ?? 0)),
  }
}

const unreadable: FormState = { ...emptyForm, errors: { '': 'What was sent is no form that can be read. Type it again.' } }
