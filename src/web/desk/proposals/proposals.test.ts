import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hours } from '../../../../test/fixtures/hours-alone.ts'
import { sql } from 'kysely'
import { atDesk, type DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { isolationCase } from '../../../../test/fixtures/isolation-case.ts'
import { projectCatalogue, readCaseFile } from '../../../cases/index.ts'
import type { Evaluation } from '../../../evaluation/index.ts'
import type { NormResult } from '../../../norms/index.ts'
import { publishAppeal } from '../../../publishing/index.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { casesOfMentions, findMentions } from '../../../erasure/index.ts'
import { citesOf, draftOf, withoutTheFrame } from './draft-of-sentence.ts'
import { outcomesInWords } from './outcome-words.ts'
import { protectionOf } from './protections.ts'

const norms = '/cases/example/norms'
const rule = `${norms}/nmr-43`
const unescaped = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

const shownIn = (text: string): string => /name="shown" value="([^"]+)"/.exec(text)![1]!

const asking = (...asked: string[]) => ({ all: asked.map((fact) => ({ fact, op: 'gt' as const, value: 1 })) })

/** A contested point of which claim I is an account. */
const contestedOn = (fact: string) => ({ id: `ana/${fact}`, fact, state: 'contested', accounts: [{ claims: ['I'] }] })

const at = (body: (desk: DeskOfCase) => Promise<void>): Promise<void> => atDesk(body, isolationCase)

const numbers = Array.from({ length: 21 }, (_, index) => index)
const manyPersons = `
format: amparo-case/1
case: {id: example, title: 'Fictional: many held alone', country: PE, summary: Persons who do not exist., opened: '2021-07-15'}
subjects:
${numbers.map((n) => `  - {id: p${n}, kind: person, names: [{text: Person number ${n}, lang: en, kind: legal}]}`).join('\n')}
sources: [{id: ngo, name: An organisation, kind: ngo}]
claims:
${numbers
  .map(
    (n) =>
      `  - {id: C${n}, about: p${n}, said_by: [ngo], said_on: '2021-07-01', statement: Alone for 16 days., asserts: [{fact: isolation.days, value: 16}], sensitivity: public}`,
  )
  .join('\n')}
`

test('what the facts may engage stands by what it protects, and what would decide it is asked first where it decides most', () =>
  at(async ({ editor, member }) => {
    const list = (await editor.get(norms)).text
    assert.match(list, /<h2 id="isolation-punishment-force">[\s\S]*Rule 43\(1\)\(b\) with 44[\s\S]*<b>Cannot tell\.<\/b>/)
    assert.match(list, /the weakest stands as[\s\S]*alleged/)
    assert.match(list, /<b>Not in force then\.<\/b>/)
    assert.doesNotMatch(list, /<b>May be engaged/)
    assert.match((await editor.get(`${norms}?show=all`)).text, /Nelson Mandela Rules, Rule 68/)
    // What is counted at the top leads to as many.
    const counted = [...list.matchAll(/<a href="([^"]+[?&]result=[^"]+)">\s*([^<]*?) (\d+)\s*<\/a>/g)]
    assert.ok(counted.length > 1)
    for (const [, href = '', name, count] of counted) {
      const some = (await editor.get(unescaped(href))).text
      assert.equal(some.match(/<li [^>]*data-row/g)?.length, Number(count), name)
      assert.match(some, new RegExp(`${count} of \\d+ norms\\.[\\s\\S]*<b>${name}\\.</b>`))
    }
    const worded = (await editor.get(`${norms}?q=rule+43&protects=isolation-punishment-force&decision=none`)).text
    assert.match(worded, /value="rule 43"[\s\S]*Rule 43\(1\)\(b\) with 44/)
    assert.match((await editor.get(`${norms}?decision=accepted`)).text, /No norm answers to all of that/)
    const { text } = await editor.get(`${norms}/questions`)
    const asked = [...text.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, question]) => question)
    assert.equal(new Set(asked).size, asked.length)
    assert.ok(asked.indexOf('Hours a day alone in the cell?') < asked.indexOf('Is there meaningful human contact?'), asked.join(' '))
    // Of whoever is isolated somebody may ask whether she is pregnant, once the sex is told.
    const open = (await editor.get(`${norms}/questions?show=all`)).text
    assert.match(open, /What sex is recorded\?/)
    assert.doesNotMatch(open, /Is she pregnant\?/)
    assert.match(
      open,
      /what another question stands\s+on before that one[\s\S]*Asked first, because another question stands on it: [^<]+\?/,
    )
    assert.match((await editor.get(`${norms}/bangkok-22`)).text, /What sex is recorded\?[\s\S]*Is she pregnant\?/)
    const answer = /href="([^"]*fact=isolation\.hours_per_day[^"]*)"/.exec(text)?.[1]
    assert.match((await editor.get(unescaped(answer!))).text, /<option value="isolation\.hours_per_day" selected/)
    const reader = await member('reader')
    assert.doesNotMatch((await reader.get(`${norms}/questions`)).text, /claims\/new/)
    assert.doesNotMatch((await reader.get(rule)).text, /<form method="post" action="\/cases/)
    assert.match(
      (await editor.get(rule)).text,
      /No sentence can cite it from here before an account[\s\S]*Needed to accept and to set aside/,
    )
    assert.equal((await editor.get(`${norms}/nmr-9999`)).status, 404)
  }))

