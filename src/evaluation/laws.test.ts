import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { projectFacts } from '../cases/index.ts'
import { plainValue, type CaseFile, type Claim } from '../claims/index.ts'
import { parseDate, type Day, type SourceDate } from '../kit/index.ts'
import { defaultSettings, evaluate, plainEvaluation, resolvePoint, type Account, type Evaluation } from './index.ts'
import { wholeYears } from './span.ts'
import { caseOf, type Told, type ToldClaim } from './testing.ts'

const facts = projectFacts()
const day = (text: string): Day => (parseDate(text) as Extract<SourceDate, { kind: 'date' }>).earliest
const at = day('2021-08-01')
const known = day('2021-07-25')
const evaluated = (file: CaseFile, by: Day | null = null): Evaluation => evaluate(file, facts, defaultSettings, { at, known: by })
const asJson = (file: CaseFile, by: Day | null = null): unknown => plainEvaluation(evaluated(file, by))

const dates = fc.constantFrom(
  '2021-07-20',
  '2021-07-25',
  '2021-07-26',
  '2021-07',
  '2021',
  '2021~',
  '202X',
  '2020-03-05',
  '1992-09-12',
  '2021-02-30',
  '2019-05/2021-07-25',
  '2021-09-11',
  '../2021-07-20',
  '2021-07-25/..',
  '[2021-07-17,2021-07-26]',
)
const realDates = dates.filter((text) => text !== '2021-02-30')
const asserted = fc.oneof(
  fc.record({
    fact: fc.constantFrom('person.birth_date', 'arrest.date', 'release.date', 'person.death_date', 'contact.visit_date'),
    value: dates,
  }),
  fc.record({ fact: fc.constant('custody.hospital_transfer_date'), value: dates, occasion: fc.constantFrom('one', 'two') }),
  fc.record({ fact: fc.constant('custody.place'), value: fc.constantFrom('Callao', 'San Lorenzo', 'Lima'), when: realDates }),
  fc.record({ fact: fc.constant('custody.place'), value: fc.constantFrom('Callao', 'Lima') }),
  fc.record({ fact: fc.constantFrom('person.age', 'isolation.years', 'event.deaths'), value: fc.constantFrom(2, 29, 30, 86) }),
  fc.record({ fact: fc.constant('health.diagnosis'), value: fc.constantFrom('psoriasis', 'cancer', 'Psoriasis') }),
  fc.record({ fact: fc.constant('contact.incommunicado'), value: fc.constant(true), when: realDates }),
  fc.record({
    fact: fc.constantFrom('health.need_urgent', 'custody.place'),
    value: fc.constantFrom('Callao', 'Lima'),
    when: realDates,
    occasion: fc.constantFrom('one', 'two'),
  }),
)
const claimIds = Array.from({ length: 9 }, (_, index) => `C${index}`)
const optional = { requiredKeys: ['id'] } satisfies { requiredKeys: ['id'] }
const claims = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc.tuple(
    ...claimIds.slice(0, count).map((id, index) =>
      fc.record(
        {
          id: fc.constant(id),
          about: fc.constantFrom('ana', 'ana', 'ana', 'ben'),
          said_by: fc.uniqueArray(fc.constantFrom('daily', 'lawyer', 'agency', 'radio', 'family'), { minLength: 1, maxLength: 3 }),
          said_on: realDates,
          printed_in: fc.uniqueArray(fc.constantFrom('D1', 'D2', 'D3', 'D4'), { maxLength: 3 }),
          asserts: fc.array(asserted, { maxLength: 3 }),
          denies: fc
            .uniqueArray(fc.constantFrom(...claimIds.slice(0, count)), { maxLength: 2 })
            .map((ids) => ids.filter((denied) => denied !== id)),
          ...(index > 0 && { supersedes: fc.constantFrom(...claimIds.slice(0, index)) }),
          retracted: fc.record({ by: fc.constantFrom('source' as const, 'team' as const), on: realDates }),
          recorded: fc.constantFrom('2021-07-20', '2021-07-26', '2021-07'),
        },
        optional,
      ),
    ),
  ),
)
const told = fc.record({
  claims: claims as unknown as fc.Arbitrary<ToldClaim[]>,
  relays: fc.constant({ radio: ['daily', 'agency'] }),
  documents: fc.constant({ D1: '2021-07-20', D2: '2021-07', D3: '2021-09-11', D4: null }),
  questions: fc
    .array(
      fc.record(
        {
          id: fc.constantFrom('Q1', 'Q2', 'Q3'),
          question: fc.constant('Which?'),
          state: fc.constantFrom('open' as const, 'explained' as const),
          why: fc.constant('Both.'),
          claims: fc.uniqueArray(fc.constantFrom(...claimIds), { minLength: 1, maxLength: 5 }),
          on: fc.constantFrom('2021-07-20', '2021-07-26', '2021-07'),
          explained_on: fc.constantFrom('2021-07-22', '2021-07-26', '2021-07'),
        },
        { requiredKeys: ['id', 'question', 'state', 'why', 'claims'] },
      ),
      { maxLength: 3 },
    )
    .map((list) => [...new Map(list.map((question) => [question.id, question])).values()]),
  independence: fc.array(
    fc.record(
      {
        sources: fc.uniqueArray(fc.constantFrom('daily', 'lawyer', 'agency', 'family'), { minLength: 2 }),
        independent: fc.constant(false as const),
        on: realDates,
      },
      { requiredKeys: ['sources', 'on'] },
    ),
    { maxLength: 3 },
  ),
  rulings: fc.array(
    fc.record({
      point: fc.constantFrom('ana/arrest.date', 'ana/custody.place@2021-07-25', 'question/Q1', 'ana/person.birth_date'),
      standing: fc.constantFrom('verified' as const, 'refuted' as const),
      prefer: fc.uniqueArray(fc.constantFrom(...claimIds), { maxLength: 2 }),
      deprecate: fc.uniqueArray(fc.constantFrom(...claimIds), { maxLength: 2 }),
      seen: fc.uniqueArray(fc.constantFrom(...claimIds)),
      on: realDates,
    }),
    { maxLength: 3 },
  ),
}) satisfies fc.Arbitrary<Told>
const cases = told.map((story) => caseOf(story, facts))
const runs = { numRuns: 300 }

