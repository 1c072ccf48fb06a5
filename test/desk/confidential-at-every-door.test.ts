import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { answerReview, askForApproval, atAppeal, numberOf } from '../fixtures/appeal-desk.ts'
import { publish, textOf } from '../fixtures/approved-appeal.ts'
import { listShown, recordCovering } from '../fixtures/covering.ts'
import { hospitalAppeal, hospitalCase, facts, readAppeal, readCase } from '../fixtures/hospital-case.ts'
import { openSigningSite, signThrough, type SigningSite } from '../fixtures/signing-site.ts'
import { translate } from '../fixtures/translated-appeal.ts'
import { findAppeal, keepAppeal } from '../../src/appeals/index.ts'
import { copyFor, importCase, loadCase, loadCaseWith, writeCaseFile } from '../../src/cases/index.ts'
import { allCommands } from '../../src/cli/commands.ts'
import { silentLog, type Database } from '../../src/platform/index.ts'
import { withDatabase } from '../../src/platform/testing.ts'
import { findEdition, mayLeave, publishAppeal, publishTranslationWithin } from '../../src/publishing/index.ts'
import { erase } from '../../src/erasure/index.ts'
import { search } from '../../src/search/index.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { segmentsOf } from '../../src/translations/index.ts'
import { openDesk, type Person, type TestDesk } from '../../src/web/desk/testing.ts'
import { copySite, furtherAddresses } from '../../src/web/mirror/index.ts'

/** What the covered appeal says, in any of its forms. */
const words = /Ana Ejemplo|Nobody told the family|moved to a hospital|independent doctor/
const told = 'It is no longer shown here.'
const page = '/cases/example/procedures'

/**
 * Where what each command gives out is looked at: here by what it calls, or nowhere, because it reads a file that somebody names, or only what
 * the operator may. A new command gets a line.
 */
const doorsOfCommands: Readonly<
  Record<string, 'publishing' | 'mirror' | 'export' | 'search' | 'site' | 'letters' | 'a file of somebody’s' | 'the operator'>
> = {
  start: 'site',
  demo: 'site',
  evaluate: 'a file of somebody’s',
  bodies: 'a file of somebody’s',
  submit: 'a file of somebody’s',
  date: 'a file of somebody’s',
  import: 'a file of somebody’s',
  export: 'export',
  list: 'a file of somebody’s',
  search: 'search',
  publish: 'publishing',
  'take-down': 'publishing',
  mirror: 'mirror',
  delivery: 'letters',
  translation: 'publishing',
  verify: 'a file of somebody’s',
  check: 'the operator',
  staff: 'the operator',
  audit: 'the operator',
  signons: 'the operator',
  log: 'the operator',
  key: 'the operator',
  backup: 'the operator',
  keys: 'the operator',
  restore: 'the operator',
}

