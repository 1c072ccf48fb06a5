import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectPath } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { runAmparo } from './testing.ts'

const guzman = projectPath('data', 'demo', 'guzman.yaml')

const amparo = (...words: readonly string[]) => runAmparo(words, { clock: () => new Date('2021-07-25T10:00:00Z') })

test('amparo submit writes the three forms of a draft and what to check first, the same bytes each time, with no database', async () => {
  const [one, other] = [temporaryFolder(), temporaryFolder()]
  const { status, out, err } = await amparo('submit', 'unesco-104', guzman, '--out', one, '--at', '2022-07-25', '--lang', 'fr')
  assert.equal(status, 0, err)
  assert.match(out, /Agreement that this is examined: Nobody has said on which consent this rests/)
  assert.match(out, /Confidential: strict: do not publish the communication/)
  assert.equal((await amparo('submit', 'unesco-104', guzman, '--out', other, '--at', '2022-07-25', '--lang', 'fr')).status, 0)
  const names = readdirSync(one).toSorted()
  assert.deepEqual(
    names,
    ['check-first.txt', 'submission.docx', 'submission.pdf', 'submission.txt'].map((name) => `unesco-104-${name}`),
  )
  for (const name of names) assert.ok(readFileSync(join(one, name)).equals(readFileSync(join(other, name))), name)
  const text = readFileSync(join(one, 'unesco-104-submission.txt'), 'utf8')
  assert.match(text, /^Communication sur une personne.*\nProjet, non approuvé\n/)
  assert.match(text, /Contesté: [^\n]+\n– [^\n]*17 juillet 2021[^\n]*\n– [^\n]*20 juillet 2021/)
})

test('a draft of a day tells what could be known and was asked by then; one of today asks nothing that is over, and writes over no other', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'un-special-procedures-submission.txt')
  const submit = (...at: string[]) => amparo('submit', 'un-special-procedures', guzman, '--out', folder, ...at)
  const then = await submit('--at', '2021-07-25')
  assert.equal(then.status, 0, then.err)
  const told = readFileSync(file, 'utf8')
  assert.doesNotMatch(told, /11 September 2021|autopsy|pneumonia/i)
  assert.match(told, /by ambulance to a nearby hospital on 20 July/)
  assert.match(told, /examine him in private/)
  const later = await submit('--at', '2022-07-25')
  assert.equal(later.status, 1)
  assert.match(later.err, /has another un-special-procedures-submission\.pdf already\. Name another folder/)
  assert.equal(readFileSync(file, 'utf8'), told)
  const other = temporaryFolder()
  assert.equal((await amparo('submit', 'un-special-procedures', guzman, '--out', other, '--at', '2022-07-25')).status, 0)
  const now = readFileSync(join(other, 'un-special-procedures-submission.txt'), 'utf8')
  assert.match(now, /11 September 2021/)
  assert.doesNotMatch(now, /examine him in private/)
})

test('a draft of a day asks nothing that rests on what was said later', async () => {
  const folder = temporaryFolder()
  const on = ['--at', '2021-08-01', '--lang', 'es']
  const { status, out, err } = await amparo('submit', 'un-special-procedures', guzman, '--out', folder, ...on)
  assert.equal(status, 0, err)
  assert.doesNotMatch(out, /names what is not in the case/)
  const told = readFileSync(join(folder, 'un-special-procedures-submission.txt'), 'utf8')
  assert.doesNotMatch(told, /C43c|let his lawyer see him/)
  assert.match(told, /examine him in private/, 'what rests on what was known is asked')
})

const arrestOn = (id: string, by: string, date: string) =>
  `  - {id: ${id}, about: ana, said_by: [${by}], statement: Taken., said_on: 2021-07-01, sensitivity: public, asserts: [{fact: arrest.date, value: ${date}}]}\n`

test('what was worked out from a date that is not closed says at least, of which period, and whose account it follows, in each language', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'open.yaml')
  const head = `format: amparo-case/1
case: {id: open, title: Open, country: PE, summary: Open., opened: 2021}
subjects:
  - {id: ana, kind: person, role: victim, names: [{text: Ana Ríos, lang: es, kind: legal}]}
sources:
  - {id: press, name: La Prensa, kind: press}
  - {id: sister, name: Rosa Ríos, kind: family}
claims:
`
  const durationIn = async (lang: string, claims: string): Promise<readonly string[]> => {
    writeFileSync(path, head + claims)
    const out = temporaryFolder()
    const { status, err } = await amparo('submit', 'wgad-questionnaire', path, '--out', out, '--at', '2021-07-25', '--lang', lang)
    assert.equal(status, 0, err)
    const text = readFileSync(join(out, 'wgad-questionnaire-submission.txt'), 'utf8')
    return text.split('\n').filter((line) => /\b(?:85|52) (?:d|j)/.test(line))
  }
  const open = arrestOn('C1', 'press', "'../2021-05-01'")
  assert.deepEqual(await durationIn('es', open), [
    'al menos 85 días, calculado a partir de las fechas (detención: hasta 1 de mayo de 2021), al 25 de julio de 2021 [1]',
  ])
  assert.deepEqual(await durationIn('fr', open + arrestOn('C2', 'sister', '2021-06-03')), [
    '52 jours, calculé à partir des dates (arrestation: 3 juin 2021), au 25 juillet 2021, selon Rosa Ríos [2]',
    'au moins 85 jours, calculé à partir des dates (arrestation: jusqu’à 1 mai 2021), au 25 juillet 2021, selon La Prensa [1]',
  ])
  assert.match((await durationIn('es', arrestOn('C1', 'press', '2021-05-01/2021-06-03'))).join(), /^entre 52 y 85 días, /)
})

