import type { Assertion, Claim, Fact, FactDictionary, Subject } from '../claims/index.ts'
import { nearest, type SourceDate } from '../kit/index.ts'
import type { RawClaim } from './case-schema.ts'
import type { FileProblems } from './file-problems.ts'
import type { Path } from './locate.ts'
import type { DateReader } from './read-dates.ts'
import { readValue, type SubjectIds } from './read-value.ts'

/** Reads the claims of one file: their dates, and what they assert by the dictionary of facts. */
export class ClaimReader {
  readonly #kinds: ReadonlyMap<string, Subject['kind']>
  readonly #subjects: SubjectIds
  readonly #facts: FactDictionary
  readonly #dates: DateReader
  readonly #problems: FileProblems

  constructor(subjects: readonly Pick<Subject, 'id' | 'kind'>[], facts: FactDictionary, dates: DateReader, problems: FileProblems) {
    this.#kinds = new Map(subjects.map(({ id, kind }) => [id, kind]))
    this.#subjects = {
      known: new Set(this.#kinds.keys()),
      nearestPlace: nearestOf(subjects.filter(({ kind }) => kind === 'place').map(({ id }) => id)),
    }
    this.#facts = facts
    this.#dates = dates
    this.#problems = problems
  }

  read(raw: RawClaim, at: Path): Claim {
    if (raw.printed_in.length === 0 && raw.said_on === undefined && raw.recorded === undefined)
      this.#problems.add(at, () => ({ message: `claim '${raw.id}' is printed nowhere: say when it was said (said_on) or recorded` }))
    const asserts = raw.asserts.map((assertion, index) => this.#assertion(assertion, raw.about, [...at, 'asserts', index]))
    const { retracted, recorded: noted, ...claim } = this.#dates.in(raw, at, 'said_on')
    const recorded = noted && this.#dates.in(noted, [...at, 'recorded'], 'on')
    if (recorded && isLater(claim.said_on, recorded.on))
      this.#problems.add([...at, 'said_on'], () => ({ message: 'nobody says anything after the day it is recorded' }))
    return {
      ...claim,
      asserts: asserts.filter((assertion) => assertion !== undefined),
      ...(retracted && { retracted: this.#dates.in(retracted, [...at, 'retracted'], 'on') }),
      ...(recorded && { recorded }),
    }
  }

  #assertion(raw: RawClaim['asserts'][number], about: string, at: Path): Assertion | undefined {
    const fact = this.#facts.get(raw.fact)
    if (fact === undefined) {
      this.#problems.add([...at, 'fact'], () => ({
        message: `there is no fact '${raw.fact.slice(0, 60)}' in the dictionary`,
        word: raw.fact,
        known: this.#facts.keys(),
      }))
      return undefined
    }
    this.#checkSubject(fact, about, at)
    const outcome = readValue(fact, raw.value, this.#subjects)
    if (outcome.kind === 'wrong') {
      this.#problems.add([...at, 'value'], () => outcome)
      return undefined
    }
    return { ...this.#dates.in(raw, at, 'when'), value: outcome.value }
  }

  /** A fact whose key begins with `person.` is asserted of persons only. */
  #checkSubject(fact: Fact, about: string, at: Path): void {
    const kind = this.#kinds.get(about)
    if (kind === undefined || kind === 'person' || !fact.key.startsWith('person.')) return
    const article = kind === 'event' || kind === 'organisation' ? 'an' : 'a'
    this.#problems.add([...at, 'fact'], () => ({ message: `'${fact.key}' is asserted of a person, and '${about}' is ${article} ${kind}` }))
  }
}

/** Whether something was said after it was recorded. One day more is let by: it may be tomorrow already where it is said. */
const isLater = (said: SourceDate | undefined, recorded: SourceDate): boolean =>
  said?.kind === 'date' && recorded.kind === 'date' && said.earliest > recorded.latest + 1

/** How many places are compared with names at most: a file of thousands of each is read all the same, and in time. */
const mostCompared = 200_000

/** The nearest of these ids; each question is worked out once, because many claims name the same place. */
function nearestOf(places: readonly string[]): (id: string) => string | undefined {
  const answers = new Map<string, string | undefined>()
  return (id) => {
    if (!answers.has(id) && (answers.size + 1) * places.length <= mostCompared) answers.set(id, nearest(id, places))
    return answers.get(id)
  }
}
