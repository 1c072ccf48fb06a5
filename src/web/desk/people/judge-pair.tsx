import {
  comparePersons,
  decisions,
  judgementsOnPair,
  judgePersons,
  verdicts,
  type Decision,
  type Judgement,
} from '../../../people/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  emptyForm,
  Form,
  oneOf,
  Options,
  readForm,
  required,
  TextArea,
  textOf,
  tooLong,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { answerGone } from '../gone.tsx'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { JudgementLine, judgementHref, likenessInWords, valuesInWords, PersonLink } from './person-parts.tsx'
import { personsIn, type PersonAt } from './persons-near.ts'
import { personRoutes } from './routes.ts'

/** The form that judges two persons, with what is known of both. */
export async function showJudgementForm(visit: CaseVisit): Promise<Response> {
  const pair = await pairIn(visit)
  if (pair === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
  await recordComparison(visit, pair)
  return page(visit, pair, await formStateFor(visit, emptyForm))
}

/** Records what is judged of two persons, or that the last judgement is withdrawn. */
export async function judge(visit: CaseVisit): Promise<Response> {
  const pair = await pairIn(visit)
  const sent = await readForm(visit.c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  if (pair === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const errors = {
    ...oneOf(given, 'decision', decisions, 'Say what you judge.'),
    ...required(given, 'reason', 'Say why, in a sentence: whoever reads it later was not there.'),
    ...tooLong(given, 'reason'),
    ...(!/^\d{1,15}$/.test(textOf(given, 'seen')) && { '': 'This form has lost what it was made from. Open it again.' }),
  }
  if (Object.keys(errors).length > 0) return page(visit, pair, { given, errors })
  const { needs, staff, now, opened } = visit
  const [one, other] = pair
  return change(visit, given, async (tx) => {
    const outcome = await judgePersons(
      tx,
      {
        persons: [one.person, other.person],
        cases: [one.opened.id, other.opened.id],
        decision: textOf(given, 'decision') as Decision,
        reason: textOf(given, 'reason'),
        seen: Number(textOf(given, 'seen')),
        by: staff.id,
        at: now,
      },
      (size) => Buffer.from(needs.random(size)),
    )
    switch (outcome.kind) {
      case 'judged':
        return {
          kind: 'done',
          location: withNotice(hrefOf(personRoutes.samePersons, { case: opened.id }, { person: one.person.id }), 'recorded'),
        }
      case 'changed': {
        const seen = new Map([...given, ['seen', [String(outcome.judgement.id)]]])
        return { kind: 'refused', response: () => page(visit, pair, { given: seen, errors: { '': judgedMeanwhile } }, 409) }
      }
      case 'gone':
        return { kind: 'refused', response: () => answerGone(visit, given, { decision: 'Judgement', reason: 'Why' }) }
      case 'nothing':
        return { kind: 'refused', response: () => page(visit, pair, { given, errors: { decision: 'There is no judgement to withdraw.' } }) }
      default:
        return outcome satisfies never
    }
  })
}

const judgedMeanwhile =
  'Somebody has judged these two since this form was opened; it stands under “Judged until now”. Nothing of yours is saved yet.'

type Pair = readonly [PersonAt, PersonAt]

/** The two persons that the address names; null where one of them is not there for whoever asks, or both are one entry. */
async function pairIn(visit: CaseVisit): Promise<Pair | null> {
  const { c, opened } = visit
  const where = c.req.query('in')
  const elsewhere = where === undefined || where === opened.id ? opened : await visit.openCase(where)
  const person = personsIn(opened, visit).find(({ id }) => id === c.req.query('person'))
  const other = elsewhere && personsIn(elsewhere, visit).find(({ id }) => id === c.req.query('other'))
  if (elsewhere === null || person === undefined || !other) return null
  if (elsewhere.key === opened.key && other.subject === person.subject) return null
  return [
    { person, opened },
    { person: other, opened: elsewhere },
  ]
}

/** That somebody read of a person from another case stands in the record of that case, too. */
async function recordComparison({ needs, staff, now, opened }: CaseVisit, [, { opened: elsewhere }]: Pair): Promise<void> {
  if (elsewhere.key === opened.key) return
  const reading = { at: now, staff: staff.id, action: 'person.compare', caseKey: elsewhere.key } as const
  await needs.db.transaction().execute((tx) => recordAudit(tx, reading))
}

async function page(visit: CaseVisit, pair: Pair, form: FormState, status?: 409): Promise<Response> {
  const [one, other] = pair
  const history = await judgementsOnPair(visit.needs.db, one.person, other.person)
  const who = await whoWrote(visit)
  const list = { href: hrefOf(personRoutes.samePersons, { case: visit.opened.id }), label: 'Same person?' }
  const stands = history[0] !== undefined && history[0].decision !== 'withdrawn'
  return answer(
    visit,
    <DeskPage visit={visit} title="Are they one person?" crumbs={caseCrumbs(visit.opened, list)} width="wide">
      <h1>Are they one person?</h1>
      <p>{`The names ${likenessInWords(comparePersons(one.person, other.person).alike)}. Two persons may bear one name, and sources may contradict each other about one person.`}</p>
      <BothSides visit={visit} pair={pair} />
      {history.length > 0 && <History history={history} who={who} />}
      <Form
        visit={visit}
        form={form}
        action={judgementHref(one, other)}
        submit="Record it"
        draft
        beside={<a href={list.href}>Leave it open</a>}
      >
        <input type="hidden" name="seen" value={textOf(form.given, 'seen') || String(history[0]?.id ?? 0)} />
        <Options
          form={form}
          name="decision"
          type="radio"
          label="What do you judge?"
          options={[
            ...verdicts.map((value) => options[value]),
            ...(stands ? [{ value: 'withdrawn', label: 'Withdraw the judgement', hint: 'The pair is asked about again.' }] : []),
          ]}
        />
        <TextArea
          form={form}
          name="reason"
          label="Why"
          hint="What speaks for it and what against. Members of either case who read both persons read it."
        />
      </Form>
    </DeskPage>,
    status ?? (Object.keys(form.errors).length > 0 ? 422 : 200),
  )
}

const options = {
  same: { value: 'same', label: 'The same person', hint: 'The files stay apart. Nothing is joined, and no claim moves.' },
  different: { value: 'different', label: 'Different persons', hint: 'The pair is not asked about again.' },
  undecided: { value: 'undecided', label: 'Undecided', hint: 'It was looked at and stays open. The pair is not asked about again.' },
} as const

function BothSides({ visit: { needs }, pair }: { readonly visit: CaseVisit; readonly pair: Pair }) {
  const facts = [...new Set(pair.flatMap(({ person }) => [...person.facts.keys()]))]
  return (
    <div class="accounts">
      {pair.map((side) => (
        <section key={side.opened.id + side.person.id} class="account">
          <h2>
            <PersonLink at={side} />
          </h2>
          <ul class="plain">
            {side.person.names.map((name) => (
              <li key={name} dir="auto">
                {name}
              </li>
            ))}
          </ul>
          {facts.map((fact) => (
            <div key={fact}>
              <bdi class="hint">{needs.facts.get(fact)?.label ?? fact}</bdi>
              {': '}
              <bdi>{side.person.facts.has(fact) ? valuesInWords(side.person.facts.get(fact)!) : 'not said'}</bdi>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

function History({ history, who }: { readonly history: readonly Judgement[]; readonly who: (by: string) => string }) {
  return (
    <section aria-labelledby="history">
      <h2 id="history">Judged until now</h2>
      <ol class="plain">
        {history.map((judgement) => (
          <li key={judgement.id}>
            <JudgementLine judgement={judgement} who={who} />
          </li>
        ))}
      </ol>
    </section>
  )
}
