import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import { extractor } from '../extraction/testing.ts'
import {
  composeSubmission,
  draftSubmission,
  fieldsOf,
  formWords,
  rulesToCheck,
  setSubmission,
  submissionForms,
  submissionLanguages,
  submissionProblems,
  unknownFacts,
} from './index.ts'
import { referencesIn } from './references.ts'
import { bodies, catalogue, day, drafted, facts, matterOf } from '../../test/fixtures/drafted-submission.ts'

/** The draft to a committee of a case in which claims, each by another source, say in whose hands the person is. */
function draftWithState(...states: readonly string[]): string {
  const form = submissionForms().find(({ bodies: of }) => of.includes('ccpr')) ?? assert.fail('no form of the committee')
  const matter = matterOf('guzman', form, 'en')
  const claims = states.map((state, at) => ({
    ...matter.document.claims[0]!,
    id: `C90${at}`,
    about: matter.subject,
    said_by: [matter.document.sources[at]!.id],
    asserts: [{ fact: 'state.country', value: { type: 'text' as const, text: state } }],
  }))
  const document = { ...matter.document, claims: [...matter.document.claims, ...claims] }
  assert.ok(day.kind === 'date')
  const evaluation = evaluate(document, facts, defaultSettings, { at: day.earliest, known: null })
  return JSON.stringify(draftSubmission(form, { ...matter, document, evaluation }))
}

test('a draft says how that State stands to the treaty in whose hands claims say that the person is, and of no State where accounts differ', () => {
  assert.match(draftWithState(), /individual complaints\): party/)
  assert.match(draftWithState('CN'), /individual complaints\): not party/)
  assert.doesNotMatch(draftWithState('CN', 'MX'), /individual complaints\):/)
})

