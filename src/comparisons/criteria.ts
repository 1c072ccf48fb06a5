import { fold } from '../kit/index.ts'
import { agesOf, type Estimate } from './age.ts'
import { heldOf } from './held.ts'
import { outcomeOf, type OutcomeCode } from './outcome.ts'
import { personsHeld, type Compared } from './person.ts'
import { allOf, withinAll, type Bounds, type Ground, type Verdict } from './range.ts'
import { claimsOfPoints, pointsTelling } from './telling.ts'

/** What is asked of persons in case files. All that is given has to be so. */
export type Criteria = {
  readonly outcome?: OutcomeCode
  /** A key of the dictionary: some claim tells it of the person. */
  readonly fact?: string
  /** Each word stands in one claim about the person: in its statement, or in an answer. */
  readonly words?: string
  /** ISO 3166-1, two letters: that of the case. */
  readonly country?: string
  /** In whole years, when custody ended. */
  readonly age?: Bounds
  /** Whole years in custody. */
  readonly held?: Bounds
}

export type Match = { readonly verdict: Verdict; readonly grounds: readonly (Ground & { readonly criterion: keyof Criteria })[] }

/**
 * Whether a person is one of those asked for: yes, possibly (a range straddles what is asked, or it is contested), unknown
 * (nothing on file says), or no. Unknown is never taken for no.
 */
export function matchOf(compared: Compared, criteria: Criteria): Match {
  const { outcome, fact, words, country, age, held } = criteria
  const grounds = [
    ...(outcome === undefined
      ? []
      : [{ criterion: 'outcome' as const, ...outcomeOf(compared, outcome, personsHeld(compared.file)[0] === compared.subject) }]),
    ...(fact === undefined ? [] : [{ criterion: 'fact' as const, ...toldOf(compared, fact) }]),
    ...(words === undefined ? [] : [{ criterion: 'words' as const, ...saidIn(compared, words) }]),
    ...(country === undefined ? [] : [{ criterion: 'country' as const, ...inCountry(compared, country) }]),
    ...(age === undefined ? [] : [{ criterion: 'age' as const, ...ranged(agesOf(compared), age, 'no claim tells how old') }]),
    ...(held === undefined
      ? []
      : [{ criterion: 'held' as const, ...ranged(heldOf(compared), held, 'no claim tells since when or how long') }]),
  ]
  return { verdict: allOf(grounds.map(({ verdict }) => verdict)), grounds }
}

function toldOf(compared: Compared, fact: string): Ground {
  const points = pointsTelling(compared, [{ fact }])
  if (points.length === 0) return { verdict: 'no', text: 'no claim tells it', claims: [] }
  return {
    verdict: 'yes',
    text: points.some(({ state }) => state === 'contested') ? 'told, and contested' : 'told',
    claims: claimsOfPoints(points),
  }
}

function saidIn({ file, subject }: Compared, typed: string): Ground {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  const saying = file.claims.filter(({ about, retracted, statement, asserts }) => {
    if (about !== subject || retracted !== undefined) return false
    const text = fold([statement, ...asserts.flatMap(({ value }) => ('text' in value ? [value.text] : []))].join(' '))
    return words.every((word) => text.includes(word))
  })
  if (saying.length === 0) return { verdict: 'no', text: 'no claim has these words', claims: [] }
  return { verdict: 'yes', text: 'in the words of claims', claims: saying.map(({ id }) => id) }
}

const inCountry = ({ file }: Compared, country: string): Ground => ({
  verdict: file.case.country === country ? 'yes' : 'no',
  text: 'the country of the case',
  claims: [],
})

function ranged(estimates: readonly Estimate[], bounds: Bounds, unknown: string): Ground {
  if (estimates.length === 0) return { verdict: 'unknown', text: unknown, claims: [] }
  return {
    verdict: withinAll(estimates, bounds),
    text: [...new Set(estimates.map(({ text }) => text))].slice(0, 4).join('; or '),
    claims: [...new Set(estimates.flatMap(({ claims }) => claims))],
  }
}