test('a decision keeps who made it, why, and what had been seen; a later change of the facts marks it', () =>
  at(async (desk) => {
    const { editor, member, write, time } = desk
    await write(hours(23, 'lawyer'))
    assert.match((await editor.get(rule)).text, /<b>May be engaged\.<\/b>/)
    const without = await editor.post(rule, { decision: 'accepted' })
    assert.equal(without.status, 422)
    assert.match(without.text, /Say why[\s\S]*value="accepted" checked/)
    const late = await editor.get(rule)
    const decided = await editor.post(rule, { decision: 'accepted', reason: 'The letter to the court says so.' })
    assert.equal(decided.status, 303)
    assert.match(
      (await editor.get('/cases/example')).text,
      /id="norms-heading"[\s\S]*Rule 43\(1\)\(b\) with 44<\/a>: may be engaged, accepted/,
    )
    assert.match((await editor.get(norms)).text, /Accepted by <bdi>Rosa Editor<\/bdi>[\s\S]*The letter to the court says so\./)
    time.now = new Date('2021-07-25T10:10:00Z')
    await write(hours(20, 'prisons'))
    const blind = await editor.post(rule, { decision: 'set-aside', reason: 'Too early.', shown: shownIn(late.text) })
    assert.equal(blind.status, 409, blind.location ?? '')
    assert.match(blind.text, /has changed since this page was shown[\s\S]*Too early\./)
    const changed = (await editor.get(rule)).text
    assert.match(changed, /<b>If an account is accepted\.<\/b>[\s\S]*account of Lawyer of the prisoner/)
    assert.match(changed, /Decided before this: it was “may be engaged” on C1, C2/)
    await editor.post(rule, { decision: 'set-aside', reason: 'The register decides.' })
    const second = await editor.post(rule, { decision: 'accepted', reason: 'From a second tab.', shown: shownIn(changed) })
    assert.equal(second.status, 409)
    assert.match(
      second.text,
      /It was decided since this page was shown, or a decision was taken back, and the facts are the same[\s\S]*From a second tab\./,
    )
    assert.match((await editor.get(rule)).text, /It stands with the others again\. The team may argue with it/)
    assert.match((await editor.get(norms)).text, /<h2 id="set-aside">[\s\S]*The register decides\./)
    assert.match((await editor.get(rule)).text, /All decisions \(2\)[\s\S]*The letter to the court says so/)
    // What rests on a privileged claim is decided for those who read such claims.
    await write(hours(23, 'lawyer', { sensitivity: 'privileged', statement: 'From the file of the defence.' }))
    const lawyer = await member('reviewer', 'privileged')
    await lawyer.post(rule, { decision: 'accepted', reason: 'The defence has the register.' })
    assert.match((await lawyer.get(rule)).text, /The defence has the register/)
    assert.doesNotMatch((await editor.get(rule)).text, /The defence has the register/)
    // So is, from then on, what rests on a claim that is covered later.
    assert.match((await editor.get(rule)).text, /The letter to the court says so/)
    const covers = { body: 'icrc', extent: 'parts', claims: 'C1' }
    assert.equal((await lawyer.post('/cases/example/procedures', covers)).status, 303)
    assert.doesNotMatch((await editor.get(rule)).text, /The letter to the court says so/)
    assert.match((await lawyer.get(rule)).text, /The letter to the court says so/)
    const { rows } = await sql<{ detail: string }>`select detail from audit where action = 'norm.decide' order by id`.execute(desk.db)
    assert.equal(rows.length, 3)
    // Whoever has something erased finds the reasons, in the case that they belong to.
    const mentions = (await findMentions(desk.db, ['register'])).mentions.filter(({ table }) => table === 'norm_decisions')
    const casesOf = await casesOfMentions(desk.db, mentions)
    assert.deepEqual(
      mentions.map((mention) => [...casesOf(mention)]),
      [[desk.key], [desk.key]],
    )
    await assert.rejects(sql`update norm_decisions set decision = 'accepted'`.execute(desk.db))
    await assert.rejects(sql`delete from norm_decisions`.execute(desk.db))
  }))