/** Every address that the site answers about an appeal, filled in with what there is. A part that the test cannot fill in is named. */
function doorsOf(site: Hono, appeal: string): readonly string[] {
  const forms = ['', '.pdf', '.txt', '.json', '.jsonld', '.mail.txt', '.poster.pdf', '.card.png', '.atom', '.feed.json', '.ics']
  const parts = [
    'en',
    'es',
    '1',
    'manifest',
    'mail',
    'count.json',
    'count.csv',
    ...[...forms, '.manifest'].flatMap((form) => [`es${form}`, `1${form}`]),
  ]
  const fill = (path: string): readonly string[] => {
    const found = /:(\w+)(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/.exec(path)
    if (found === null) return [path]
    const [whole, name, pattern] = found
    const values = name === 'from' || name === 'to' ? ['1'] : pattern === undefined ? forms.map((form) => appeal + form) : parts
    const fitting = pattern === undefined ? values : values.filter((value) => new RegExp(`^(?:${pattern})$`).test(value))
    assert.ok(fitting.length > 0, `the test knows nothing for ${whole} of ${path}`)
    return fitting.flatMap((value) => fill(path.replace(whole, value)))
  }
  const patterns = site.routes.flatMap(({ method, path }) => (method === 'GET' && path.startsWith('/appeals/:') ? [path] : []))
  return [...new Set(patterns.flatMap(fill))]
}

/** Every other address of the site that needs nothing filled in, and some that do. */
const everyday = (site: Hono): readonly string[] => [
  ...new Set(
    site.routes.flatMap(({ method, path }) => (method === 'GET' && !/[:*]/.test(path) && !path.startsWith('/log/') ? [path] : [])),
  ),
  '/feed/es.atom',
  '/calendar/es.ics',
]

/** Every address of the desk that is about an appeal and nothing smaller. */
const doorsOfDesk = ({ app }: TestDesk, appeal: string): readonly string[] => [
  ...new Set(
    app.routes.flatMap(({ method, path }) =>
      method === 'GET' && /^\/appeals\/:appeal(?:\/[^:*]*)?(?:\/:lang[^/]*)?$/.test(path)
        ? [path.replace(':appeal', appeal).replace(/:lang[^/]*$/, 'es')]
        : [],
    ),
  ),
]

type Seen = { readonly status: number; readonly says: boolean }

/** What each door of an appeal answers, and whether it says anything of it. */
async function look(site: Hono, addresses: readonly string[]): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>()
  for (const address of addresses) {
    const response = await site.request(address)
    const body = Buffer.from(await response.arrayBuffer()).toString('utf8')
    seen.set(address, { status: response.status, says: words.test(body) })
    if (response.status === 410) assert.doesNotMatch(body, /confidential|procedure|Red Cross|icrc/i, address)
  }
  return seen
}

const mirrored = async ({ site, db, origin }: SigningSite): Promise<readonly string[]> =>
  (await copySite({ ask: async (address) => site.request(origin + address), origin, also: await furtherAddresses(db) }))
    // The other appeal cites the same case, whose title names her; the norms of the catalogue speak of independent doctors by themselves.
    .filter(
      ({ path, bytes }) => !path.includes('EX-other') && !path.startsWith('norms/') && words.test(Buffer.from(bytes).toString('utf8')),
    )
    .map(({ path }) => path)

/** The copy of the case for everybody, as if its file held an appeal that is kept beside it. */
async function publicFile(db: Database, id: string): Promise<string> {
  const [document, found] = [(await loadCase(db, 'example'))!, await findAppeal(db, id)]
  assert.ok(found.kind === 'found')
  return writeCaseFile(copyFor({ ...document, appeals: [found.appeal] }, 'public'), {})
}

const inLanguage = (db: Database, appeal: string, lang: string, { now: at }: { readonly now: Date }) =>
  db.transaction().execute((tx) => publishTranslationWithin(tx, appeal, lang, { by: 'Ana B.', clock: () => at, facts }))

async function record(person: Person, typed: Readonly<Record<string, string>>): Promise<void> {
  const recorded = await recordCovering(person, { body: 'icrc', told, ...typed })
  assert.equal(recorded.status, 303, recorded.text)
}

