import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readProjectFile, systemRandomness } from '../platform/index.ts'
import { canonicalAddress, readAddressRules } from './canonical-address.ts'
import { codeInGroups, newCode, readCode } from './code.ts'
import { provesDomain, readOrganisationForm } from './organisation.ts'
import { nameProblem } from './read-sign-form.ts'
import { openContent, openRecord, sealCorrection, sealRecord, sealRecordAnew } from './record.ts'
import { csvSafe } from '../kit/index.ts'
import { countries, readSigningRisks, riskOf } from './index.ts'
import { makeCampaignKey } from '../platform/index.ts'

const rules = readAddressRules(readProjectFile('data', 'address-rules.yaml'))
const canonical = (text: string): string => {
  const read = canonicalAddress(text, rules)
  return read.kind === 'address' ? read.canonical : 'refused'
}

test('spellings of one mailbox have one canonical address, and those of two have two', () => {
  const same = [
    [' Ana.Perez@Example.ORG ', 'ana.perez@example.org', 'ana.perez+appeal@example.org', 'ANA.PEREZ@example.org.'],
    ['a.na.p@gmail.com', 'anap@googlemail.com', 'anap+x+y@GMAIL.com'],
    ['ana_p@proton.me', 'anap@protonmail.com', 'a.n-a.p@pm.me'],
    ['ana@mac.com', 'ana@icloud.com'],
    ['ana.p@yandex.ru', 'ana-p@ya.ru'],
    ['ana-shop@yahoo.com', 'ana@yahoo.com'],
    ['luis@bücher.example', 'luis@BÜCHER.example', 'luis@xn--bcher-kva.example'],
    ['ωmega@例え.テスト', 'Ωmega@xn--r8jz45g.xn--zckzah', 'ωmega@例え。テスト'],
  ]
  for (const spellings of same) assert.deepEqual(new Set(spellings.map(canonical)).size, 1, spellings.map(canonical).join(', '))
  assert.equal(new Set(same.map(([first]) => canonical(first!))).size, same.length)
  assert.notEqual(canonical('ana.p@example.org'), canonical('anap@example.org'))
  assert.notEqual(canonical('ana@yahoo.com'), canonical('ana@yahoo.fr'))
})

test('what no mail can be sent to, or what hides a second address, is no address', () => {
  const refused = [
    '',
    'ana',
    '@x.org',
    'ana@',
    'ana@localhost',
    'ana@127.0.0.1',
    'ana@[::1]',
    'a b@x.org',
    'a@b@',
    '"a@b"@x.org',
    'a,b@x.org',
    'a@x..org',
    '.a@x.org',
    'a.@x.org',
    'a..b@x.org',
    'a@-x.org',
    'a@x.org\nBcc: b@y.org',
    'a@x.org,b@y.org',
    `${'a'.repeat(65)}@x.org`,
    `a@${'x'.repeat(250)}.org`,
    'a@x_y.org',
    'a@ex%41mple.org',
    'a@127.1',
    'ａｎａｐ@gmail.com',
    'ª@x.org',
    'ﬁona@x.org',
  ]
  for (const text of refused) assert.equal(canonical(text), 'refused', text)
})

test('the canonical address of a canonical address is itself', () => {
  const local = fc.stringMatching(/^[a-zA-Z0-9+_.-]{1,20}$/)
  const domain = fc.constantFrom('gmail.com', 'proton.me', 'yandex.ru', 'yahoo.com', 'example.org', 'Bücher.example')
  fc.assert(
    fc.property(local, domain, (before, after) => {
      const once = canonical(`${before}@${after}`)
      assert.equal(once === 'refused' ? once : canonical(once), once)
    }),
    { numRuns: 500 },
  )
})

test('only an address of exactly its own domain proves an organisation', () => {
  assert.ok(provesDomain('x@comite.example', 'comite.example', rules))
  for (const [mail, domain] of [
    ['x@mail.comite.example', 'comite.example'],
    ['x@comite.example', 'example'],
    ['x@gmail.com', 'gmail.com'],
    ['x@riseup.net', 'riseup.net'],
  ])
    assert.ok(!provesDomain(mail!, domain!, rules), mail)
})

test('names of people are names in every script; addresses of the web and signs that turn a line are not', () => {
  for (const name of [
    'María',
    'O’Brien-Ngũgĩ',
    '毛泽东',
    'محمد بن علي',
    'नरेन्द्र',
    'Jean\u200Cne',
    'J. R. R. Tolkien',
    'Dr.No',
    'Nguyễn Thị Ánh',
    'Z.Comte',
  ])
    assert.equal(nameProblem(name), undefined, name)
  const unseen = ['\u3164', '\uFFA0\u115F', 'A\u034F', `a${'\u0301\u0300'.repeat(59)}`]
  for (const name of ['123', 'www.x.org', 'http://x.org', 'a@b.org', 'A\u202EB', 'a\nb', '<b>', '\uD800', 'Visit evil.com', ...unseen])
    assert.equal(nameProblem(name), 'not-a-name', name)
})

