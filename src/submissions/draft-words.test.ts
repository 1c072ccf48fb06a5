import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { composeSubmission, draftSubmission, fieldsOf, submissionForms, submissionLanguages } from './index.ts'
import { factWords } from './form-facts.ts'
import { bodies, catalogue, drafted, facts, matterOf } from '../../test/fixtures/drafted-submission.ts'

suite('the words of a draft', () => {
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
})