test('a confidential procedure keeps what it covers from every door, as if it was taken down, until a named person lifts it', () =>
  withDatabase(async (db) => {
    const signing = await openSigningSite(db)
    const { site, appeal, world } = signing
    const own = await signThrough(signing)
    await keepAppeal(
      db,
      {
        ...readAppeal(
          hospitalAppeal
            .replaceAll(/cites: \[.*?\]/g, "cites: ['example#C5']")
            .replaceAll(/Ana Ejemplo|Nobody told the family|moved to a hospital|independent doctor/g, 'Otherwise'),
        ),
        id: 'EX-other',
      },
      { clock: () => world.now },
    )
    assert.equal((await publishAppeal(db, 'EX-other', { as: 'operator', by: 'Ana B.', clock: () => world.now, facts })).kind, 'published')
    await translate(db, appeal, 'es')
    assert.equal((await inLanguage(db, appeal, 'es', world)).kind, 'published')
    await translate(db, appeal, 'fr')
    const { key } = (await loadCaseWith(db, 'example'))!
    const { as } = openDesk(db, { clock: () => world.now, log: silentLog })
    const member = async (clearance: 'team' | 'privileged'): Promise<Person> =>
      as((await addStaffMember(db, { role: 'reviewer', now: world.now, name: `Rita ${clearance}`, cases: [{ key, clearance }] })).token)
    const [lawyer, team] = [await member('privileged'), await member('team')]
    const addresses = [...doorsOf(site, appeal), own]
    const before = await look(site, addresses)
    assert.ok([...before.values()].filter(({ status, says }) => status === 200 && says).length > 15, 'the doors are open')
    assert.deepEqual(
      (await allCommands()).map(({ name }) => name).filter((name) => doorsOfCommands[name] === undefined),
      [],
      'a command that nobody has looked at',
    )
    const filesBefore = await mirrored(signing)
    const fileBefore = await publicFile(db, appeal)
    assert.ok(fileBefore.includes(`id: ${appeal}`), 'the copy for everybody holds the appeal')

    // Whoever does not read what is privileged records none and learns nothing of one; and pages do not go without a word to readers.
    assert.equal((await team.post(page, { body: 'icrc', extent: 'whole', told })).status, 422)
    const asked = await lawyer.post(page, { body: 'icrc', extent: 'parts', claims: 'C3' })
    assert.equal(asked.status, 422)
    assert.match(textOf(asked.text), /Say what readers are told where these pages were\./)
    const goes = /Readers no longer see: 2 pages EX-en , .* : version 1 in English , version 1 in español With each goes its PDF/
    assert.match(textOf(asked.text), goes)
    // That readers are told something does not take the list away: nothing goes unseen, nor by what was seen of another list.
    for (const seen of [{}, { seen: 'another' }]) {
      const unseen = await lawyer.post(page, { body: 'icrc', extent: 'parts', claims: 'C3', told, ...seen })
      assert.equal(unseen.status, 422)
      assert.match(textOf(unseen.text), goes)
      assert.match(unseen.text, /say that you have read which they are/)
    }
    assert.ok(listShown(asked))
    assert.equal((await site.request(`/appeals/${appeal}`)).status, 200, 'nothing is recorded')
    const telling = await lawyer.post(page, {
      body: 'icrc',
      extent: 'parts',
      claims: 'C3',
      told: 'The Red Cross asked.',
    })
    assert.match(telling.text, /“Red Cross” would tell them what it is about/)
    assert.match((await lawyer.post(page, { body: 'icrc', extent: 'parts', claims: 'C99', told })).text, /by the name C99/)

    const covers = [{ extent: 'parts', claims: 'C3' }, { extent: 'parts', appeals: appeal }, { extent: 'whole' }]
    for (const [number, cover] of covers.entries()) {
      const what = JSON.stringify(cover)
      await record(lawyer, cover)
      for (const [address, { status, says }] of await look(site, addresses)) {
        assert.equal(says, false, `${address} says something while ${what} is covered`)
        // The page of a sign-on stays its signer's, and a list of versions has no place without its page.
        if (before.get(address)?.status === 200 && address !== own) assert.equal(status, 410, `${address}, ${what}`)
      }
      for (const [address, { says }] of await look(site, everyday(site))) assert.equal(says, false, `${address}, ${what}`)
      assert.match(await (await site.request(`/appeals/${appeal}`)).text(), /It is no longer shown here\./)
      if (number === 0) assert.deepEqual(await mirrored(signing), [], what)
      const other = (await site.request('/appeals/EX-other')).status
      assert.equal(other, cover.extent === 'whole' ? 410 : 200, `another appeal of the case, ${what}`)
      // Nothing of it comes out anew: by the command line, by jobs in another language, by a server for machine drafts.
      const published = await publishAppeal(db, appeal, { as: 'operator', by: 'Ana B.', clock: () => world.now, facts })
      assert.equal(published.kind, 'refused', what)
      assert.equal((await inLanguage(db, appeal, 'fr', world)).kind, 'refused', what)
      const text = await findAppeal(db, appeal)
      assert.ok(text.kind === 'found')
      assert.equal(await mayLeave(db, { appeal, key: segmentsOf(text.appeal)[0]!.key }, { now: world.now, facts }), false, what)
      const copy = await publicFile(db, appeal)
      if ('claims' in cover) assert.doesNotMatch(copy, /Nobody told the family/)
      else assert.equal(copy.includes(`id: ${appeal}`), false, 'the copy for everybody holds no covered appeal')
      if (cover.extent === 'whole') assert.doesNotMatch(copy, words)
      if ('claims' in cover) {
        const found = async (level: 1 | 2): Promise<number> =>
          (await search(db, { text: 'told family' }, [{ caseKey: key, level }])).hits.length
        assert.deepEqual([await found(1), (await found(2)) > 0], [0, true], 'who reads what is privileged finds it')
        assert.doesNotMatch((await team.get('/cases/example/claims')).text, /Nobody told the family/)
      }
      const asTeam = await team.get(page)
      assert.match(asTeam.text, /A procedure that forbids publicity covers some of this case, or all of it/)
      assert.doesNotMatch(asTeam.text, /Red Cross|no longer shown here|EX-en/)
      const noticed = (await team.get('/cases/example')).text
      assert.match(noticed, /A procedure that forbids publicity covers (?:this case|some of this case)/)
      assert.doesNotMatch(noticed, /Red Cross|no longer shown here/)
      assert.doesNotMatch((await team.get('/cases/example/history')).text, /Red Cross|confidential procedure/)
      const standing = textOf((await lawyer.get(page)).text)
      assert.match(
        standing,
        /International Committee of the Red Cross.*Readers do not see because of it: (?:EX-other .*)?EX-en ,.*version 1 in español/,
      )
      assert.equal(/that is now \d+ claims, .* of the case/.test(standing), cover.extent === 'whole')

      const lift = `/cases/example/procedures/${number * 2}/lift`
      assert.match(textOf((await lawyer.get(lift)).text), /Readers see again [23] pages: .*EX-en .*version 1 in español/)
      assert.equal((await lawyer.post(lift, { why: '' })).status, 422)
      assert.equal((await lawyer.post(lift, { why: 'The Committee agreed.' })).status, 303)
      assert.equal((await site.request(`/appeals/${appeal}`)).status, 200)
    }
    assert.deepEqual(await look(site, addresses), before, 'lifted, everything is as it was')
    assert.deepEqual(await mirrored(signing), filesBefore)
    assert.equal(await publicFile(db, appeal), fileBefore)
    const lifted = (await lawyer.get(page)).text
    assert.match(lifted, /None stands in this case\.[^]*Lifted: 3[^]*Lifted by Rita privileged on [^]*The Committee agreed\./)
    assert.equal((await inLanguage(db, appeal, 'fr', world)).kind, 'published')

    // A document that is covered takes with it what names it; a further version goes without it.
    await record(lawyer, { extent: 'parts', documents: 'D1' })
    for (const id of [appeal, 'EX-other']) assert.equal((await site.request(`/appeals/${id}`)).status, 410)
    assert.doesNotMatch(await publicFile(db, appeal), /Prisoner moved/)
    assert.equal((await publishAppeal(db, appeal, { as: 'operator', by: 'Ana B.', clock: () => world.now, facts })).kind, 'published')
    const further = await (await site.request(`/appeals/${appeal}`)).text()
    assert.match(further, /Nobody told the family/)
    assert.doesNotMatch(further, /Prisoner moved/)
    assert.equal((await site.request(`/appeals/${appeal}/1`)).status, 410)
  }))