test('the order of claims, sources, documents, voices, questions, declarations and rulings does not matter', () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(null, known), fc.infiniteStream(fc.nat()), (file, by, numbers) => {
      const shuffled = <Item>(items: readonly Item[]): Item[] =>
        items
          .map((item) => [numbers.next().value as number, item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item)
      const other: CaseFile = {
        ...file,
        subjects: shuffled(file.subjects),
        sources: shuffled(file.sources),
        documents: shuffled(file.documents),
        claims: shuffled(file.claims).map((claim) => ({
          ...claim,
          said_by: shuffled(claim.said_by),
          printed_in: shuffled(claim.printed_in),
          ...(claim.denies && { denies: shuffled(claim.denies) }),
        })),
        questions: shuffled(file.questions).map((question) => ({ ...question, claims: shuffled(question.claims) })),
        independence: shuffled(file.independence).map((declaration) => ({ ...declaration, sources: shuffled(declaration.sources) })),
        rulings: shuffled(file.rulings).map((ruling) => ({ ...ruling, prefer: shuffled(ruling.prefer), seen: shuffled(ruling.seen) })),
      }
      assert.deepEqual(asJson(other, by), asJson(file, by))
    }),
    runs,
  )
})

test('a claim that denies and supersedes nothing changes no other claim and removes no account, and every id still finds its point', () => {
  fc.assert(
    fc.property(told, fc.array(asserted, { maxLength: 3 }), (story, asserts) => {
      const added: ToldClaim = { id: 'Z', said_by: ['family'], said_on: '2021-07-01', asserts }
      const before = evaluated(caseOf(story, facts))
      const after = evaluated(caseOf({ ...story, claims: [...story.claims, added] }, facts))
      for (const point of before.points) {
        const same = resolvePoint(after, point.id)
        assert.ok(same, `${point.id} is gone`)
        for (const account of point.accounts) {
          const all = (other: Account): boolean => holds(other.claims, account.claims) && holds(other.withdrawn, account.withdrawn)
          // Where Z joins two points of a state, a question may find its point in them or in another that its claims share,
          // and who denies in the one may say the same in the other: then it denies no more. All that answered without a
          // value is still there, or where its question went.
          const mayJoin = /@|^question/.test(point.id) || facts.get(point.fact ?? '')?.cardinality === 'one_at_a_time'
          const asked = [point.question_id, ...(point.also_asked ?? []).map(({ id }) => id)].flatMap(
            (id) => (id === undefined ? undefined : resolvePoint(after, `question/${id}`)) ?? [],
          )
          const there = [same, ...asked].flatMap(({ accounts }) => accounts)
          const kept =
            mayJoin && account.value === undefined
              ? [...account.claims, ...account.withdrawn].every((id) =>
                  there.some((other) => [...other.claims, ...other.withdrawn].includes(id)),
                )
              : same.accounts.some(
                  (other) => all(other) && plain(other) === plain(account) && (mayJoin || holds(other.denies, account.denies)),
                )
          assert.ok(kept, `${point.id} lost an account of ${account.claims.join(' ')}`)
        }
      }
    }),
    {
      ...runs,
      examples: [
        [
          {
            claims: [
              { id: 'C3', asserts: [{ fact: 'health.need_urgent', value: 'Callao', when: '2021-07-20', occasion: 'one' }] },
              {
                id: 'C4',
                asserts: [{ fact: 'health.need_urgent', value: 'Callao', when: '2021-07-20', occasion: 'two' }],
                retracted: { by: 'source', on: '2021-07-20' },
              },
              { id: 'C5', asserts: [{ fact: 'health.need_urgent', value: 'Callao', when: '2021-07-20', occasion: 'two' }] },
            ],
            relays: {},
            documents: {},
            questions: [],
            independence: [],
            rulings: [],
          },
          [{ fact: 'health.need_urgent', value: 'Callao', when: '1992-09-12', occasion: 'two' }],
        ],
        // Found once by chance; told as briefly as tests may tell a case, which is less than the generator's type has.
      ] as never,
    },
  )
})

