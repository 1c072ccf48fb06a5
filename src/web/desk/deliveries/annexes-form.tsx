import { loadCase } from '../../../cases/index.ts'
import { needsLeave, possibleAnnexes, type Annex, type PossibleAnnex } from '../../../delivery/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { change, type Changed } from '../change.ts'
import {
  filledWith,
  Form,
  frameFields,
  Options,
  TextArea,
  textOf,
  textsOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { answer, DeskPage, type Crumb } from '../page.tsx'
import { readableFiles } from './readable-files.ts'
import type { WithCases } from './with-cases.ts'

/** What is being written for a body, with the files that go along. */
export type Accompanied = {
  readonly visit: WithCases
  readonly crumbs: readonly Crumb[]
  /** Where the form is sent. */
  readonly action: string
  readonly base: number
  readonly annexes: readonly Annex[]
  readonly words: {
    readonly intro: string
    /** That there is nothing to choose. */
    readonly none: string
    /** What is said beside the field of the reason. */
    readonly reason?: string
    /** How the refusal of a choice without a reason ends, of so many files. */
    readonly withoutReason: (files: number) => string
    /** That somebody was quicker. */
    readonly meanwhile: string
  }
  /** Keeps the choice as it was made from `base`, and who let out what; gives the base that stands now where it is another. */
  readonly keep: (
    tx: Transaction,
    choice: Choice,
  ) => Promise<Extract<Changed, { kind: 'done' }> | { readonly kind: 'stale'; readonly base: number }>
}

type Choice = {
  readonly annexes: readonly Annex[]
  readonly base: number
  /** What this person lets out now, for the record of what they did. */
  readonly letOut: readonly { readonly level: PossibleAnnex['level']; readonly file: string }[]
}

/** The form with what is chosen by now. */
export function annexesPage(accompanied: Accompanied): Promise<Response> {
  const keys = accompanied.annexes.map(keyOf)
  return annexesAsked(accompanied, filledWith({ annex: keys, closed: keys }), 200)
}

/** The same as it was filled in, with what is wrong. */
export async function annexesAsked(
  { visit, crumbs, action, base, words }: Accompanied,
  form: FormState,
  status: 200 | 409 | 422,
): Promise<Response> {
  const possible = await offered(visit)
  const [open, closed] = [possible.filter(({ level }) => !needsLeave(level)), possible.filter(({ level }) => needsLeave(level))]
  return answer(
    visit,
    <DeskPage visit={visit} title="Annexes" crumbs={crumbs}>
      <h1>Annexes</h1>
      <p>{words.intro}</p>
      {possible.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Form visit={visit} form={form} action={action} submit="Keep the choice" base={base}>
          {open.length > 0 && <Options form={form} name="annex" type="checkbox" label="Files" options={open.map(option)} />}
          {closed.length > 0 && (
            <>
              <Options
                form={form}
                name="closed"
                type="checkbox"
                label="Privileged or sealed"
                hint="Each leaves only because you say so: your name, the day and the reason are kept."
                options={closed.map(option)}
              />
              <TextArea
                form={form}
                name="reason"
                label="Why they may leave"
                {...(words.reason !== undefined && { hint: words.reason })}
                rows={3}
              />
            </>
          )}
        </Form>
      )}
    </DeskPage>,
    status,
  )
}

/**
 * Keeps which files go along. What is privileged or sealed goes only where this person says so, by name, with the reason; who did, and
 * when, stays with the annex. What this person may not read stays as it was.
 */
export async function keepAnnexes(accompanied: Accompanied, given: Given): Promise<Response> {
  const { visit, annexes, words } = accompanied
  const { staff, now } = visit
  const possible = await offered(visit)
  const ticked = new Set([...textsOf(given, 'annex'), ...textsOf(given, 'closed')])
  const chosen = possible.filter((one) => ticked.has(keyOf(one)))
  const leaves = new Map(annexes.map((annex) => [keyOf(annex), annex.leave]))
  const asked = chosen.filter((one) => needsLeave(one.level) && leaves.get(keyOf(one)) === undefined)
  const reason = textOf(given, 'reason')
  const errors: Errors = {
    ...tooLong(given, 'reason', 2000),
    ...(asked.length > 0 &&
      reason === '' && { reason: `Say why ${asked.map(({ name }) => name).join(', ')} may leave${words.withoutReason(asked.length)}` }),
  }
  if (Object.keys(errors).length > 0) return annexesAsked(accompanied, { given, errors }, 422)
  const own = new Set(possible.map(keyOf))
  const leave = { by: staff.id, name: staff.name, reason, at: now.toISOString() }
  const next: readonly Annex[] = [
    ...annexes.filter((annex) => !own.has(keyOf(annex))),
    ...chosen.map((one): Annex => {
      const { case: id, document, sha256, level } = one
      return { case: id, document, sha256, ...(needsLeave(level) && { leave: leaves.get(keyOf(one)) ?? leave }) }
    }),
  ]
  const letOut = asked.map(({ level, sha256 }) => ({ level, file: sha256.slice(0, 16) }))
  return change(visit, given, async (tx) => {
    const outcome = await accompanied.keep(tx, { annexes: next, base: Number(textOf(given, frameFields.base) || '0'), letOut })
    if (outcome.kind === 'done') return outcome
    const asItStands = { ...accompanied, base: outcome.base }
    return { kind: 'refused', response: () => annexesAsked(asItStands, { given: new Map(), errors: { '': words.meanwhile } }, 409) }
  })
}

const keyOf = ({ case: id, document, sha256 }: Annex | PossibleAnnex): string => `${id}/${document}/${sha256}`

/** The files that this person may choose: of documents whose files they read. */
async function offered(visit: WithCases): Promise<readonly PossibleAnnex[]> {
  const readable = await readableFiles(visit, null)
  const found: PossibleAnnex[] = []
  for (const id of visit.opened.cases.keys()) {
    const whole = await loadCase(visit.needs.db, id)
    if (whole === null) continue
    const documents = whole.documents.filter((item) => readable.has(`${id}/${item.id}`))
    found.push(...(await possibleAnnexes(visit.needs.files, whole, documents)))
  }
  return found
}

const option = (one: PossibleAnnex) => ({
  value: keyOf(one),
  label: one.name,
  hint: `${one.title}; ${Math.max(1, Math.round(one.bytes / 1024)).toLocaleString('en')} kB; ${one.level === 'team' ? 'for the team, until it goes along' : one.level}`,
})