test('of two procedures that cover one page each keeps it until both are lifted, one that was taken down meanwhile stays down, erasing words of one lifts nothing, and none is ever changed', () =>
  withDatabase(async (db) => {
    const { site, appeal, world } = await openSigningSite(db)
    const { key } = (await loadCaseWith(db, 'example'))!
    const { as } = openDesk(db, { clock: () => world.now })
    const signedIn = await addStaffMember(db, { role: 'administrator', now: world.now, cases: [{ key, clearance: 'sealed' }] })
    const person = as(signedIn.token)
    const status = async (): Promise<number> => (await site.request(`/appeals/${appeal}`)).status
    await record(person, { extent: 'parts', claims: 'C3', note: 'Agreed with Berta Quispe.' })
    const asked = { words: ['Berta Quispe'], chosen: () => true, reason: 'She asked for it.', by: 'amparo', at: world.now, facts }
    assert.equal((await db.transaction().execute((tx) => erase(tx, asked))).kind, 'erased')
    const gap = (await person.get(page)).text
    assert.match(gap, /Agreed with \[erased\]/)
    assert.equal(await status(), 410, 'what is erased of it lifts nothing')
    const both = await person.post(page, { body: 'unesco-104', extent: 'whole', told })
    assert.match(textOf(both.text), /version 1 in English \(another procedure hides it already\)/)
    await record(person, { body: 'unesco-104', extent: 'whole' })
    assert.match(
      textOf((await person.get(`${page}/0/lift`)).text),
      /No page is shown again\. Not shown again: .* \(another procedure hides it, too\)/,
    )
    await person.post('/cases/example/procedures/0/lift', { why: 'Over.' })
    assert.equal(await status(), 410, 'the second one stands')
    await person.post('/cases/example/procedures/1/lift', { why: 'Over.' })
    assert.equal(await status(), 200)
    assert.equal((await person.post('/cases/example/procedures/1/lift', { why: 'Again.' }, { on: page })).status, 422)
    await record(person, { extent: 'parts', appeals: appeal })
    assert.match((await person.get(`/appeals/${appeal}`)).text, /A procedure that forbids publicity covers it/)
    assert.equal((await findEdition(db, appeal))?.takenDown?.reason, told)
    const down = await person.post(`/appeals/${appeal}/take-down`, { reason: 'Her family asked for it.' })
    assert.equal(down.status, 303, 'it can be taken down meanwhile')
    assert.match(textOf((await person.get(page)).text), /Readers do not see because of it: .* \(not shown for another reason\)/)
    assert.equal((await person.post(`${page}/4/lift`, { why: 'Over.' })).status, 303)
    assert.equal(await status(), 410, 'and then stays down')
    for (const statement of [
      sql`update withheld_editions set whole = false`,
      sql`delete from withheld_editions`,
      sql`truncate withholdings_lifted`,
      sql`delete from entries where list = 'procedures'`,
    ])
      await assert.rejects(statement.execute(db), /stays on record|are never changed or removed/)
  }))

