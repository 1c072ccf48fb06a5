import { createHash } from 'node:crypto'
import { listEditionsSigned, previewRemoval, problemsOfRemoval, startRemoval, type RemovalProblem } from '../../../signons/index.ts'
import { filledWith, Form, textOf, type Errors, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { conditionIn, isWhat, RemovalFields, whats, type AskedRemoval } from './removal-fields.tsx'
import { mayDecide } from './may-decide.ts'
import { signOnRoutes } from './routes.ts'
import { changeBesideTheLog, withForm } from './sent-form.ts'
import { publicWordsWrong, signOnsInWords } from './words.ts'

/** What was counted, and how many they were: only that is done which somebody has seen the number of. */
const countedField = 'counted'

/** GET /appeals/:appeal/sign-ons/removals/new; `?what=release&held_for=…` fills it in. */
export function removal(visit: AppealVisit): Promise<Response> {
  const [what, reason] = [visit.c.req.query('what') ?? '', visit.c.req.query('held_for') ?? '']
  const usual = mayDecide(visit, whats.remove.state) ? 'remove' : 'release'
  return show(visit, { form: filledWith({ what: isWhat(what) ? what : usual, held_for: reason }) }, 200)
}

/** POST: first shows how many are meant; sent again with that number, begins. */
export const remove = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const again = (errors: Errors, shown?: Counted): Promise<Response> =>
      show(visit, { form: { given, errors }, ...(shown && { counted: shown }) }, 422)
    const asked = conditionIn(given)
    if (asked.kind === 'refused') return again(asked.errors)
    const { kind, state } = whats[asked.what]
    if (!mayDecide(visit, state))
      return again({ what: 'You decide about held ones. Who writes in this case removes and restores the others.' })
    const wanted = { kind, condition: asked.condition, reason: textOf(given, 'reason'), publicReason: textOf(given, 'public_reason') }
    const wrong = { ...everybodyUnasked(asked, given), ...errorsOf(problemsOfRemoval(wanted), wanted) }
    if (Object.keys(wrong).length > 0) return again(wrong)
    const counted = { asked, ...(await previewRemoval(visit.needs.db, appeal, asked.condition)) }
    if (counted.count === 0) return again({ '': 'No sign-on is meant by this. Nothing was done.' })
    const [seen, about] = textOf(given, countedField).split(' ')
    // Counted for the first time, or for something else than what is asked for now.
    if (about !== aboutOf(asked)) return show(visit, { form: { given, errors: {} }, counted }, 200)
    if (seen !== counted.set) return again({ '': othersMeant }, counted)
    return changeBesideTheLog(visit, sent, async (signOns) => {
      const outcome = await startRemoval(signOns, appeal, { ...wanted, seen }, by)
      switch (outcome.kind) {
        case 'started':
          return { kind: 'done', location: withNotice(signOnsHref(visit, signOnRoutes.removals), 'started') }
        case 'nothing':
          return { kind: 'refused', response: () => again({ '': 'No sign-on is meant by this any more. Nothing was done.' }) }
        case 'others':
          return { kind: 'refused', response: () => again({ '': othersMeant }, { asked, ...outcome.meant }) }
        case 'too-many':
          return { kind: 'refused', response: () => again({ '': tooMany(outcome.total) }) }
        case 'refused':
          return { kind: 'refused', response: () => again(errorsOf(outcome.errors, wanted), counted) }
        default:
          return outcome satisfies never
      }
    })
  })

type Asked = Extract<AskedRemoval, { kind: 'asked' }>
type Counted = { readonly asked: Asked; readonly count: number; /** Stands for exactly these. */ readonly set: string }

/** Stands for what is to be done and to which. */
const aboutOf = ({ what, condition }: Asked): string =>
  createHash('sha256')
    .update(JSON.stringify([what, condition]))
    .digest('base64url')

const othersMeant = 'Others are meant now than those that you were shown. Nothing was done. Look at the new number.'

const tooMany = (total: number): string =>
  `${signOnsInWords(total)} are meant; at most 100,000 are done at once. Say more narrowly which, for example by a range of entries.`

/** Nothing that says which ones means everybody: that is done only where somebody says so. */
function everybodyUnasked({ condition }: Asked, given: Given): Errors {
  const [everybody, ticked] = [Object.keys(condition).length === 1, textOf(given, 'all') === 'yes']
  if (everybody && !ticked) return { all: 'Nothing says which ones. Say which, or tick that all of them are meant.' }
  return !everybody && ticked ? { all: 'Either all of them, or those that you say: take the tick out, or what is filled in.' } : {}
}

function errorsOf(
  problems: readonly RemovalProblem[],
  { kind, publicReason }: { readonly kind: string; readonly publicReason: string },
): Errors {
  const errors: Record<RemovalProblem, Errors> = {
    condition: { what: 'This cannot be done to them.' },
    reason: {
      reason:
        kind === 'release'
          ? 'Leave this empty: nothing stands in the log for those that are let through.'
          : `Choose why${kind === 'restore' ? ' they count again' : ''}.`,
    },
    publicReason: { public_reason: publicWordsWrong(publicReason, 'Say why in words for everybody, in at most 1,000 characters.') },
  }
  return Object.assign({}, ...problems.map((problem) => errors[problem])) as Errors
}

async function show(
  visit: AppealVisit,
  { form, counted }: { readonly form: FormState; readonly counted?: Counted },
  status: 200 | 422,
): Promise<Response> {
  const editions = await listEditionsSigned(visit.needs.db, visit.opened.whole.id)
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Remove, release or restore" width="narrow">
      <h1>{mayDecide(visit, 'c') ? 'Remove, release or restore' : 'Let held ones through, or remove them'}</h1>
      <p>
        Nothing disappears: each removal is an entry of the log with its reason, counted in public, and the signer sees it. It is done in
        batches of a hundred, and can be stopped. First the number is shown, and nothing is done.
      </p>
      {counted !== undefined && (
        <p class="notice" role="status">
          <strong>{signOnsInWords(counted.count)}</strong> {counted.count === 1 ? 'is' : 'are'} meant. Look at the number, and press the
          button below if it is right. {counted.count > 100_000 && tooMany(counted.count)}
        </p>
      )}
      <Form
        visit={visit}
        form={form}
        action={signOnsHref(visit, signOnRoutes.remove)}
        submit={counted === undefined ? 'Show how many' : `${whats[counted.asked.what].done}: ${signOnsInWords(counted.count)}`}
        {...(counted !== undefined && { grave: true })}
        beside={<a href={signOnsHref(visit, signOnRoutes.removals)}>Back</a>}
      >
        {counted !== undefined && <input type="hidden" name={countedField} value={`${counted.set} ${aboutOf(counted.asked)}`} />}
        <RemovalFields visit={visit} form={form} editions={editions} />
      </Form>
    </SignOnsPage>,
    status,
  )
}
