import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as always, boolean, constantFrom, property, subarray } from 'fast-check'
import { projectCatalogue, projectFacts, type CaseDocument } from '../cases/index.ts'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import { caseOf, type Told, type ToldClaim } from '../evaluation/testing.ts'
import { parseDate } from '../kit/index.ts'
import { readProjectFile } from '../platform/index.ts'
import { mechanismsFor, readMechanisms, type MechanismFound } from './index.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const mechanisms = readMechanisms(facts)

type Asserted = readonly [fact: string, value: string | number | boolean, by?: string, when?: string | undefined]

const whenOf = (fact: string, when?: string) =>
  facts.get(fact)?.cardinality === 'one_at_a_time' ? { when: when ?? '2000/..' } : when === undefined ? {} : { when }

/** A case of one person told by such answers, in a State; of these claims, C1 being the first, somebody says that they are not so. */
function file(
  country: string,
  asserted: readonly Asserted[],
  more: Partial<CaseDocument> = {},
  denied: readonly string[] = [],
): CaseDocument {
  const claims = asserted.map(([fact, value, by = 'lawyer', when], at): ToldClaim => ({
    id: `C${at + 1}`,
    about: 'ana',
    said_by: [by],
    said_on: '2021-01-01',
    asserts: [{ fact, value, ...whenOf(fact, when) }],
  }))
  const denials = denied.map((id, at): ToldClaim => ({
    id: `N${at}`,
    about: 'ana',
    said_by: ['denier'],
    said_on: '2021-01-01',
    denies: [id],
  }))
  const told: Told = { claims: [{ id: 'C0', about: 'ana', said_by: ['lawyer'], said_on: '2021-01-01' }, ...claims, ...denials] }
  const made = caseOf(told, facts)
  return { ...made, case: { ...made.case, country }, consents: [], appeals: [], ...more }
}

const held: Asserted = ['custody.status', 'pretrial']

function asked(document: CaseDocument, day: string) {
  const date = parseDate(day)
  assert.ok(date.kind === 'date')
  const at = date.earliest
  return { document, evaluation: evaluate(document, facts, defaultSettings, { at, known: null }), catalogue, facts, mechanisms, at }
}

const on = (document: CaseDocument, day: string, body: string): MechanismFound =>
  mechanismsFor(asked(document, day)).find(({ mechanism }) => mechanism.id === body) ?? assert.fail(`nothing of ${body}`)

const reasonOf = ({ rules }: MechanismFound, rule: string): string => rules.find((one) => one.rule === rule)?.reason ?? ''

test('unknown is never yes: whatever is told, a body is open only where each of its rules is answered, and none that needs a treaty for a State that nobody knows', () => {
  const answers: readonly Asserted[] = [
    held,
    ['treatment.torture_alleged', true],
    ['treatment.torture_alleged', false, 'prisons'],
    ['health.need_urgent', true],
    ['remedies.exhausted', true],
    ['remedies.exhausted', false, 'prisons'],
    ['remedies.ineffective', true],
    ['remedies.final_decision_date', '2021-03-31'],
    ['judgment.date', '2021-02'],
    ['mechanism.pending', false],
    ['mechanism.examined', false],
    ['mechanism.pending', true, 'prisons'],
    ['disappearance.alleged', true],
    ['disappearance.date', '2019'],
    ['person.works_in_culture', true],
    ['person.death_date', '2021-05-01'],
    ['isolation.confined', true, 'lawyer', '2019-01/2019-02'],
  ]
  always(
    property(subarray([...answers]), constantFrom('PE', 'TR', 'ZA', 'VE', 'US', 'XX'), boolean(), (told, country, isDenied) => {
      const denied = isDenied ? [held, ...told].map((_, at) => `C${at + 1}`) : []
      for (const { mechanism, state, rules, ask } of mechanismsFor(asked(file(country, [held, ...told], {}, denied), '2021-06-01'))) {
        const given = rules.map(({ answer }) => answer)
        if (isDenied) {
          const asksTheCase = mechanism.exhaustion?.needed === true || mechanism.notWhile !== undefined || mechanism.concerns !== undefined
          assert.ok(state !== 'open' || !asksTheCase, `${mechanism.id} rests on what is denied`)
          assert.ok(!rules.some(({ rule, answer }) => answer === 'no' && rule !== 'ratification'), `${mechanism.id} is shut by it`)
        }
        if (state === 'open')
          assert.ok(
            given.every((answer) => answer === 'yes'),
            mechanism.id,
          )
        if (state === 'if_accepted')
          assert.ok(
            given.every((answer) => answer === 'yes' || answer === 'if_accepted'),
            mechanism.id,
          )
        if (state === 'cannot_tell') assert.ok(ask.length > 0, `${mechanism.id} asks nothing`)
        const isOpen = state === 'open' || state === 'if_accepted'
        const says = (fact: string): boolean => told.some(([one, value]) => one === fact && value !== false)
        if (mechanism.exhaustion?.needed === true && isOpen)
          assert.ok(isDenied || says('remedies.exhausted') || says('remedies.ineffective'), mechanism.id)
        if (mechanism.notWhile !== undefined && isOpen)
          assert.ok(
            told.some(([fact]) => fact.startsWith('mechanism.')),
            mechanism.id,
          )
        if (country === 'XX') assert.ok(!isOpen || mechanism.binds === undefined, mechanism.id)
      }
    }),
    { numRuns: 150 },
  )
})

