import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluated, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import type { Appeal } from '../cases/index.ts'
import { confidentialStop, pointsShown, resolveCitation, standingOfClaim, whatStopsPublication } from './index.ts'

const cases = evaluated([readCase(hospitalCase)])
/** 25 July 2021. */
const today = 18_833
const appeal = readAppeal(hospitalAppeal)
const citing = (...cites: string[]): Appeal => ({
  ...appeal,
  sections: [{ sentences: [{ text: 'A sentence.', cites, own_words: false }] }],
})
const stops = (changed: Appeal): string[] => whatStopsPublication(changed, cases, today).map((stop) => stop.message)

test('an appeal whose sentences all rest on public claims may be published', () => {
  assert.deepEqual(stops(appeal), [])
})

test('a citation of what does not exist stops publication and says which', () => {
  assert.deepEqual(stops(citing('example#C99')), ['S1 cites example#C99, which names a claim that the case example does not have.'])
  assert.deepEqual(stops(citing('elsewhere#C1')), ['S1 cites elsewhere#C1, which names the case elsewhere, which is not here.'])
  assert.deepEqual(stops(citing('example#ana/arrest.date/never')), [
    'S1 cites example#ana/arrest.date/never, which names a point that the case example does not have.',
  ])
  assert.match(stops(citing('C1')).join(), /is not written as case#claim, case#point or norm:id/)
})

test('a claim that is not public stops publication, and one without a mark is not public', () => {
  assert.deepEqual(stops(citing('example#C4')), ['S1 cites example#C4, which is marked team.'])
  const unmarked = evaluated([readCase(hospitalCase.replace(', sensitivity: team', ''))])
  const [stop] = whatStopsPublication(citing('example#C4'), unmarked, today)
  assert.equal(
    stop?.message,
    'S1 cites example#C4, which nobody has decided to publish (decide it at the desk, or mark it public in the case file and import that again).',
  )
  assert.deepEqual(stop.undecided, { caseId: 'example', claim: 'C4' })
})

test('while a procedure covers the whole case that is said once, and not of each claim whose mark is nobody’s meanwhile', () => {
  const covered = [...cases.files].map(([id, file]) => [id, { ...file, confidential: { whole: true, appeals: [] } }] as const)
  const found = whatStopsPublication(citing('example#C4'), { ...cases, files: new Map(covered) }, today)
  assert.deepEqual(found, [confidentialStop])
})

test('citing a public claim whose contradiction is not public stops publication, because it would hide the contradiction', () => {
  const [stop, ...others] = whatStopsPublication(citing('example#C8'), cases, today)
  assert.deepEqual(others, [])
  assert.equal(stop?.kind, 'hides-a-contradiction')
  assert.match(stop?.message ?? '', /example#C9, which is marked privileged; publishing would hide the contradiction/)
})

test('a retracted claim may not be cited', () => {
  assert.deepEqual(stops(citing('example#C6')), ['S1 cites example#C6, which is retracted.'])
})

test('a claim that the team refuted, or that a later one replaces, may not be cited', () => {
  const ruled = hospitalCase.concat(
    "rulings: [{point: ana/custody.hospital_transfer_date/july, prefer: [C2], deprecate: [C1], standing: refuted, reason: The register., by: A. B., on: '2021-07-24', seen: [C1, C2]}]\n",
  )
  const kinds = (cites: string): string[] =>
    whatStopsPublication(citing(cites), evaluated([readCase(ruled)]), today).map((stop) => stop.kind)
  assert.deepEqual(kinds('example#C1'), ['given-up'])
  const replaced = hospitalCase.replace("value: '1992'}], sensitivity: public", "value: '1992'}], sensitivity: public, supersedes: C3")
  assert.ok(readCase(replaced).claims.some((claim) => claim.supersedes === 'C3'))
  assert.deepEqual(
    whatStopsPublication(citing('example#C3'), evaluated([readCase(replaced)]), today).map((stop) => stop.kind),
    ['replaced'],
  )
})

/** The case with more claims, each a line of YAML without its brackets; public, by the lawyer, about ana, unless said otherwise. */
const withClaims = (...claims: string[]) => evaluated([readCase(hospitalCase.concat(claims.map(claimLine).join('')))])
const claimLine = (claim: string): string =>
  `  - {about: ana, ${['said_by: [lawyer]', 'asserts: []', 'sensitivity: public', 'printed_in: [{document: D1}]', 'statement: Said.']
    .filter((part) => !claim.includes(`${part.split(':', 1)[0]}:`))
    .concat(claim)
    .join(', ')}}\n`
const inOrder = (a: string, b: string): number => (a < b ? -1 : 1)
const stopsIn = (changed: ReturnType<typeof withClaims>, cites: string): string[] =>
  whatStopsPublication(citing(cites), changed, today).map((stop) => stop.message)

test('a denial of a claim that asserts nothing is shown, and one that is not public stops publication', () => {
  const plain = 'id: C20, statement: The guards beat her.'
  const shown = withClaims(plain, 'id: C21, said_by: [prisons], denies: [C20]')
  assert.deepEqual(stopsIn(shown, 'example#C20'), [])
  const [point, ...others] = pointsShown(resolveCitation('example#C20', shown))
  assert.deepEqual(others, [])
  assert.equal(point?.state, 'contested')
  assert.deepEqual(point?.accounts.map(({ claims, denies }) => `${claims.join()} denies ${denies.join()}`).toSorted(inOrder), [
    'C20 denies ',
    'C21 denies C20',
  ])
  const hidden = withClaims(plain, 'id: C21, denies: [C20]', 'id: C22, said_by: [prisons], denies: [C20], sensitivity: team')
  const [stop, ...more] = whatStopsPublication(citing('example#C20'), hidden, today)
  assert.deepEqual([stop?.kind, more.length], ['hides-a-contradiction', 0])
  assert.match(stop?.message ?? '', /example#C22, which is marked team; publishing would hide the contradiction/)
  const untold = 'id: C22, denies: [C20], sensitivity: team, retracted: {by: team, on: 2021-07-20, why: Mixed up.}'
  assert.deepEqual(stopsIn(withClaims(plain, 'id: C21, denies: [C20]', untold), 'example#C20'), [])
})

test('who says the same and denies the claim all the same is shown as the other account', () => {
  const changed = withClaims('id: C20, said_by: [prisons], asserts: [{fact: arrest.date, value: "1992"}], denies: [C5]')
  assert.deepEqual(
    pointsShown(resolveCitation('example#C5', changed)).map(({ state }) => state),
    ['contested'],
  )
})

test('papers that relay one denial are one voice', () => {
  const relayed = evaluated([
    readCase(
      hospitalCase
        .replace('kind: press}', 'kind: press, relays: [prisons]}')
        .concat(claimLine('id: C20'), claimLine('id: C21, said_by: [prisons, gazette], denies: [C20]')),
    ),
  ])
  const [point] = pointsShown(resolveCitation('example#C20', relayed))
  assert.deepEqual(
    point?.accounts.map(({ voices }) => voices),
    [1, 1],
  )
})

test('a claim that asserts nothing may not be cited either once a later one replaces it, unless that one was taken back', () => {
  const first = 'id: C20'
  assert.deepEqual(stopsIn(withClaims(first, 'id: C21, supersedes: C20'), 'example#C20'), [
    'S1 cites example#C20, which a later claim replaces.',
  ])
  const back = 'id: C21, supersedes: C20, retracted: {by: team, on: 2021-07-20, why: Mixed up.}'
  assert.deepEqual(stopsIn(withClaims(first, back), 'example#C20'), [])
})

const ruling = (standing: string, prefer: string, deprecate: string, seen: string): string =>
  `rulings: [{point: ana/custody.hospital_transfer_date/july, prefer: [${prefer}], deprecate: [${deprecate}], standing: ${standing}, reason: The register., by: A. B., on: '2021-07-24', seen: [${seen}]}]\n`
const standings = (text: string, ...ids: string[]): string[] => {
  const changed = evaluated([readCase(text)])
  return ids.map((id) => {
    const citation = resolveCitation(`example#${id}`, changed)
    assert.ok(citation.kind === 'claim')
    return standingOfClaim(citation.claim, citation.points)
  })
}

test('a ruling lifts the claims it prefers; what it has not seen is alleged at most, or disputed where it is contested', () => {
  const rumour = claimLine(
    "id: C20, said_by: [gazette], asserts: [{fact: custody.hospital_transfer_date, value: '2021-07-20', occasion: july}]",
  )
  const undisputed = hospitalCase.replace("value: '2021-07-17', occasion", "value: '2021-07-20', occasion").concat(rumour)
  assert.deepEqual(standings(undisputed.concat(ruling('verified', 'C2', '', 'C1, C2')), 'C1', 'C2', 'C20'), [
    'alleged',
    'verified',
    'alleged',
  ])
  const contested = hospitalCase.concat(rumour)
  assert.deepEqual(standings(contested.concat(ruling('verified', 'C2', '', 'C1, C2')), 'C1', 'C2', 'C20'), [
    'disputed',
    'verified',
    'disputed',
  ])
  assert.deepEqual(standings(contested.concat(ruling('refuted', 'C2', 'C1', 'C1, C2')), 'C1', 'C2', 'C20'), [
    'refuted',
    'disputed',
    'disputed',
  ])
  assert.deepEqual(standings(undisputed.concat(ruling('refuted', '', '', 'C1, C2')), 'C1', 'C20'), ['refuted', 'alleged'])
})

const consent = (more: string, who = 'Her sister'): string =>
  `  - {subject: ana, given_by: ${who}, relation: sister, scope: publication, on: 2021-07-01${more}}\n`
const consenting = (...consents: string[]): string[] =>
  whatStopsPublication(citing('example#C5'), evaluated([readCase(`${hospitalCase}consents:\n${consents.join('')}`)]), today).map(
    ({ message }) => message,
  )

test('a consent that was withdrawn or has ended stops publication, unless the same giver has renewed it', () => {
  const withdrawn =
    'S1 rests on claims about Ana Ejemplo, and the consent of Her sister for Ana Ejemplo (publication) was withdrawn on 2021-07-20.'
  assert.deepEqual(consenting(consent('')), [])
  assert.deepEqual(consenting(consent(', withdrawn: 2021-07-20')), [withdrawn])
  assert.deepEqual(consenting(consent(', withdrawn: 2021-07-26'), consent(', until: 2021-07-25', 'Her son')), [])
  assert.match(consenting(consent(', until: 2021-07-24')).join(), /\(publication\) ended on 2021-07-24\.$/)
  assert.deepEqual(consenting(consent(', withdrawn: 2021-07-20'), consent('').replace('07-01', '07-21')), [])
  assert.equal(consenting(consent(', withdrawn: 2021-07-20'), consent('')).length, 1, 'the entry as it stood before')
  assert.equal(consenting(consent(', withdrawn: 2021-07-20'), consent('', 'Her son').replace('07-01', '07-21')).length, 1)
  assert.equal(
    consenting(consent(', withdrawn: 2021-07-20'), consent('').replace('07-01', '07-21').replace('publication', 'interviews')).length,
    1,
  )
})

test('a sentence that cites nothing has to be marked as our own words; an ask need not', () => {
  assert.deepEqual(stops(citing()), ['S1 cites nothing and is not marked as our own words.'])
  assert.deepEqual(stops({ ...appeal, asks: [{ text: 'Let her be seen.', cites: [], own_words: false }] }), [])
})

test('an appeal to nobody, asking nothing, saying nothing, or still a draft is stopped with every reason at once', () => {
  const empty: Appeal = { ...appeal, status: 'draft', sections: [], asks: [], to: [] }
  assert.deepEqual(
    whatStopsPublication(empty, cases, today).map((stop) => stop.kind),
    ['draft', 'no-sentence', 'no-addressee', 'no-ask'],
  )
  assert.match(stops({ ...appeal, status: 'closed' }).join(), /does not say since when/)
  assert.match(stops({ ...appeal, id: 'EX.pdf' }).join(), /ends in \.pdf/)
  for (const id of ['EX.atom', 'EX.ICS', 'EX.feed.json', 'EX.mail.txt', 'EX.card.png'])
    assert.match(stops({ ...appeal, id }).join(), /is the address of another form/, id)
  assert.deepEqual(stops({ ...appeal, id: 'EX.atoms' }), [])
})

test('a point is cited by its id and brings all its accounts', () => {
  const citation = resolveCitation('example#ana/custody.hospital_transfer_date/july', cases)
  assert.ok(citation.kind === 'point')
  assert.equal(citation.point.state, 'contested')
  assert.equal(citation.point.accounts.length, 2)
})

test('whatever a citation looks like, it resolves or says why not', () => {
  fc.assert(
    fc.property(fc.string(), (cites) => {
      const citation = resolveCitation(cites, cases)
      assert.ok(citation.kind !== 'nothing' || citation.why.length > 0)
    }),
  )
})
