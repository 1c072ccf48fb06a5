const common =
  'prison hospital lawyer family visit cell guard doctor transfer court hearing letter denied moved beaten isolation medicine food water phone'
    .split(' ')
    .concat(
      'arrested detained released sentenced examined refused asked saw told says reported never again night morning week month ward'.split(
        ' ',
      ),
    )
const syllables = 'ka ro mi ta len dor ush qui spe man gar cia zhou bel ar no vik tan ge ma hu per sal ga do rei nes tor fu ji mo ri'.split(
  ' ',
)
const given = 'Ana Luis Rosa Carlos Elena Jorge Marta Pedro Nadia Omar Leila Ivan Olga Sergei Amina Hassan Mei Chen Paulo Ines'.split(' ')
const facts = ['custody.place', 'health.diagnosis', 'contact.visit_date', 'custody.hospital_transfer_date', 'person.age'] as const

/** What a made-up case is about, for questions that find it. */
export type MadeUpCase = { readonly id: string; readonly person: string; readonly text: string; readonly rare: string }

/**
 * Made-up cases, each with so many claims, that say different things: words as unevenly frequent as in a language, names of a few
 * thousand, a tenth of the claims sealed in every fifth case. The same on every machine.
 */
export function* madeUpCases(count: number, claimsOfEach: number): Generator<MadeUpCase> {
  const random = seeded(19_481_210)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const word = (): string => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join('')
  const words = [...common, ...Array.from({ length: 4000 }, word)]
  // Zipf: the n-th word about 1/n as often as the first.
  const anyWord = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'prison'
  const family = Array.from({ length: 2000 }, () => capital(word()))
  for (let n = 0; n < count; n++) {
    const person = `${pick(given)} ${pick(family)} ${pick(family)}`
    const rare = `${word()}${word()}`
    const sources = Array.from({ length: 6 }, (_, at) => ({
      id: `S${at}`,
      name: at < 3 ? `${pick(given)} ${pick(family)}` : `The ${anyWord()} ${anyWord()} office`,
      kind: ['family', 'lawyer', 'ngo', 'press', 'authority', 'court'][at],
    }))
    const documents = Array.from({ length: 12 }, (_, at) => ({
      id: `D${at}`,
      title: `${capital(anyWord())} ${anyWord()} ${anyWord()} ${n}`,
      by: `S${at % 6}`,
      published: `20${10 + (at % 12)}-0${1 + (at % 9)}`,
    }))
    const claims = Array.from({ length: claimsOfEach }, (_, at) => {
      const fact = pick(facts)
      const year = 2010 + Math.floor(random() * 14)
      const value =
        fact === 'custody.place' ? 'prison' : fact === 'health.diagnosis' ? anyWord() : fact === 'person.age' ? 40 + (at % 9) : `${year}`
      return {
        id: `C${at}`,
        about: 'P1',
        said_by: [`S${at % 6}`],
        printed_in: [{ document: `D${at % 12}` }],
        statement: `${capital(anyWord())} ${Array.from({ length: 6 + Math.floor(random() * 12) }, anyWord).join(' ')}${at === 7 ? ` ${rare}` : ''}.`,
        said_on: `${year}-0${1 + (at % 9)}`,
        asserts: [{ fact, value, ...(fact.endsWith('_date') ? { occasion: `E${at % 5}` } : { when: `${year}` }) }],
        ...(n % 5 === 0 && at % 10 === 3 ? { sensitivity: 'sealed' } : {}),
      }
    })
    const id = `case-${n}`
    const events = Array.from({ length: 5 }, (_, at) => ({
      id: `E${at}`,
      kind: 'event',
      names: [{ text: `${capital(anyWord())} of ${2010 + at}`, kind: 'known_as' }],
    }))
    const subjects = [
      { id: 'P1', kind: 'person', names: [{ text: person, kind: 'legal' }] },
      { id: 'prison', kind: 'place', names: [{ text: `${pick(family)} prison`, kind: 'known_as' }] },
      ...events,
    ]
    const head = {
      id,
      title: `The ${anyWord()} ${anyWord()} of ${person}`,
      country: 'XX',
      summary: `Made up: ${anyWord()} ${anyWord()}.`,
      opened: '2016-01-01',
    }
    yield { id, person, rare, text: JSON.stringify({ format: 'amparo-case/1', case: head, subjects, sources, documents, claims }) }
  }
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Park–Miller: the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
