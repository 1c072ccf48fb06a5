import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'

const page = '/cases/example/bodies'

test('a question that is missing begins the claim that answers it, and then the body is open, with the consent that is on record', () =>
  atDesk(
    async ({ editor, write }) => {
      const before = await editor.get(page)
      assert.equal(before.status, 200)
      assert.match(textOf(before.text), /Cannot tell yet \(\d+\)[^]*UNESCO 104 EX\/Decision 3\.3 procedure 1 question/)
      const asked = /href="([^"]*claims\/new\?[^"]*person\.works_in_culture)"/.exec(before.text)?.[1]?.replaceAll('&amp;', '&')
      const form = await editor.get(asked ?? assert.fail('the question leads nowhere'))
      assert.match(form.text, /<option value="person\.works_in_culture" selected>/)
      await write(
        {
          kind: 'add',
          list: 'claims',
          entry: {
            about: 'ana',
            said_by: ['family'],
            said_on: '2021-07-20',
            printed_in: [],
            statement: 'She writes for a newspaper.',
            asserts: [{ fact: 'person.works_in_culture', value: true, when: '2010/..' }],
            sensitivity: 'team',
          },
        },
        {
          kind: 'add',
          list: 'consents',
          entry: {
            subject: 'ana',
            given_by: 'Ana Ejemplo',
            relation: 'herself',
            capacity: 'self',
            scope: 'To write to bodies',
            covers: ['authorities'],
            on: '2021-07-01',
          },
        },
      )
      const after = textOf((await editor.get(page)).text)
      assert.match(
        after,
        /as they were read on 23 November 2026;.*What is marked as unconfirmed was not seen in its text: check it before use\./,
      )
      const open = /Open \(\d+\)([^]*)Cannot tell yet/.exec(after)?.[1] ?? ''
      assert.match(
        open,
        /UNESCO 104 EX\/Decision 3\.3 procedure[^]*What is told of the person is what it is for\.[^]*It forbids publicity\./,
      )
      assert.match(open, /UN Working Group on Arbitrary Detention consent on record/)
      assert.match(open, /Record that it covers this case…/)
      assert.match(open, /\(unconfirmed\)/)
      assert.match(open, /Procedures Regular: it ends in a published opinion, the State replies within 60 days/)
      assert.match(after, /Protecting power or substitute : prisoners of war, internment/)
      // On a day before she said so, and as nobody can read a day that is none.
      assert.match(textOf((await editor.get(`${page}?at=2009-01-01`)).text), /Cannot tell yet \(\d+\)[^]*UNESCO/)
      const wrong = await editor.get(`${page}?at=2021-02-30`)
      assert.equal(wrong.status, 422)
      assert.match(wrong.text, /value="2021-02-30"/)
    },
    hospitalCase.replace('country: XX', 'country: PE'),
  ))

test('a refusal that somebody may not read counts for them too, and whose it is the page does not tell', () =>
  atDesk(
    async ({ editor, member, write }) => {
      const consent = { subject: 'ana', relation: 'relative', capacity: 'relative', covers: ['authorities'] }
      const given = { ...consent, given_by: 'Her uncle', scope: 'To write to bodies', on: '2021-07-01' }
      await write({ kind: 'add', list: 'consents', entry: given })
      assert.match(textOf((await editor.get(page)).text), /Her uncle \(relative\)/)
      await write(
        { kind: 'add', list: 'sources', entry: { id: 'hidden', name: 'Berta Oculta', kind: 'family' } },
        {
          kind: 'add',
          list: 'claims',
          entry: {
            about: 'ana',
            said_by: ['hidden'],
            said_on: '2021-07-20',
            printed_in: [],
            statement: 'She asked for silence.',
            asserts: [],
            sensitivity: 'privileged',
          },
        },
        { kind: 'add', list: 'consents', entry: { ...given, given_by: 'Berta Oculta', refused: true, on: '2021-07-10' } },
      )
      const [team, lawyer] = [textOf((await editor.get(page)).text), textOf((await (await member('reader', 'privileged')).get(page)).text)]
      assert.match(team, /consent refused[^]*Refused: in words that you may not read\./)
      assert.doesNotMatch(team, /Her uncle|Berta/)
      assert.match(lawyer, /Refused: Berta Oculta \(relative\)/)

      // Nor does the no of a guardian give way to hers by a death that only a few read.
      const guardian = { ...given, given_by: 'Marta Tutora', relation: 'guardian', capacity: 'guardian', refused: true, on: '2021-07-11' }
      const death = { said_by: ['family'], said_on: '2021-07-20', printed_in: [], statement: 'Of her.', sensitivity: 'sealed' }
      await write(
        { kind: 'add', list: 'consents', entry: guardian },
        { kind: 'add', list: 'claims', entry: { about: 'ana', ...death, asserts: [{ fact: 'person.death_date', value: '2021-07-19' }] } },
      )
      assert.match(textOf((await editor.get(page)).text), /consent refused[^]*Refused: Marta Tutora \(guardian\)/)
    },
    hospitalCase.replace('country: XX', 'country: PE'),
  ))