test('what changed since a week ago is told with what it was; a day that cannot be read is asked for again', () =>
  at(async ({ editor, write }) => {
    assert.match((await editor.get(`${norms}/changes`)).text, /Since 18 July 2021: nothing/)
    await write(hours(23, 'lawyer'))
    const { text } = await editor.get(`${norms}/changes`)
    assert.match(text, /Rule 43\(1\)\(b\) with 44[\s\S]*Was “cannot tell”, is “may be engaged”\./)
    const wrong = await editor.get(`${norms}/changes?since=soonish`)
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="soonish"/)
    const ahead = await editor.get(`${norms}/changes?since=2027-01-01`)
    assert.equal(ahead.status, 422)
    assert.match(ahead.text, /This day has not come[^]*value="2027-01-01"/)
    assert.equal((await editor.get(`${norms}/changes?since=2021-07`)).status, 200)
  }))

test('a proposal goes into an appeal as a sentence in careful words that cites the norm and its claims, and is looked at again when the facts change', () =>
  at(async ({ editor, write, db, time }) => {
    await write(hours(23, 'lawyer'))
    const choose = (await editor.get(`${rule}/appeals?subject=ana`)).text
    const into = unescaped(/href="(\/appeals\/EX-001\/sentences\/norm[^"]*)"/.exec(choose)?.[1] ?? '')
    // An appeal that is begun for it goes on with its sentence.
    const begin = unescaped(/href="([^"]*\/appeals\/new\?[^"]*)"/.exec(choose)?.[1] ?? '')
    assert.match((await editor.get(begin)).text, /Next comes the sentence that cites Nelson Mandela Rules, Rule 43/)
    const begun = await editor.post(begin, { id: 'XX-2021-NORM', title: 'A title', summary: 'A summary.' })
    assert.equal(begun.status, 303)
    assert.match((await editor.get(begun.location!)).text, /This may engage Nelson Mandela Rules, Rule 43\(1\)\(b\) with 44\.<\/textarea>/)
    const spanish = await editor.post(begin, { id: 'XX-2021-NORMA', title: 'Un título', summary: 'Un resumen.', lang: 'es' })
    assert.match(
      (await editor.get(spanish.location!)).text,
      /Esto puede estar comprendido en esta norma: Reglas Nelson Mandela, Regla 43\(1\)\(b\) con la 44\.<\/textarea>/,
    )
    const inOther = async (lang: string): Promise<string> => {
      const other = await editor.post(begin, { id: `XX-2021-${lang}`, title: 'A title', summary: 'A summary.', lang })
      return (await editor.get(other.location!)).text
    }
    const arabic = await inOther('ar')
    assert.match(arabic, /قد يندرج هذا ضمن القاعدة التالية: /)
    assert.match(arabic, /Translate into <bdi lang="ar">العربية<\/bdi> those that are in another language\.\s*<\/p>/)
    assert.match(await inOther('de'), /This may engage [^<]*<\/textarea>/)
    assert.match(await inOther('nl'), /no words for it in that language/)
    const form = await editor.get(into)
    assert.doesNotMatch(form.text, /Translate into/)
    assert.match(form.text, /She was alone 23 hours a day\. This may engage Nelson Mandela Rules, Rule 43\(1\)\(b\) with 44\.<\/textarea>/)
    assert.match(form.text, /name="cites"[^>]* value="example#C1 example#C2 norm:nmr-43"/)
    const sent = {
      text: 'Her lawyer says that she was alone for 16 days. This may engage Rule 43.',
      cites: 'example#C1 example#C2 norm:nmr-43',
    }
    const added = await editor.post('/appeals/EX-001/sentences/new', sent)
    assert.equal(added.status, 303)
    const text = (await editor.get('/appeals/EX-001')).text
    assert.match(text, /<a href="\/norms\/nmr\/nmr-43">Nelson Mandela Rules, Rule 43\(1\)\(b\) with 44<\/a>/)
    assert.doesNotMatch(text, /Norms to look at/)
    const preview = (await editor.get('/appeals/EX-001/preview')).text
    assert.match(preview, /In our words, which are not its text/)
    assert.equal((await publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock: () => time.now, facts })).kind, 'published')
    await write({ kind: 'add', list: 'retractions', entry: { claim: 'C2', by: 'source', on: '2021-07-24', why: 'A misprint.' } })
    for (const page of ['', '/approval', '/publication'])
      assert.match(
        (await editor.get(`/appeals/EX-001${page}`)).text,
        /Norms to look at[\s\S]*S2 cites[\s\S]*Rule 43[\s\S]*Cannot tell:/,
        page,
      )
    assert.match(
      (await editor.get('/appeals/EX-001/standings')).text,
      /Norms to look at[\s\S]*S2 cites[\s\S]*Readers see version 1, which cites them/,
    )
    assert.match((await editor.get(`${rule}/appeals?subject=ana`)).text, /Nothing to insert/)
    // A norm is found by its words as claims are.
    const found = await editor.get('/appeals/EX-001/citations?q=solitary')
    assert.match(found.text, /"cite":"norm:nmr-44"/)
    assert.equal((await sql`select from audit where action = 'appeal.change'`.execute(db)).rows.length, 1)
  }))

