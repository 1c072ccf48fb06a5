import { longestThreshold, readThresholds, setThresholds, thresholdHistory, type Thresholds } from '../../../deadlines/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { filledWith, Form, frameFields, readForm, rebased, TextField, textOf, unreadableForm, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { deadlineRoutes } from './routes.ts'

const fields: Readonly<Record<keyof Thresholds, { readonly label: string; readonly hint: string }>> = {
  health: { label: 'Days without word of somebody’s health', hint: 'Counted from the newest claim that answers a question about health.' },
  visit: { label: 'Days without a visit that is told', hint: 'Counted from the last visit that a claim tells of.' },
  contact: { label: 'Days without anybody of the case spoken with', hint: 'Counted from the last call, or contact that reached somebody.' },
}
const names = Object.keys(fields) as (keyof Thresholds)[]

/** GET /deadlines/thresholds: after how many days something is to be asked anew. Our own, of no law. */
export async function thresholds(visit: Visit): Promise<Response> {
  const now = await readThresholds(visit.needs.db)
  return page(visit, filledWith(Object.fromEntries(names.map((name) => [name, now[name]?.toString() ?? '']))))
}

/** POST: from now on. */
export async function thresholdsSent(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, unreadableForm)
  const { given } = sent
  const read = Object.fromEntries(names.map((name) => [name, daysIn(textOf(given, name))])) as Record<
    keyof Thresholds,
    number | null | undefined
  >
  const wrong = names.filter((name) => read[name] === undefined)
  if (wrong.length > 0) {
    const problem = `Write a whole number of days from 1 to ${longestThreshold}, or leave it empty.`
    return page(visit, { given, errors: Object.fromEntries(wrong.map((name) => [name, problem])) })
  }
  const { staff, now } = visit
  return change(visit, given, async (tx) => {
    const wanted = read as Thresholds
    const outcome = await setThresholds(tx, wanted, { base: Number(textOf(given, frameFields.base)), by: staff.id, at: now })
    if (outcome === 'conflict') {
      const [newest] = await thresholdHistory(tx, 1)
      return {
        kind: 'refused',
        response: () => page(visit, { given: rebased(given, newest?.number ?? 0), errors: { '': meanwhile } }, 409),
      }
    }
    if (outcome === 'set')
      await recordAudit(tx, { at: now, staff: staff.id, action: 'settings.change', detail: { setting: 'deadlines', ...wanted } })
    return { kind: 'done', location: withNotice(hrefOf(deadlineRoutes.deadlines), 'saved') }
  })
}

/** Null for nothing; undefined for what is no number of days. */
function daysIn(text: string): number | null | undefined {
  if (text === '') return null
  return /^[1-9]\d{0,3}$/.test(text) && Number(text) <= longestThreshold ? Number(text) : undefined
}

const meanwhile = 'Somebody else changed these numbers meanwhile. What they chose stands first below; look at it and save again.'

async function page(visit: Visit, form: FormState, status: 200 | 409 | 422 = 422): Promise<Response> {
  const [history, who] = [await thresholdHistory(visit.needs.db), await whoWrote(visit)]
  return answer(
    visit,
    <DeskPage visit={visit} title="When to ask anew" crumbs={[{ href: hrefOf(deadlineRoutes.deadlines), label: 'Deadlines' }]}>
      <h1>When to ask anew</h1>
      <p>These are the team’s own rules and follow from no law. They are shown as ours wherever they count. Empty means: never.</p>
      <Form visit={visit} form={form} action={hrefOf(deadlineRoutes.thresholdsSent)} submit="Save" base={history[0]?.number ?? 0}>
        {names.map((name) => (
          <TextField
            key={name}
            form={form}
            name={name}
            {...fields[name]}
            attributes={{ inputMode: 'numeric', autoComplete: 'off', maxLength: 4 }}
          />
        ))}
      </Form>
      {history.length > 0 && (
        <section aria-labelledby="before">
          <h2 id="before">What was set</h2>
          <ul class="plain rows">
            {history.map(({ number, by, at, ...days }) => (
              <li key={number}>
                {names.map((name) => `${words[name]}: ${days[name] ?? 'never'}`).join('; ')}{' '}
                <span class="hint">
                  <bdi>{who(by)}</bdi>, {momentInWords(at)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : status,
  )
}

const words: Readonly<Record<keyof Thresholds, string>> = { health: 'health', visit: 'visits', contact: 'contact' }