test('a time limit runs from the final decision to the day, also at the end of months and over a change of the rule, and a vague date leaves a range', () => {
  const from = (decision: string, country = 'TR') =>
    file(country, [held, ['remedies.exhausted', true], ['remedies.final_decision_date', decision]])
  const last = (decision: string, body: string, country?: string): readonly (string | undefined)[] => {
    const [limit] = mechanismsFor(asked(from(decision, country), '2021-01-02')).flatMap(({ limits }) =>
      limits.filter((one) => one.body === body),
    )
    return limit === undefined ? [] : [limit.from, limit.to, limit.within]
  }
  assert.deepEqual(last('2020-12-31', 'ecthr'), ['2021-06-30', '2021-06-30', '6 months'])
  assert.deepEqual(last('2020-08-31', 'iachr-petition', 'PE'), ['2021-02-28', '2021-02-28', '6 months'])
  assert.deepEqual(on(from('2022-03-31'), '2022-07-31', 'ecthr').limits[0]?.to, '2022-07-31')
  assert.deepEqual(
    on(from('2022-01-31'), '2022-07-31', 'ecthr').limits[0]?.to,
    '2022-07-31',
    'the six months of the rule before 1 February 2022',
  )
  assert.equal(on(from('2022-03-31'), '2022-07-31', 'ecthr').state, 'open')
  assert.equal(on(from('2022-03-31'), '2022-08-01', 'ecthr').state, 'not_open')
  const vague = on(from('2022-03'), '2022-07-15', 'ecthr')
  assert.deepEqual(
    [vague.state, vague.limits[0]?.from, vague.limits[0]?.to, vague.limits[0]?.state],
    ['cannot_tell', '2022-07-01', '2022-07-31', 'depends'],
  )
  const other = on(file('TR', [held, ['remedies.exhausted', true], ['judgment.date', '2021-01-31']]), '2022-01-01', 'ecthr')
  assert.deepEqual([other.state, other.limits[0]?.certain], ['cannot_tell', false], 'nobody says that it was the final one')
  assert.match(reasonOf(other, 'time'), /would be too late: 6 months from the last decision of a court on file, if that was the final one/)
  assert.deepEqual(
    other.ask.map(({ fact }) => fact),
    ['remedies.final_decision_date'],
  )
})

test('where accounts differ a body is open if one of them is accepted, and what was so when last told is asked again', () => {
  const contested = on(
    file('TR', [held, ['health.need_urgent', true, 'family'], ['health.need_urgent', false, 'prisons']]),
    '2021-06-01',
    'ecthr-39',
  )
  assert.equal(contested.state, 'if_accepted')
  assert.match(reasonOf(contested, 'concerns'), /if the account of family is accepted/)
  const over = on(file('TR', [held, ['health.need_urgent', true, 'family', '2019-01-05']]), '2021-06-01', 'ecthr-39')
  assert.deepEqual([over.state, reasonOf(over, 'concerns')], ['cannot_tell', 'It was so when it was last told: ask whether it still is.'])
})