/** What a draft of a case says that stops it. */
async function stops(form: string): Promise<string> {
  const { status, out, err } = await amparo('submit', form, projectPath('data', 'demo', 'salgado.yaml'), '--out', temporaryFolder())
  assert.equal(status, 0, err)
  return /What stops it\n([\s\S]*?)\n\n/.exec(out)?.[1] ?? ''
}

test('who submits and who signs is asked of every structure that has it, and whose rule that is is said', async () => {
  const petition = await stops('iachr-petition')
  assert.match(petition, /^- Petitioner: This has to be answered\. That is our rule, whatever the body’s own says/m)
  assert.match(petition, /^- Signed: This has to be answered\. That is our rule/m)
  for (const [form, ...questions] of [
    ['un-special-procedures', 'Who submits this: This has to be answered.$'],
    ['un-treaty-body-complaint', 'Submitted by: This', 'Who submits this: This', 'Signed: This'],
    ['ced-urgent-action', 'Who writes: This'],
    ['iachr-precautionary-measures', 'Who asks: This'],
    ['ecthr-rule39', 'Who submits this: This', 'Authority to represent: Nobody has said on which consent this rests, or why there is none'],
    ['unesco-104', 'Author: This', 'Signed: This'],
    ['wgad-questionnaire', 'Name and address: This'],
    ['omct-urgent-appeal', 'Who asks: This'],
  ]) {
    const told = await stops(form!)
    for (const question of questions) assert.match(told, new RegExp(`^- ${question}`, 'm'), form)
  }
})

const submit = (form: string, ...more: string[]) => amparo('submit', form, guzman, '--out', temporaryFolder(), ...more)

test('amparo submit warns of a body that asks otherwise, is not open to the person, or works in confidence, and drafts all the same', async () => {
  const misled = await submit('un-special-procedures', '--body', 'achpr')
  assert.equal(misled.status, 0)
  assert.match(misled.err, /This structure is what .+ asks to be told, and not African Commission/)
  assert.match(misled.err, /Bodies and routes lists African Commission[^\n]+ as not open to this person: \S/)
  const confidential = await submit('unesco-104')
  assert.equal(confidential.status, 0)
  assert.match(confidential.err, /The procedure before UNESCO[^\n]+ is confidential \(strict: do not publish the communication/)
  const fitting = await submit('un-special-procedures', '--body', 'sp')
  assert.deepEqual([fitting.status, fitting.err], [0, ''])
})

test('amparo submit says about whom it drafts where nobody said it and there are several, and takes the language of a region', async () => {
  const folder = temporaryFolder()
  const [two, none] = [join(folder, 'two.yaml'), join(folder, 'none.yaml')]
  const file = readFileSync(guzman, 'utf8')
  const other = '\n  - {id: ana, kind: person, role: relative, names: [{text: Ana Ríos, lang: es, kind: legal}]}\n'
  writeFileSync(two, file.replace('\nsubjects:\n', `\nsubjects:${other}`))
  writeFileSync(none, 'format: amparo-case/1\ncase: {id: none, title: Nobody, country: PE, summary: Nobody, opened: 2021}\nsubjects: []\n')
  const draftOf = (path: string, ...more: string[]) =>
    amparo('submit', 'ced-urgent-action', path, '--out', join(folder, more.join('-')), ...more)
  const unsaid = await draftOf(two, '--lang', 'es-PE')
  assert.equal(unsaid.status, 0, unsaid.err)
  assert.match(unsaid.err, /This is about 'guzman', of whom the file tells most\. It tells of others too \(ana\): say with --about/)
  assert.match(readFileSync(join(folder, '--lang-es-PE', 'ced-urgent-action-submission.txt'), 'utf8'), /^Solicitud de acción urgente/)
  const said = await draftOf(two, '--about', 'ana')
  assert.doesNotMatch(said.err, /This is about/)
  const nobody = await draftOf(none)
  assert.match(nobody.err, /The file has no person about whom something could be submitted/)
  assert.equal(nobody.status, 1)
})

test('amparo submit says what is wrong with what was typed, and writes nothing', async () => {
  const folder = temporaryFolder()
  for (const [words, status, said] of [
    [['submit', 'wgad', guzman, '--out', folder], 1, /There is no form 'wgad'\..*wgad-questionnaire/],
    [['submit', 'wgad-questionnaire', guzman], 2, /Say with --out/],
    [['submit', 'wgad-questionnaire', guzman, '--out', folder, '--lang', 'qu'], 1, /headings in en, es, fr, and not in 'qu'/],
    [
      ['submit', 'wgad-questionnaire', guzman, '--out', folder, '--about', 'nobody'],
      1,
      /'nobody' is no person of the file\. There are: guzman/,
    ],
    [['submit', 'wgad-questionnaire', guzman, '--out', folder, '--at', '2021'], 1, /'2021' is not one day/],
    [['submit', 'wgad-questionnaire', guzman, '--out', folder, '--body', 'wgadd'], 1, /There is no body 'wgadd'\. Did you mean 'wgad'\?/],
  ] as const) {
    const answer = await amparo(...words)
    assert.equal(answer.status, status, words.join(' '))
    assert.match(answer.err, said)
  }
  assert.deepEqual(readdirSync(folder), [])
})
