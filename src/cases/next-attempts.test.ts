import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseDate, type Day } from '../kit/index.ts'
import {
  caseLog,
  daysSinceContact,
  entrySchemas,
  lastContact,
  newestHandover,
  nextAttempts,
  overdue,
  readableLog,
  type LogOfCase,
  type PlainEntry,
  type StoredEntry,
} from './index.ts'

const stored = (values: readonly PlainEntry[], by = 'rosa'): StoredEntry<PlainEntry>[] =>
  values.map((value, position) => ({
    value,
    meta: {
      position,
      revision: 1,
      base: 1,
      recorded_at: new Date(Date.UTC(2026, 2, 1, 0, position)),
      recorded_by: by,
      record: String(position),
    },
  }))
const logOf = ({
  calls = [],
  contacts = [],
  handovers = [],
}: Partial<Record<'calls' | 'contacts' | 'handovers', readonly PlainEntry[]>>): LogOfCase => ({
  document: { sources: [{ id: 'sister', name: 'Her sister', kind: 'family' }] },
  calls: stored(calls),
  contacts: stored(contacts),
  handovers: stored(handovers),
})
const fileWith = (...ids: readonly string[]) => ({
  claims: ids.map((id) => ({ id, about: 'ana', said_by: [], printed_in: [], statement: id, asserts: [] })),
})
const day = (text: string): Day => {
  const date = parseDate(text)
  return date.kind === 'date' ? date.latest : assert.fail()
}
const call = { kind: 'call', source: 'sister', at: '2026-03-01T10:00Z', channel: 'phone', said: 'He was moved.' }
const contact = { name: 'Prison director', at: '2026-03-02', channel: 'phone', outcome: 'no_answer' }
const told = (log: LogOfCase): string[] => nextAttempts(log).map(({ who, next }) => `${who} ${next.text}`)

test('what is to be tried next comes by its day, until the same person is tried again', () => {
  const first = logOf({ calls: [{ ...call, next: '2026-03-05' }], contacts: [{ ...contact, next: '2026-03-03' }] })
  assert.deepEqual(told(first), ['Prison director 2026-03-03', 'Her sister 2026-03-05'])
  assert.deepEqual(
    overdue(first, day('2026-03-04')).map(({ who }) => who),
    ['Prison director'],
  )
  assert.deepEqual(overdue(first, day('2026-03-03')), [])
  const tried = logOf({
    calls: [{ ...call, next: '2026-03-05' }],
    contacts: [
      { ...contact, next: '2026-03-03' },
      { ...contact, name: 'prison  DIRECTOR', at: '2026-03-04' },
      { ...contact, name: 'her sister', at: '2026-03-04', next: '2026-03-09' },
    ],
  })
  assert.deepEqual(told(tried), ['her sister 2026-03-09'])
})

test('the last contact is the last time somebody was spoken with, not the last time nobody answered', () => {
  const log = logOf({ calls: [call], contacts: [contact, { ...contact, at: '2026-02-27', outcome: 'reached' }] })
  assert.equal(lastContact(log)?.who, 'Her sister')
  assert.equal(daysSinceContact(log, day('2026-03-11')), 10)
  assert.equal(daysSinceContact(logOf({ contacts: [contact] }), day('2026-03-11')), null)
})

test('of entries of one day the time of day tells which was the last', () => {
  const log = logOf({
    calls: [
      { ...call, at: '2026-03-01T18:00Z' },
      { ...call, source: 'lawyer', at: '2026-03-01T18:30+01:00' },
    ],
  })
  assert.equal(lastContact(log)?.who, 'Her sister')
})

test('the newest note is handed over, with who has read it', () => {
  const log = logOf({
    handovers: [
      { kind: 'note', open: 'Old.' },
      { kind: 'note', open: 'Call the lawyer.', watch: 'The hearing.' },
      { kind: 'read', note: 1 },
      { kind: 'read', note: 1 },
    ],
  })
  const newest = newestHandover(log)
  assert.deepEqual([newest?.open, newest?.watch, newest?.readBy.map(({ by }) => by)], ['Call the lawyer.', 'The hearing.', ['rosa']])
})

test('who may not read an entry reads nothing that was made of it either', () => {
  const log = logOf({
    calls: [{ ...call, sensitivity: 'sealed' }, { kind: 'claim', call: 0, claim: 'C1' }, call, { kind: 'claim', call: 2, claim: 'C2' }],
    contacts: [{ ...contact, sensitivity: 'privileged' }],
    handovers: [
      { kind: 'note', open: 'Sealed.', sensitivity: 'sealed' },
      { kind: 'read', note: 0 },
    ],
  })
  const seen = readableLog(log, 'team', fileWith('C1', 'C2'))
  assert.deepEqual(
    caseLog(seen).calls.map(({ position, claims }) => [position, claims]),
    [[2, ['C2']]],
  )
  assert.deepEqual([seen.contacts.length, seen.handovers.length], [0, 0])
  assert.equal(readableLog(log, 'sealed', fileWith('C1', 'C2')).calls.length, 4)
  assert.equal(readableLog(log, 'sealed', fileWith('C2')).calls.length, 3)
})

test('whatever is logged, nobody waits for more than one thing of a person, and never for one that was tried later', () => {
  const dates = fc.constantFrom('2026-03-01', '2026-03-02T10:00Z', '2026-03-02T12:00Z', '2026-03', '2026')
  const entry = fc.record(
    { ...constants(contact), name: fc.constantFrom('A', 'a ', 'B'), at: dates, next: dates },
    { requiredKeys: ['name', 'at', 'channel', 'outcome'] },
  )
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (contacts) => {
      for (const each of contacts) assert.equal(entrySchemas.contacts.safeParse(each).success, true)
      const found = nextAttempts(logOf({ contacts }))
      assert.ok(found.length <= 2)
      for (const { entry: waiting } of found)
        assert.ok(
          contacts.every(
            ({ at, name }) => name.trim().toLowerCase() !== waiting.name!.trim().toLowerCase() || day(at) <= day(waiting.at.text),
          ),
        )
    }),
  )
})

const constants = (values: typeof contact) => ({ channel: fc.constant(values.channel), outcome: fc.constant(values.outcome) })