test('in a case of many persons somebody is chosen first, by name, and the decision is about them', () =>
  atDesk(async ({ editor }) => {
    const choose = (await editor.get(norms)).text
    assert.match(choose, /This case is about 21 persons[\s\S]*href="\/cases\/example\/norms\?person=p7"/)
    assert.doesNotMatch((await editor.get(`${norms}?q=number+7`)).text, /person=p8/)
    const list = (await editor.get(`${norms}?person=p7`)).text
    assert.match(list, /href="\/cases\/example\/norms\/nmr-43\?person=p7"/)
    assert.equal((await editor.post(`${rule}?person=p7`, { decision: 'set-aside', reason: 'Others tell more.' })).status, 303)
    assert.match((await editor.get(`${norms}?person=p7`)).text, /Others tell more/)
    assert.doesNotMatch((await editor.get(`${norms}?person=p8`)).text, /Others tell more/)
    assert.doesNotMatch((await editor.get('/cases/example')).text, /id="norms-heading"/)
  }, manyPersons))

test('what a norm comes to is told from the earlier to the later', () => {
  assert.equal(outcomesInWords(['engaged', 'not_in_force']), 'not in force then, later may be engaged')
})

test('every norm of the catalogue stands under what it protects', () => {
  const without = [...projectCatalogue().norms.values()].filter((norm) => protectionOf(norm) === undefined)
  assert.deepEqual(
    without.map(({ id, tags }) => [id, tags[0]]),
    [],
  )
})