test('nor does the desk say to whom it keeps it from what is covered: no page about the appeal, of its text now or as it was', () =>
  atAppeal(async ({ db, editor, member, time }) => {
    const [reviewer, lawyer] = [await member('reviewer'), await member('administrator', 'privileged')]
    await answerReview(editor)
    assert.equal((await askForApproval(editor)).status, 303)
    const remarks = { [`remark.${await numberOf(db, 'S2')}`]: 'A hard word.', [`remark.${await numberOf(db, 'S1')}`]: 'A good word.' }
    assert.equal(
      (await reviewer.post('/appeals/EX-001/approval', { decision: 'approve', ...remarks, note: 'Ask her sister.' })).status,
      303,
    )
    await publish(editor)
    await translate(db, 'EX-001', 'es')
    const doors = doorsOfDesk(openDesk(db, { clock: () => time.now }), 'EX-001')
    const saying = async (what: RegExp): Promise<readonly string[]> => {
      const found = await Promise.all(doors.map(async (door) => ({ door, text: (await editor.get(door)).text })))
      return found.filter(({ text }) => what.test(text)).map(({ door }) => door)
    }
    const covered = /Nobody told the family|A hard word/
    const before = await saying(covered)
    for (const door of ['', '/approval', '/history', '/standings', '/preview', '/translations/es'])
      assert.ok(before.includes(`/appeals/EX-001${door}`), `${door} of ${before.join(' ')}`)

    await record(lawyer, { extent: 'parts', claims: 'C3' })
    assert.deepEqual(await saying(covered), [])
    const approval = textOf((await editor.get('/appeals/EX-001/approval')).text)
    assert.match(approval, /S1 .*A good word\..*Words stand here that you may not read\./)
    assert.doesNotMatch(approval, /Ask her sister/)
    const asLawyer = textOf((await lawyer.get('/appeals/EX-001/approval')).text)
    assert.match(asLawyer, /A hard word\./)
    assert.doesNotMatch(asLawyer, /Words stand here/)

    // A text that goes on without it is theirs again, and what it said before is not.
    const gone = await lawyer.post(`/appeals/EX-001/sentences/${await numberOf(db, 'S2')}/removal`, {}, { on: '/appeals/EX-001' })
    assert.equal(gone.status, 303, gone.text)
    assert.doesNotMatch((await editor.get('/appeals/EX-001')).text, /You may not read all|are left out here|is left out here/)
    assert.deepEqual(await saying(covered), [])
    const after = textOf((await editor.get('/appeals/EX-001/approval')).text)
    assert.match(after, /Ask her sister\..*A good word\..*Words stand here that you may not read\./)
    assert.match((await editor.get('/appeals/EX-001/differences')).text, /covers something of what a version here shows/)
  }))