test('whose no counts only by a death that somebody may not read is not named to them', () =>
  atDesk(
    async ({ editor, member, write }) => {
      const consent = { subject: 'ana', covers: ['authorities'], scope: 'To write to bodies' }
      const sister = { ...consent, given_by: 'Rosa Hermana', relation: 'sister', capacity: 'relative', refused: true, on: '2021-07-09' }
      const lawyer = { ...consent, given_by: 'Luz Abogada', relation: 'lawyer', capacity: 'lawyer', on: '2021-07-11' }
      await write({ kind: 'add', list: 'consents', entry: sister }, { kind: 'add', list: 'consents', entry: lawyer })
      assert.match(textOf((await editor.get(page)).text), /Read whether it reaches so far: Luz Abogada/)
      const death = { said_by: ['family'], said_on: '2021-07-20', printed_in: [], statement: 'Of her.', sensitivity: 'sealed' }
      await write({
        kind: 'add',
        list: 'claims',
        entry: { about: 'ana', ...death, asserts: [{ fact: 'person.death_date', value: '2021-07-19' }] },
      })
      const team = textOf((await editor.get(page)).text)
      assert.match(team, /consent refused[^]*Refused: in words that you may not read\./)
      assert.doesNotMatch(team, /Rosa Hermana/)
      assert.match(textOf((await (await member('reader', 'sealed')).get(page)).text), /Refused: Rosa Hermana \(sister\)/)
    },
    hospitalCase.replace('country: XX', 'country: PE'),
  ))

test('what somebody may not read opens nothing for them, and the page says that claims are left out', () =>
  atDesk(
    async ({ editor, member, write }) => {
      await write({
        kind: 'add',
        list: 'claims',
        entry: {
          about: 'ana',
          said_by: ['lawyer'],
          said_on: '2021-07-20',
          printed_in: [],
          statement: 'She was beaten.',
          asserts: [{ fact: 'treatment.torture_alleged', value: true }],
          sensitivity: 'privileged',
        },
      })
      const [team, lawyer] = [textOf((await editor.get(page)).text), textOf((await (await member('reader', 'privileged')).get(page)).text)]
      assert.match(team, /Worked out without 2 claims that you may not read\./)
      assert.doesNotMatch(team, /Special Rapporteur on torture/)
      assert.match(lawyer, /Special Rapporteur on torture/)
    },
    hospitalCase.replace('country: XX', 'country: PE'),
  ))

const held = (state: string, source: string) => ({
  kind: 'add' as const,
  list: 'claims' as const,
  entry: {
    about: 'ana',
    said_by: [source],
    said_on: '2021-07-20',
    printed_in: [],
    statement: 'She was handed over.',
    asserts: [{ fact: 'state.country', value: state }],
    sensitivity: 'team',
  },
})

test('the page names the State that is told to hold the person, and not the country of the file', () =>
  atDesk(
    async ({ editor, write }) => {
      const lead = async () => /Which bodies are open to this case[^.]*\./.exec(textOf((await editor.get(page)).text))?.[0]
      assert.match((await lead()) ?? '', /by what is told here of Peru\./)
      await write(held('CL', 'family'))
      assert.match((await lead()) ?? '', /by what is told here of Chile\./)
      await write(held('BO', 'lawyer'))
      assert.match(
        (await lead()) ?? '',
        /by what is told here of (?:Chile and of Bolivia|Bolivia and of Chile), where accounts differ on which State it is\./,
      )
    },
    hospitalCase.replace('country: XX', 'country: PE'),
  ))

test('that a petition is late stands in the row before it is opened', () =>
  atDesk(
    async ({ editor, write }) => {
      const row = async () =>
        /<b>UN Human Rights Committee[^<]*<\/b>[^<]*<span class="hint">([^<]*)/.exec((await editor.get(page)).text)?.[1]
      assert.doesNotMatch((await row()) ?? assert.fail('no such row'), /late/)
      await write({
        kind: 'add',
        list: 'claims',
        entry: {
          about: 'ana',
          said_by: ['family'],
          said_on: '2021-07-20',
          printed_in: [],
          statement: 'The last court decided.',
          asserts: [{ fact: 'remedies.final_decision_date', value: '2010-01-01' }],
          sensitivity: 'team',
        },
      })
      assert.match((await row()) ?? '', / · late$/)
    },
    hospitalCase.replace('country: XX', 'country: PE'),
  ))