test('a sentence about what the State has to be looked up for still says whose account it takes', () => {
  const read = readCaseFile(Buffer.from(isolationCase), { file: 'example.yaml', facts })
  assert.ok(read.kind === 'read')
  const result: NormResult = {
    norm: 'iccpr-7',
    citation: 'ICCPR, Article 7',
    subject: 'ana',
    result: 'check_ratification',
    accounts: [{ speakers: ['lawyer'], text: 'Torture or ill-treatment alleged: yes' }],
    reason: '',
    claims: [],
    standing: null,
    ask: [],
  }
  // In no language does the citation stand without the words that keep it careful; in those without words they are English.
  const bare = new Set(['ar', 'fa', 'pt', 'qu', 'ru', 'tr', 'zh', 'zh-Hans'].map((lang) => draftOf(result, 'X', read.document, lang)))
  assert.equal(bare.size, 7)
  for (const said of bare) assert.match(said, /^(?!If the).+Lawyer of the prisoner.+X[.。]$/u)
  for (const lang of ['de', 'zh-Hant']) assert.equal(draftOf(result, 'X', read.document, lang), draftOf(result, 'X', read.document, 'en'))
  const inWords = ['en', 'es', 'fr'].map((lang) => draftOf(result, result.citation, read.document, lang))
  assert.deepEqual(inWords, [
    'If the State is bound by it and the account of Lawyer of the prisoner is accepted, this may engage ICCPR, Article 7.',
    'Si el Estado está obligado por ella y se acepta la versión de Lawyer of the prisoner, esto puede estar comprendido en esta norma: ICCPR, Article 7.',
    'Si l’État est lié et si le récit de Lawyer of the prisoner est retenu, cela peut relever de ICCPR, Article 7.',
  ])
})

test('a sentence on isolation leaves out the dates of the arrest and the release, unless the norm asks what is counted from them; it cites what answers it', () => {
  const read = readCaseFile(Buffer.from(isolationCase), { file: 'example.yaml', facts })
  assert.ok(read.kind === 'read')
  const [first] = read.document.claims
  const answers = (id: string, fact: string) => ({
    ...first!,
    id,
    asserts: [{ ...first!.asserts[0]!, fact }],
  })
  const file = {
    ...read.document,
    claims: [answers('A', 'arrest.date'), answers('I', 'isolation.confined'), answers('R', 'release.date')],
  }
  const result = { claims: ['A', 'I', 'R'] } as unknown as NormResult
  const told = (...asked: string[]) => withoutTheFrame(result, asking(...asked), file).claims
  assert.deepEqual(told('isolation.days', 'isolation.hours_per_day'), ['I'])
  assert.deepEqual(told('isolation.days', 'trial.pretrial_months'), ['A', 'I', 'R'])
  assert.deepEqual(withoutTheFrame({ ...result, claims: ['A', 'R'] }, asking('isolation.days'), file).claims, ['A', 'R'])
  // A point replaces its claim where it is what the norm asks about; one on something else stands beside it.
  const cites = (fact: string) =>
    citesOf({ ...result, norm: 'nmr-43', claims: ['I'] }, asking('isolation.days'), file, {
      points: [contestedOn(fact)],
    } as unknown as Evaluation)
  assert.deepEqual(cites('isolation.confined'), ['example#ana/isolation.confined', 'norm:nmr-43'])
  assert.deepEqual(cites('arrest.date'), ['example#I', 'example#ana/arrest.date', 'norm:nmr-43'])
})
