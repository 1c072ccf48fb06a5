import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectCatalogue, projectFacts, readableBy, readCaseFile } from '../cases/index.ts'
import { readCatalogue } from '../delivery/index.ts'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import { extractor } from '../extraction/testing.ts'
import { parseDate } from '../kit/index.ts'
import { defaultNormSettings } from '../norms/index.ts'
import { readProjectFile } from '../platform/index.ts'
import {
  bodyRules,
  composeSubmission,
  draftSubmission,
  fieldsOf,
  formWords,
  personsOf,
  rulesToCheck,
  setSubmission,
  submissionForms,
  submissionLanguages,
  submissionProblems,
  unknownFacts,
  type Composed,
  type SubmissionForm,
  type SubmissionMatter,
} from './index.ts'
import { factWords } from './form-facts.ts'
import { referencesIn } from './references.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const bodies = readCatalogue()
const day = parseDate('2021-08-01')

/** A demo case on a day, as far as it is for the team. Unconfirmed norms are turned on, so that there are some to be marked. */
function matterOf(id: string, form: SubmissionForm, lang: string): SubmissionMatter {
  const { document, evaluation } = evaluated.get(id) ?? evaluatedCase(id)
  return {
    document,
    evaluation,
    facts,
    subject: personsOf(document)[0]!,
    lang,
    day: '2021-08-01',
    body: bodies.find(({ id: body }) => body === form.bodies[0]) ?? null,
    rules: bodyRules(form.bodies[0] ?? ''),
    norms: { results: evaluation.norms ?? [], catalogue },
  }
}

function evaluatedCase(id: string): Pick<SubmissionMatter, 'document' | 'evaluation'> {
  assert.ok(day.kind === 'date')
  const read = readCaseFile(Buffer.from(readProjectFile('data', 'demo', `${id}.yaml`)), { file: id, facts })
  assert.ok(read.kind === 'read')
  const document = readableBy(read.document, 'team')
  const norms = { catalogue, settings: { ...defaultNormSettings, unconfirmed: true } }
  const evaluation = evaluate(document, facts, defaultSettings, { at: day.earliest, known: null, norms })
  const found = { document, evaluation }
  evaluated.set(id, found)
  return found
}
const evaluated = new Map<string, Pick<SubmissionMatter, 'document' | 'evaluation'>>()