test('the State is bound, or not, or has to be checked: by its entry, the day, the part of the world, and when what happened began', () => {
  const binding = (country: string, day: string, body: string, ...told: readonly Asserted[]) => {
    const { state, rules } = on(file(country, [held, ...told]), day, body)
    return [state, ...rules.filter(({ rule }) => rule === 'ratification' || rule === 'since').map(({ answer }) => answer)]
  }
  assert.deepEqual(binding('ZA', '2002-08-27', 'ccpr'), ['not_open', 'no'], 'a day before it was bound')
  assert.deepEqual(binding('ZA', '2002-08-28', 'ccpr'), ['check_ratification', 'check'], 'no source says when the deposit took effect')
  assert.deepEqual(binding('ZA', '2003-03-01', 'ccpr'), ['cannot_tell', 'yes'])
  assert.deepEqual(binding('TT', '1985-01-01', 'iacthr-pm'), ['not_open', 'no'], 'of a treaty that ended: not yet')
  assert.deepEqual(binding('TT', '1995-01-01', 'iacthr-pm'), ['through_others', 'yes'])
  assert.deepEqual(binding('TT', '2001-01-01', 'iacthr-pm'), ['not_open', 'no'])
  assert.deepEqual(binding('ZA', '2019-06-01', 'spt'), ['check_ratification', 'check'], 'of the year alone nobody can tell')
  assert.deepEqual(binding('VE', '2021-06-01', 'iacthr-pm')[0], 'check_ratification', 'the return of Venezuela is contested')
  assert.deepEqual(binding('PE', '2021-06-01', 'ecthr'), ['not_open', 'no'])
  assert.deepEqual(binding('XX', '2021-06-01', 'ecthr'), ['check_ratification', 'check'])
  const gone: Asserted = ['disappearance.alleged', true]
  assert.deepEqual(binding('PE', '2021-06-01', 'ced', gone), ['cannot_tell', 'yes', 'unknown'])
  assert.deepEqual(binding('PE', '2021-06-01', 'ced', gone, ['disappearance.date', '1992-07-18']), ['not_open', 'yes', 'no'])
  assert.deepEqual(binding('PE', '2021-06-01', 'ced', gone, ['disappearance.date', '2019-05']), ['open', 'yes', 'yes'])
  const lately: Asserted = ['disappearance.date', '2024-09-02']
  assert.deepEqual(binding('BD', '2024-09-05', 'ced', gone, lately), ['check_ratification', 'check'], 'days after the deposit')
  assert.deepEqual(binding('BD', '2026-09-05', 'ced', gone, lately), ['check_ratification', 'yes', 'check'])
})

test('the State is the one in whose hands claims say that the person is, and where they differ it is asked of each', () => {
  const ratification = (...told: readonly Asserted[]) => {
    const { state, rules } = on(
      file('MX', [held, ['treatment.torture_alleged', true], ['remedies.exhausted', true], ...told]),
      '2021-06-01',
      'cat-c',
    )
    return [state, rules.find(({ rule }) => rule === 'ratification')?.answer]
  }
  assert.deepEqual(ratification(), ['cannot_tell', 'yes'])
  assert.deepEqual(ratification(['state.country', 'CN']), ['not_open', 'no'])
  assert.deepEqual(ratification(['state.country', 'CN'], ['state.country', 'US', 'prisons']), ['not_open', 'no'], 'by neither account')
  assert.deepEqual(ratification(['state.country', 'CN'], ['state.country', 'MX', 'prisons']), ['check_ratification', 'check'])
  const denied = on(file('MX', [held, ['state.country', 'CN']], {}, ['C2']), '2021-06-01', 'ccpr')
  assert.equal(denied.state, 'check_ratification')
})

test('who denies gives an account too: what is told and denied opens and shuts nothing by itself', () => {
  const free: readonly Asserted[] = [
    ['mechanism.pending', false],
    ['mechanism.examined', false],
  ]
  const exhausted = [held, ['remedies.exhausted', true] as const, ...free]
  const [open, denied] = [[], ['C2']].map((ids) => on(file('PE', exhausted, {}, ids), '2021-06-01', 'ccpr'))
  assert.deepEqual([open?.state, denied?.state], ['open', 'if_accepted'])
  assert.match(reasonOf(denied!, 'exhaustion'), /if the account of lawyer is accepted/)
  const refuted = on(file('PE', [held, ['remedies.exhausted', false, 'prisons'], ...free], {}, ['C2']), '2021-06-01', 'ccpr')
  assert.deepEqual([refuted.state, /account of denier/.test(reasonOf(refuted, 'exhaustion'))], ['if_accepted', true])

  const decided = [...exhausted, ['remedies.final_decision_date', '2020-08-31'] as const]
  const petition = (day: string, ...ids: readonly string[]) => on(file('PE', decided, {}, ids), day, 'iachr-petition').state
  assert.deepEqual([petition('2021-06-01'), petition('2021-06-01', 'C5')], ['not_open', 'cannot_tell'])
  assert.deepEqual([petition('2021-01-01'), petition('2021-01-01', 'C5')], ['open', 'if_accepted'])

  const died = (body: string, ...ids: readonly string[]) =>
    on(file('PE', [held, ['person.death_date', '2021-05-01', 'prisons']], {}, ids), '2021-06-01', body)
  assert.deepEqual([died('wgad').state, died('icrc').state], ['not_open', 'not_open'])
  assert.deepEqual([died('wgad', 'C2').state, died('icrc', 'C2').state], ['cannot_tell', 'no_complaints'])
  assert.match(reasonOf(died('icrc', 'C2'), 'living'), /told and denied/)
  const freed = on(
    file(
      'PE',
      [
        ['custody.status', 'released', 'prisons'],
        ['arrest.date', '2020-01-01'],
      ],
      {},
      ['C1'],
    ),
    '2021-06-01',
    'wgad',
  )
  assert.equal(freed.state, 'cannot_tell', 'that somebody is not free is no place of theirs')
})

