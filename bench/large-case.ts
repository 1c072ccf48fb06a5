const diagnoses = ['hypertension', 'psoriasis', 'anaemia', 'atrial fibrillation', 'tuberculosis', 'liver disease']
const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

const birthOf = (person: number): number => -7000 - person * 13
const ageOn = (day: number, person: number): number => Math.floor((day - birthOf(person)) / 365.25)

/**
 * A made-up case file (amparo-case/1, as plain data) with `size` claims about 40 people: births, arrests, places, visits,
 * transfers, diagnoses, isolation; about one point in six contested, every tenth claim on an uncertain date.
 */
export function largeCase(size: number): object {
  const random = seeded(20_210_717)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const people = Array.from({ length: 40 }, (_, n) => `person-${n}`)
  const sources = Array.from({ length: 60 }, (_, n) => `source-${n}`)
  const documents = Array.from({ length: Math.ceil(size / 4) }, (_, n) => ({
    id: `D${n}`,
    title: `Report number ${n}`,
    by: pick(sources),
    published: iso(17_000 + Math.floor(random() * 2000)),
    lang: 'en',
  }))
  const claims = Array.from({ length: size }, (_, n) => {
    const about = pick(people)
    const document = pick(documents)
    const said = Math.floor(Date.parse(document.published) / 86_400_000) - Math.floor(random() * 5)
    const uncertain = random() < 0.1
    const day = said - 1 - Math.floor(random() * 30)
    const occasion = `stay-${Math.floor(day / 60)}`
    const date = uncertain ? iso(day).slice(0, 7) : iso(day)
    const asserts = [
      [
        {
          fact: 'person.birth_date',
          value:
            random() < 0.1
              ? iso(birthOf(people.indexOf(about))).slice(0, 4)
              : iso(birthOf(people.indexOf(about)) - (random() < 0.05 ? 1 : 0)),
        },
      ],
      [{ fact: 'arrest.date', value: iso(8000 + people.indexOf(about) * 7), occasion: 'first-arrest' }],
      [{ fact: 'custody.place', value: `Prison ${Math.floor(day / 400) % 5}`, when: `${iso(day)}/${iso(day + 3)}` }],
      [
        { fact: 'custody.hospital_transfer_date', value: date, occasion },
        { fact: 'health.diagnosis', value: pick(diagnoses), when: date },
      ],
      [{ fact: 'contact.visit_date', value: date, occasion: `visit-${day}` }],
      [{ fact: 'person.age', value: ageOn(day, people.indexOf(about)) + (random() < 0.03 ? 3 : 0), when: iso(day) }],
    ][n % 6]
    return {
      id: `C${n}`,
      about,
      said_by: [pick(sources)],
      printed_in: [
        { document: document.id, ...(n % 5 === 0 ? { passage: { exact: `the words of statement ${n}`, page: 1 + (n % 9) } } : {}) },
      ],
      statement: `Statement number ${n} about ${about}, in our words, with a few details of what was said.`,
      said_on: iso(said),
      asserts,
      sensitivity: 'public',
    }
  })
  return {
    format: 'amparo-case/1',
    case: { id: 'large', title: 'A made-up large case', country: 'XX', summary: 'Made up to be timed.', opened: '2016-01-01' },
    subjects: people.map((id) => ({ id, kind: 'person', names: [{ text: id, kind: 'known_as' }] })),
    sources: sources.map((id, n) => ({
      id,
      name: `Source ${n}`,
      kind: pick(['press', 'authority', 'family', 'ngo']),
      ...(n > 50 ? { relays: [`source-${n - 50}`] } : {}),
    })),
    documents,
    claims,
  }
}

/** Park–Miller: the same file on every machine. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