const drafted = (id: string, form: SubmissionForm, lang: string): { matter: SubmissionMatter; composed: Composed } => {
  const matter = matterOf(id, form, lang)
  const text = draftSubmission(form, matter)
  return { matter, composed: composeSubmission({ form, text, matter, annexes: ['1. Judgment'], isDraft: true }) }
}

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

  test('what happened is told without the counts of a whole war, and in another language without questions and reasons in English', () => {
    const form = submissionForms().find(({ id }) => id === 'wgad-questionnaire')!
    const story = draftSubmission(form, matterOf('guzman', form, 'en')).answers['circumstances_and_arbitrariness.narrative']!.text
    assert.doesNotMatch(story, /[Ss]hare of the deaths|percent/)
    assert.match(story, /69 villagers were killed at Lucanamarca/, 'those who were harmed stand in it')
    const words = JSON.stringify(drafted('salgado', form, 'es').composed.sections)
    assert.match(words, /Controvertido: ¿Cuándo fue detenida la persona\?/)
    assert.doesNotMatch(words, /On which day was she arrested|On file:/)
  })

  test('in Spanish and French nothing that we say stands in English, and what does is said at the top', () => {
    const english = [
      ...[...facts.values()].map(({ question }) => question),
      ...submissionForms().flatMap((form) =>
        fieldsOf(form).flatMap(({ hint, parts }) => [...(hint === undefined ? [] : [hint]), ...parts]),
      ),
      ...[...catalogue.treaties.values()].map((title) => `${title}: `),
      'Not known to us',
      'To be asked',
      'The form adds',
      'Stated by those',
      'not printed',
      'printed in',
      'days in custody since',
      ' years old on ',
    ].filter((words) => words.length > 12)
    for (const [lang, top] of [
      ['es', /^Los epígrafes, las preguntas y las notas están en español\. Lo que dijeron las fuentes/],
      ['fr', /^Les rubriques, les questions et les notes sont en français\. Ce que les sources ont dit/],
    ] as const)
      for (const id of ['guzman', 'salgado'])
        for (const form of submissionForms()) {
          const { composed } = drafted(id, form, lang)
          const told = JSON.stringify(composed)
          for (const words of english) {
            // Norms are cited in English where the catalogue has no words, which the top says.
            if (lang === 'fr' && words.endsWith(': ')) continue
            assert.ok(!told.includes(words.replaceAll('_', ' ')), `${form.id} of ${id} in ${lang} says: ${words}`)
          }
          const head = composed.head.map(([, value]) => value)
          assert.match(head.at(-1)!, top)
          if (form.bodies.length > 0) assert.ok(!bodies.some(({ name }) => name === head[0]), head[0])
        }
    const norms = drafted(
      'guzman',
      submissionForms().find(({ id }) => id === 'un-special-procedures')!,
      'fr',
    )
    assert.match(norms.composed.head.at(-1)![1], /Les règles sont citées en anglais, car nous/)
  })

  test('a statement is our wording and never stands in quotation marks, a passage of a document does, and the top says which is which', () => {
    for (const lang of submissionLanguages)
      for (const id of ['guzman', 'salgado'])
        for (const form of submissionForms()) {
          const { matter, composed } = drafted(id, form, lang)
          const told = JSON.stringify(composed)
          for (const { statement } of matter.document.claims)
            assert.ok(!told.includes(`“${statement.trim().slice(0, 20)}`), `${form.id} of ${id} in ${lang} quotes: ${statement}`)
          assert.match(
            composed.head.at(-1)![1],
            /in our own words.+quotation marks|con nuestras palabras.+comillas|nos propres mots.+guillemets/,
          )
        }
    const form = submissionForms().find(({ id }) => id === 'wgad-questionnaire')!
    const matter = matterOf('guzman', form, 'es')
    const [printed, ...others] = matter.document.claims.find(({ id }) => id === 'C49')!.printed_in
    const claims = matter.document.claims.map((claim) =>
      claim.id === 'C49' ? { ...claim, printed_in: [{ ...printed!, passage: { exact: 'es psoriasis' } }, ...others] } : claim,
    )
    const quoting = { ...matter, document: { ...matter.document, claims } }
    const text = draftSubmission(form, quoting)
    const { notes } = composeSubmission({ form, text, matter: quoting, annexes: [], isDraft: true })
    const note = notes.texts.find((one) => one.includes('It is psoriasis'))
    assert.match(
      note ?? '',
      /^Lawyer of the prisoner, 2021: It is psoriasis, [^“]+ \(dicho julio de 2021; publicado en [^“]+: “es psoriasis”; en disputa\)$/,
    )
  })

  test('who speaks for somebody is said with whose words they are, once, also where the name says so', () => {
    const form = submissionForms().find(({ id }) => id === 'wgad-questionnaire')!
    const matter = matterOf('guzman', form, 'en')
    const head = matter.document.sources.find(({ id }) => id === 'inpe-head-2013')!
    const toldBy = (name: string): string => {
      const sources = matter.document.sources.map((source) => (source === head ? { ...head, name } : source))
      return JSON.stringify(draftSubmission(form, { ...matter, document: { ...matter.document, sources } }))
    }
    assert.match(toldBy(head.name), /Head of the prison service \(INPE\), 2013: There was no transfer/)
    assert.match(toldBy('A speaker'), /A speaker, passing on Prison service of Peru \(INPE\): There was no transfer/)
  })

  test('a person whose name nobody divided is named as a whole until somebody does, and no spelling of another script is told', () => {
    const form = submissionForms().find(({ id }) => id === 'wgad-questionnaire')!
    const matter = matterOf('guzman', form, 'es')
    const text = draftSubmission(form, matter)
    const person = (answers = text.answers) =>
      JSON.stringify(composeSubmission({ form, text: { ...text, answers }, matter, annexes: [], isDraft: true }).sections[0])
    assert.match(person(), /Manuel Rubén Abimael Guzmán Reinoso \(nombre completo, como consta en el expediente; no consta qué parte/)
    assert.match(person(), /Por preguntar/)
    assert.doesNotMatch(person({ ...text.answers, 'identity.family_name': { text: 'Guzmán Reinoso', ours: true } }), /nombre completo/)
    const petition = draftSubmission(
      submissionForms().find(({ id }) => id === 'iachr-petition')!,
      matter,
    )
    assert.match(
      petition.answers['victim_and_petitioner.victims']!.text,
      /^Manuel Rubén Abimael Guzmán Reinoso; Abimael Guzmán; Abimael Guzmán Reynoso\n/,
    )
  })

  test('an answer that stood before in the same words says where, with what it rests on', () => {
    const { composed } = drafted(
      'guzman',
      submissionForms().find(({ id }) => id === 'wgad-questionnaire')!,
      'es',
    )
    const answers = composed.sections.flatMap(({ heading, fields }) =>
      fields.map(({ label, paragraphs }) => ({ at: `${heading}, ${label}`, lines: paragraphs.flatMap(({ lines }) => lines) })),
    )
    const again = answers.flatMap(({ at, lines }) => {
      const [, earlier = ''] = /^Como en (.+)\. (?:\[[\d, ]+\])$/.exec(lines[0] ?? '') ?? []
      return earlier === '' ? [] : [{ at, earlier }]
    })
    assert.ok(again.length > 0)
    for (const { at, earlier } of again)
      assert.ok(answers.findIndex((one) => one.at === earlier) < answers.findIndex((one) => one.at === at), `${at} stands after ${earlier}`)
    const long = answers.map(({ lines }) => lines.join(' ')).filter((text) => text.length > 100 && /\[\d/.test(text))
    assert.deepEqual(long.toSorted(), [...new Set(long)].toSorted(), 'nothing long stands twice')
  })

  test('every fact, unit and word of the dictionary, and all that a structure adds, is there in every language of submissions', () => {
    for (const lang of submissionLanguages.filter((one) => one !== 'en')) {
      const { questions, units, value, hint } = factWords(lang)
      const missing = [
        ...[...facts.values()].flatMap(({ key, unit, values = [] }) => [
          ...(questions[key] === undefined ? [key] : []),
          ...(unit === undefined || units[unit] !== undefined ? [] : [unit]),
          ...values.filter((code) => code.includes('_') && value(code) === code),
        ]),
        ...submissionForms().flatMap((form) =>
          fieldsOf(form).flatMap((field) =>
            [...(field.hint === undefined ? [] : [field.hint]), ...field.parts].filter(
              (one) => hint(one) === one && !['date'].includes(one),
            ),
          ),
        ),
      ]
      assert.deepEqual(missing, [], lang)
    }
  })

  test('what several say alike stands together, and no statement twice in one answer', () => {
    for (const id of ['guzman', 'salgado'])
      for (const form of submissionForms()) {
        const matter = matterOf(id, form, 'es')
        for (const [key, { text }] of Object.entries(draftSubmission(form, matter).answers))
          for (const { statement } of matter.document.claims) {
            const times = text.split(`: ${statement.trim()} {`).length - 1
            assert.ok(times < 2, `${form.id} ${key} says ${times} times: ${statement}`)
          }
      }
    const form = submissionForms().find(({ id }) => id === 'wgad-questionnaire')!
    const of = (id: string) => draftSubmission(form, matterOf(id, form, 'en')).answers['circumstances_and_arbitrariness.narrative']!.text
    assert.match(of('guzman'), /El País: 17 people died and 155 were injured [^\n]+\nSupreme Court of Peru: In a note: 17 people died/)
    assert.match(of('salgado'), /Family of the prisoner and Blog of supporters: A federal court dismissed [^\n]+ \{C\w+, C\w+\}/)
  })

  test('a statement to UNESCO says in short what the facts tell in full', () => {
    const form = submissionForms().find(({ id }) => id === 'unesco-104')!
    const { answers } = draftSubmission(form, matterOf('guzman', form, 'en'))
    const [statement, told] = [answers['letter.concise_statement']!.text, answers['form.facts_and_link_to_unesco_fields']!.text]
    assert.match(statement, /^Abimael Guzmán: custody, health and death[^\n]*\n\n[\s\S]*Convicted on 13 October 2006/)
    assert.ok(statement.length * 4 < told.length, 'it is in short')
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