test('an organisation may be called after its own domain, and after no other', () => {
  assert.equal(problemOf('MoveAlong.org', 'https://www.movealong.org/'), undefined)
  assert.equal(problemOf('Friends of Bücher.org (Lima)', 'bücher.org'), undefined)
  assert.equal(problemOf('Committee for true.example.org', 'example.org'), 'not-a-name')
  assert.equal(problemOf('See evil.com', 'example.org'), 'not-a-name')
})

test('a country of which something is known, and the one whose authorities are addressed, is warned, with "only count me" chosen', () => {
  const risks = readSigningRisks()
  assert.deepEqual(riskOf('PE', [], risks), { kind: 'none' })
  assert.deepEqual(riskOf('', ['PE'], risks), { kind: 'none' })
  for (const code of ['RU', 'CN']) {
    const risk = riskOf(code, [], risks)
    assert.ok(risk.kind === 'risk' && risk.preset === 'c' && risk.warnings[0]!.sources.length > 0)
  }
  const addressed = riskOf('PE', ['PE'], risks)
  assert.ok(addressed.kind === 'risk' && addressed.warnings.length === 1)
  const both = riskOf('CN', ['CN'], risks)
  assert.ok(both.kind === 'risk' && both.warnings.length === 2)
  for (const { sentence } of both.warnings) assert.deepEqual(Object.keys(sentence).sort(), ['ar', 'en', 'es', 'zh-Hans'])
  assert.throws(() =>
    readSigningRisks(
      'format: amparo-signing-risks/1\naddressed: {sentence: {en: x}}\ncountries: [{code: PE, sentence: {en: x}, sources: []}]',
    ),
  )
  assert.equal(new Set(countries).size, 249)
})

test('a code is read as it was meant, and nothing else is one', () => {
  for (let at = 0; at < 200; at++) {
    const code = newCode(systemRandomness)
    assert.equal(readCode(` ${codeInGroups(code).toLowerCase()} `), code)
    assert.equal(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l')), code)
  }
  for (const text of ['', '1234567', '123456789', 'UUUUUUUU', '１２３４-５６７é']) assert.equal(readCode(text), undefined)
})

test('a record is opened by its link and by the campaign’s key, after each correction, and by nothing else', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((given) => given.replaceAll('\n', ' '))
  const { publicKey, privateKey } = makeCampaignKey(systemRandomness)
  fc.assert(
    fc.property(
      text,
      fc.constantFrom('', 'PE'),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 1, max: 50 }),
      (name, country, countryCounts, outcomeMails, corrections) => {
        const written = {
          name,
          mail: 'Ana@Example.org',
          address: country === '' ? 'ana@example.org' : 'x@y.z',
          country,
          countryCounts,
          outcomeMails,
        }
        const { seed, wrap, content } = sealRecord(systemRandomness(16), Buffer.from(publicKey), written)
        assert.deepEqual(openRecord(Buffer.from(privateKey), { wrap, content })?.written, written)
        const { content: corrected } = sealCorrection(seed, corrections, { ...written, name: 'Other' }, systemRandomness)
        assert.deepEqual(openContent(seed, corrected)?.written.name, 'Other')
        assert.equal(openContent(systemRandomness(16), content), undefined)
        assert.equal(openRecord(systemRandomness(32), { wrap, content }), undefined)
      },
    ),
    { numRuns: 50 },
  )
})

test('one link never seals two records under one key', () => {
  const { privateKey, publicKey } = makeCampaignKey(systemRandomness)
  const secret = systemRandomness(16)
  const written = { name: 'Ana', mail: 'a@b.example', address: 'a@b.example', country: '', countryCounts: false, outcomeMails: false }
  const all = [
    sealRecord(secret, Buffer.from(publicKey), written),
    ...[1, 2].map(() => sealRecordAnew(secret, Buffer.from(publicKey), written, systemRandomness)),
  ]
  assert.equal(new Set(all.map(({ contentSeed }) => contentSeed.toString('hex'))).size, 3)
  for (const { wrap, content, contentSeed } of all) {
    const opened = openRecord(Buffer.from(privateKey), { wrap, content })
    assert.deepEqual([opened?.written, opened?.corrections, opened?.contentSeed], [written, 0, contentSeed])
  }
})

test('no cell of any table begins as a formula does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ a: fc.string({ unit: 'binary' }), b: fc.constantFrom('=1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1') }), {
        minLength: 1,
      }),
      (rows) => {
        for (const { b } of rows) assert.match(csvSafe([{ b }]), /^\uFEFFb\r\n"?'/)
        assert.equal(csvSafe(rows).startsWith('\uFEFFa,b\r\n'), true)
      },
    ),
  )
})

/** What is wrong with an organisation's name, beside a domain. */
function problemOf(text: string, domain: string) {
  const form = { appeal: 'EX-001', version: 1, lang: 'en', request: 'r'.repeat(22), country: 'PE', kind: 'ngo', officer: 'Olga Officer' }
  const rest = { capacity: 'Secretary', showOfficer: false, status: 'none', mail: 'o@example.org', authorised: true }
  const read = readOrganisationForm({ ...form, ...rest, names: [{ text, lang: 'en' }], domain }, rules)
  return read.kind === 'refused' ? read.errors.names : undefined
}