test("a ruling changes no point's state and takes away no account", () => {
  fc.assert(
    fc.property(cases, (file) => {
      assert.deepEqual(shape(evaluated(file)), shape(evaluated({ ...file, rulings: [] })))
    }),
    runs,
  )
})

test('nothing said, recorded or published after the day influences what was known on it', () => {
  fc.assert(
    fc.property(cases, (file) => assert.deepEqual(asJson(file, known), asJson(withoutWhatCameLater(file), known))),
    runs,
  )
})

test('no date in the result is more precise than the claims that give it', () => {
  fc.assert(
    fc.property(cases, (file) => {
      const given = new Map(
        file.claims.map((claim) => [claim.id, claim.asserts.flatMap(({ value }) => (value.type === 'date' ? [value.date] : []))]),
      )
      for (const { accounts } of evaluated(file).points)
        for (const { value, claims: held, withdrawn } of accounts) {
          if (value?.type !== 'date') continue
          const { date } = value
          for (const id of [...held, ...withdrawn])
            assert.ok(
              given
                .get(id)!
                .some((source) =>
                  date.kind === 'date' && source.kind === 'date'
                    ? date.earliest === source.earliest && date.latest === source.latest
                    : date.text === source.text,
                ),
            )
        }
    }),
    runs,
  )
})

test('a derived age holds every day that the birth may have been', () => {
  const births = fc.constantFrom('1934', '1934-12', '1934-12-03', '193X', '1934-08-01/1936-02-29', '1936-02-29')
  fc.assert(
    fc.property(births, fc.nat({ max: 999 }), (text, share) => {
      const birth = parseDate(text) as Extract<SourceDate, { kind: 'date' }>
      const born = birth.earliest + Math.floor(((birth.latest - birth.earliest) * share) / 999)
      const [age] = evaluated(caseOf({ claims: [{ id: 'C1', asserts: [{ fact: 'person.birth_date', value: text }] }] }, facts)).derived
      const years = wholeYears(born, at)
      assert.ok((age!.low as number) <= years && years <= (age!.high as number), `${years} is outside ${age!.low}..${age!.high}`)
    }),
  )
})

const shape = ({ points }: Evaluation): unknown =>
  points.map(({ id, state, accounts }) => [id, state, accounts.map(({ claims: held, withdrawn, denies }) => [held, withdrawn, denies])])

const holds = (all: readonly string[], some: readonly string[]): boolean => some.every((id) => all.includes(id))

const later = (date: SourceDate | undefined): boolean => date?.kind === 'date' && date.earliest > known

const straddles = (date: SourceDate): boolean => date.kind === 'date' && date.latest > known

const plain = ({ value }: Account): unknown => value && plainValue(value)

function withoutWhatCameLater(file: CaseFile): CaseFile {
  const gone = new Set(file.documents.filter(({ published, accessed }) => later(published ?? accessed)).map(({ id }) => id))
  const stays = ({ said_on, recorded, printed_in }: Claim): boolean =>
    !later(said_on) &&
    !(recorded?.on.kind === 'date' && recorded.on.latest > known) &&
    (printed_in.length === 0 || printed_in.some(({ document }) => !gone.has(document)))
  const kept = new Set(file.claims.filter(stays).map(({ id }) => id))
  const only = (ids: readonly string[]): string[] => ids.filter((id) => kept.has(id))
  return {
    ...file,
    documents: file.documents.filter(({ id }) => !gone.has(id)),
    claims: file.claims.filter(stays).map(({ retracted, supersedes, denies, ...claim }) => ({
      ...claim,
      printed_in: claim.printed_in.filter(({ document }) => !gone.has(document)),
      ...(denies && { denies: only(denies) }),
      ...(supersedes !== undefined && kept.has(supersedes) && { supersedes }),
      ...(retracted && !later(retracted.on) && { retracted }),
    })),
    questions: file.questions
      .filter(({ on }) => on === undefined || !(later(on) || straddles(on)))
      .map(({ why, explained_on: explainedOn, ...question }) => ({
        ...question,
        claims: only(question.claims),
        ...(explainedOn && (later(explainedOn) || straddles(explainedOn)) ? { state: 'open' as const } : why !== undefined && { why }),
      })),
    independence: file.independence.filter(({ on }) => !later(on)),
    rulings: file.rulings
      .filter(({ on }) => !later(on))
      .map((ruling) => ({ ...ruling, prefer: only(ruling.prefer), deprecate: only(ruling.deprecate), seen: only(ruling.seen) })),
  }
}