test('a procedure of one case is not told to members of another whose procedure covers the same page, but to who reads both', () =>
  withDatabase(async (db) => {
    const { appeal, world } = await openSigningSite(db)
    const clock = () => world.now
    await importCase(db, readCase(hospitalCase.replace('id: example', 'id: other')), { clock })
    await keepAppeal(
      db,
      { ...readAppeal(hospitalAppeal.replace("cites: ['example#C3', 'example#C1']", "cites: ['example#C3', 'other#C1']")), id: 'EX-both' },
      { clock },
    )
    const both = await publishAppeal(db, 'EX-both', { as: 'operator', by: 'Ana B.', clock, facts })
    assert.equal(both.kind, 'published', JSON.stringify(both))
    const { as } = openDesk(db, { clock })
    const member = async (...ids: readonly string[]): Promise<Person> => {
      const keys = await Promise.all(ids.map(async (id) => (await loadCaseWith(db, id))!.key))
      const cases = keys.map((key) => ({ key, clearance: 'privileged' as const }))
      return as((await addStaffMember(db, { role: 'administrator', now: world.now, cases })).token)
    }
    const whole = { body: 'icrc', extent: 'whole', told }
    const ofOther = '/cases/other/procedures'
    const elsewhere = await member('other')
    const seen = listShown(await elsewhere.post(ofOther, whole))
    assert.equal((await elsewhere.post(ofOther, { ...whole, seen: seen! })).status, 303)

    const [here, ofBoth] = [await member('example'), await member('example', 'other')]
    assert.match(textOf((await ofBoth.post(page, whole)).text), /EX-both , .* version 1 in English \(another procedure hides it already\)/)
    const listed = await here.post(page, whole)
    assert.match(textOf(listed.text), /Readers no longer see: 2 pages EX-both /)
    assert.doesNotMatch(listed.text, /another procedure/)
    await record(here, { extent: 'whole' })
    for (const path of [page, `${page}/0/lift`]) {
      const text = textOf((await here.get(path)).text)
      assert.match(text, /EX-both , [^]*version 1 in English \(not shown for another reason\)/, path)
      assert.doesNotMatch(text, /another procedure/, path)
      assert.match(textOf((await ofBoth.get(path)).text), /version 1 in English \(another procedure hides it, too\)/, path)
    }
    assert.match(textOf((await here.get(`${page}/0/lift`)).text), new RegExp(`Readers see again one page: ${appeal} `))
  }))