const alleged = (when?: string) =>
  on(file('PE', [held, ['treatment.torture_alleged', true, 'lawyer', when]]), '2021-06-05', 'iachr-pm').state

test('what happened after a day opens nothing on it', () => {
  assert.deepEqual([alleged('2021-06'), alleged('2024-06-01'), alleged()], ['open', 'cannot_tell', 'open'])
})

const answer = (...consents: CaseDocument['consents']): string | undefined =>
  on(file('PE', [held], { consents }), '2021-06-01', 'wgad').consent?.answer

test('consent is what is on record: given by whom it is asked of, to be read, refused, over or none', () => {
  const consent = {
    subject: 'ana',
    given_by: 'Ana',
    relation: 'herself',
    capacity: 'self',
    scope: 'Bodies',
    covers: ['authorities'],
    on: parseDate('2021-01-01'),
  } as const
  assert.equal(answer(), 'none')
  assert.equal(answer(consent), 'given')
  assert.equal(answer({ ...consent, on: parseDate('2021-07-01') }), 'none', 'not given yet')
  assert.equal(answer({ ...consent, covers: ['publication'] }), 'none')
  assert.equal(answer({ ...consent, capacity: 'other' }), 'to_read')
  assert.equal(answer(consent, { ...consent, refused: true, on: parseDate('2021-05-01') }), 'refused')
  const cousin = { ...consent, given_by: 'Maria', relation: 'cousin', capacity: 'relative', on: parseDate('2021-05-02') } as const
  assert.equal(answer(cousin), 'given')
  assert.equal(answer({ ...consent, refused: true }, cousin), 'refused', 'nobody agrees after the person said no')
  assert.equal(answer({ ...consent, refused: true }, { ...consent, on: parseDate('2021-05-01') }), 'given', 'but the person')
  assert.equal(answer({ ...consent, withdrawn: parseDate('2021-02-01') }, cousin), 'over')
  assert.equal(answer({ ...consent, refused: true, on: parseDate('2021-07-01') }, cousin), 'given', 'not refused yet')
  assert.equal(answer({ ...consent, until: parseDate('2021-05-31') }), 'over')
  assert.equal(answer({ ...consent, until: parseDate('2021-05-31') }, consent), 'given', 'of two of one day the one recorded later counts')
  assert.equal(answer({ ...consent, withdrawn: parseDate('2021-06') }), 'over', 'a withdrawal counts from the first day that it may mean')
})

test('the readings of the rules name bodies, rules and facts that there are, each body once', () => {
  const texts = { bodies: readProjectFile('data', 'bodies.yaml'), readings: readProjectFile('data', 'mechanisms.yaml') }
  const broken = (from: string, to: string) => () => readMechanisms(facts, { ...texts, readings: texts.readings.replace(from, to) })
  assert.throws(broken('body: wgad', 'body: wgadx'), /there is no body 'wgadx'/)
  assert.throws(broken('fact: person.works_in_culture', 'fact: person.unknown'), /unesco-104 asks for 'person\.unknown'/)
  assert.throws(broken('- body: cpt', '- body: icrc'), /'icrc' stands there once|'cpt' stands there once/)
  assert.throws(broken('of: person_or_family', 'of: nobody'), /consent/)
  assert.equal(mechanisms.mechanisms.length, 15)
})