suite('the structures of what bodies ask to be told', () => {
  test('there are ten, each asks for facts that the dictionary has, of a body that is known, in words of three languages', () => {
    assert.equal(submissionForms().length, 10)
    for (const form of submissionForms()) {
      assert.deepEqual(unknownFacts(form, facts), [])
      for (const id of form.bodies)
        assert.ok(
          bodies.some((body) => body.id === id),
          id,
        )
      for (const lang of submissionLanguages) {
        const words = formWords(lang)
        assert.notEqual(words.title(form), '')
        for (const section of form.sections) assert.notEqual(words.section(section.id), '')
        for (const field of fieldsOf(form)) {
          assert.notEqual(words.field(form, field), '')
          if (field.fixed !== undefined) assert.notEqual(words.fixed(form, field), '')
          for (const choice of field.choices ?? []) assert.notEqual(words.choice(choice), '')
        }
      }
    }
  })

  for (const id of ['guzman', 'salgado'])
    test(`each is drafted from ${id} with a source for every statement, both sides of what is contested, and no consent`, () => {
      for (const form of submissionForms()) {
        const { matter, composed } = drafted(id, form, form.bodies.length === 0 ? 'es' : 'en')
        for (const { heading, fields } of composed.sections)
          for (const [at, { label, paragraphs }] of fields.entries()) {
            const field = form.sections.find(
              ({ fields: own }) => own.length === fields.length && formWords(composed.lang).field(form, own[at]!) === label,
            )
            assert.ok(field !== undefined)
            const isFixed = fieldsOf(form).some((one) => one.fixed !== undefined && formWords(composed.lang).field(form, one) === label)
            for (const { lines, isOpen } of paragraphs)
              assert.ok(
                isFixed || isOpen === true || /\[\d+(?:, \d+)*\]/.test(lines.join(' ')),
                `${form.id}, ${heading}, ${label}: ${lines.join(' ')}`,
              )
          }
        const text = draftSubmission(form, matter)
        assert.deepEqual(text.consents, {})
        assert.ok(day.kind === 'date')
        const stops = submissionProblems(form, text, matter, day.earliest)
        assert.deepEqual(
          stops.filter(({ message }) => !/has to be answered|Nobody has said on which consent/.test(message)),
          [],
          form.id,
        )
        const contested = matter.evaluation.points.filter(({ state }) => state === 'contested')
        for (const paragraph of Object.values(text.answers).flatMap((answer) => answer.text.split('\n\n'))) {
          if (!/^(?:Contested|Controvertido): /.test(paragraph)) continue
          const named = new Set(referencesIn(paragraph).map(({ id: claim }) => claim))
          const whole = contested.some(({ accounts }) => accounts.every(({ claims }) => claims.every((claim) => named.has(claim))))
          assert.ok(whole, `a side of it is missing: ${paragraph}`)
        }
        assert.ok(rulesToCheck(form, text, matter).some(({ isUnconfirmed }) => isUnconfirmed) || form.basis.confirmed === 'text')
      }
    })

  test('a norm that could not be confirmed is marked in what goes to the body', () => {
    const form = submissionForms().find(({ id }) => id === 'un-special-procedures')!
    const { matter, composed } = drafted('guzman', form, 'fr')
    const unconfirmed = (matter.norms?.results ?? []).filter(
      ({ result, unconfirmed: is }) => is === true && (result === 'engaged' || result === 'if_accepted'),
    )
    assert.ok(unconfirmed.length > 0, 'there is one to be marked')
    const words = JSON.stringify(composed.sections)
    for (const { citation } of unconfirmed)
      assert.match(
        words,
        new RegExp(`${citation.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)} [^"]*référence non confirmée par nous`),
      )
  })

  test('a citation to be checked is named with its instrument: several have a Rule 24', () => {
    const form = submissionForms().find(({ id }) => id === 'un-special-procedures')!
    const matter = matterOf('guzman', form, 'en')
    const text = draftSubmission(form, matter)
    const [field, answer] = Object.entries(text.answers)[0]!
    const named = { ...text, answers: { [field]: { ...answer, text: 'See {norm bangkok-24}.' } } }
    const rules = rulesToCheck(form, named, matter).filter(({ text: rule }) => rule.startsWith('The citation'))
    assert.deepEqual(rules, [{ text: 'The citation Bangkok Rules, Rule 24 is not confirmed by us', isUnconfirmed: true }])
  })

  test('what goes out names a norm by its citation and symbol, and not where we read it; how far it was checked is said', () => {
    const form = submissionForms().find(({ id }) => id === 'un-special-procedures')!
    const { matter, composed } = drafted('guzman', form, 'es')
    const notes = composed.notes.texts
    assert.ok(
      notes.some((note) => note.endsWith('; 1993; DL 654; TUO DS 003-2021-JUS')),
      notes.join('\n'),
    )
    assert.ok(
      notes.some((note) => /Nelson Mandela.*; 2015; A\/RES\/70\/175/.test(note)),
      notes.join('\n'),
    )
    for (const { norm } of matter.norms?.results ?? []) {
      const { source } = catalogue.norms.get(norm)!
      if (source !== undefined) assert.ok(!notes.some((note) => note.includes(source)), source)
    }
    for (const [confirmed, said] of [
      ['topic', 'tenor sin cotejar con el texto oficial'],
      ['unconfirmed', 'cita sin confirmar por nosotros'],
    ]) {
      const named = [...catalogue.norms.values()].find((norm) => norm.confirmed === confirmed)!
      const text = { ...draftSubmission(form, matter), answers: { 'law.norms': { text: `Ours. {norm ${named.id}}` } } }
      const [note = ''] = composeSubmission({ form, text, matter, annexes: [], isDraft: true }).notes.texts
      assert.ok(note.endsWith(`; ${said}`), note)
    }
    const words = JSON.stringify(composed.sections)
    assert.match(words, /os hechos pueden estar comprendidos en esta norma: Reglas Nelson Mandela/)
    assert.doesNotMatch(words, /en juego/)
  })

  test('PDF, DOCX and text say the same words, and the same draft gives the same bytes', async () => {
    for (const [id, form, lang] of [
      ['guzman', 'iachr-precautionary-measures', 'es'],
      ['salgado', 'wgad-questionnaire', 'fr'],
    ] as const) {
      const { composed } = drafted(
        id,
        submissionForms().find((one) => one.id === form)!,
        lang,
      )
      const settings = { day: '2021-08-01' }
      const set = await setSubmission(composed, settings)
      assert.ok(set.kind === 'set')
      if (id === 'salgado') {
        const again = await setSubmission(composed, settings)
        assert.ok(again.kind === 'set')
        for (const [at, { path, content }] of set.files.entries()) assert.ok(Buffer.from(content).equals(again.files[at]!.content), path)
      }
      const [pdf, docx, text] = [await wordsIn(set.files[0]!.content), await wordsIn(set.files[1]!.content), set.files[2]!.content]
      const plain = words(new TextDecoder().decode(text).replaceAll(/^-+$/gm, ''))
      saysTheSame(words(pdf).replaceAll(new RegExp(String.raw`${words(composed.title)}\d+/${set.pages}`, 'g'), ''), plain)
      saysTheSame(words(docx.replace(/\n[^\n]*· ?[^\n]*$/, '')), plain)
    }
  })
})

/** The words of a file, as what reads documents of cases finds them. */
async function wordsIn(bytes: Uint8Array): Promise<string> {
  const read = await extractor.extract(bytes)
  assert.ok(read.kind === 'extracted', JSON.stringify(read))
  return read.text
}

/** Where a line ends is no word; and a hyphen at its end stands again at the beginning of the next, as it does in Spanish. */
const words = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, '').replaceAll(/-+/g, '-')

/** Shows where two texts part, which are too long to be shown. */
function saysTheSame(text: string, plain: string): void {
  const at = plain.split('').findIndex((letter, place) => text[place] !== letter)
  assert.deepEqual(text.slice(Math.max(0, at - 60), at + 60), plain.slice(Math.max(0, at - 60), at + 60))
  assert.equal(text.length, plain.length)
}
