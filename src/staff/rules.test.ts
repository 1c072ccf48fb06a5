import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { codeAt, newSecret, stepOfCode } from './code.ts'
import { deviceOf, isFresh, mayRead } from './index.ts'
import { judgePassword } from './judge-password.ts'
import { argon2Passwords, nobodysHash, passwordCost } from './password.ts'
import { isOver } from './session.ts'

const start = new Date('2026-11-22T10:00:00Z')
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000)

test('what a clearance reads is what stands below it, and anybody reads what is public', () => {
  assert.deepEqual(
    (['public', 'team', 'privileged', 'sealed'] as const).map((mark) => [
      mayRead('team', mark),
      mayRead('privileged', mark),
      mayRead('sealed', mark),
    ]),
    [
      [true, true, true],
      [true, true, true],
      [false, true, true],
      [false, false, true],
    ],
  )
})

test('long passwords of any kind are taken; names, runs and what everybody uses are not', () => {
  for (const good of [
    'copper harbour seventeen',
    'añil ñandú zanahoria',
    '她在港口等了十七天又七个小时吗',
    'tR4#kk!9zQw2',
    '            x y z q w v',
  ])
    assert.equal(judgePassword(good, ['ana@example.org', 'Ana Beltrán']).kind, 'good', good)
  for (const bad of [
    'short',
    'elevenchars',
    'aaaaaaaaaaaaaaaa',
    '123456789012345',
    'abcdefghijklmnop',
    'password1234',
    'P4ssw0rdP4ssw0rd',
    'contraseña123',
    'qwertyuiop123456',
    'ana@example.org',
    'AnaBeltran Beltrán1',
    'abcabcabcabcabc',
    'AdministratorAdmin1',
    'x'.repeat(201),
  ])
    assert.equal(judgePassword(bad, ['ana@example.org', 'Ana Beltrán']).kind, 'refused', bad)
})

test('a password is argon2id at the cost that is written down, and the same typed with other code points', async () => {
  const hashed = await argon2Passwords.hash('contraseña larga de prueba'.normalize('NFD'))
  const cost = `m=${passwordCost.memoryCost},t=${passwordCost.timeCost},p=${passwordCost.parallelism}`
  for (const each of [hashed, nobodysHash]) assert.ok(each.startsWith(`$argon2id$v=19$${cost}$`), each)
  assert.equal(await argon2Passwords.matches(hashed, 'contraseña larga de prueba'.normalize('NFC')), true)
  assert.equal(await argon2Passwords.matches(hashed, 'contrasena larga de prueba'), false)
})

test('a code counts in its step and one either way, once, and never an earlier one after it', () => {
  const secret = newSecret(randomBytes)
  for (const [minutes, good] of [
    [-1, false],
    [-0.5, true],
    [0, true],
    [0.5, true],
    [1, false],
  ] as const)
    assert.equal(stepOfCode(secret, codeAt(secret, start), { now: after(minutes), after: 0 }) !== null, good, `${minutes}`)
  const step = stepOfCode(secret, ` ${codeAt(secret, start).replace(/^.../, '$& ')} `, { now: start, after: 0 }) ?? assert.fail('not taken')
  assert.equal(stepOfCode(secret, codeAt(secret, start), { now: start, after: step }), null)
  assert.equal(stepOfCode(secret, codeAt(secret, after(-0.5)), { now: start, after: step }), null)
  assert.equal(stepOfCode(secret, codeAt(secret, after(0.5)), { now: start, after: step }), step + 1)
})

test('the codes are those of RFC 6238, appendix B', () => {
  // The secret of the appendix is the ASCII text 12345678901234567890; its codes have eight digits, of which apps show six.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ] as const)
    assert.equal(codeAt(secret, new Date(seconds * 1000)), code)
})

test('whatever is typed for a code is answered, and nothing but six digits is one', () => {
  const secret = newSecret(randomBytes)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      if (!/^\d{6}$/.test(typed.replaceAll(/\s/g, ''))) assert.equal(stepOfCode(secret, typed, { now: start, after: 0 }), null)
    }),
  )
})

test('a session is over after half an hour without use and after twelve hours; a confirmation holds a quarter of an hour', () => {
  const session = { begunAt: start, lastSeenAt: start, confirmedAt: start }
  assert.deepEqual(
    [29, 30].map((minutes) => isOver(session, after(minutes))),
    [false, true],
  )
  assert.deepEqual(
    [719, 720].map((minutes) => isOver({ ...session, lastSeenAt: after(minutes) }, after(minutes))),
    [false, true],
  )
  assert.deepEqual(
    [14, 15].map((minutes) => isFresh(session, after(minutes))),
    [true, false],
  )
})

test('of a browser only its name and system are kept', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
  assert.equal(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0'), 'Firefox on Linux')
  assert.equal(deviceOf(chrome), 'Chromium on Windows')
  assert.equal(deviceOf(`${chrome} Edg/141.0`), 'Edge on Windows')
  assert.equal(
    deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1'),
    'Safari on iPhone',
  )
  assert.equal(deviceOf('curl/8.0 <script>'), 'A browser')
  assert.equal(deviceOf(undefined), 'A browser')
})
