import type { Context } from 'hono'
import { outcomes, type Criteria } from '../../../comparisons/index.ts'

const names = ['outcome', 'fact', 'words', 'country', 'age', 'ageTo', 'held', 'heldTo'] as const
type Name = (typeof names)[number]

/** What the address asks for, as it was typed. */
export type Typed = Readonly<Record<Name, string>>

export type Asked = {
  readonly typed: Typed
  readonly criteria: Criteria
  /** What is wrong with a field, in a sentence. */
  readonly errors: Readonly<Partial<Record<Name, string>>>
  readonly isEmpty: boolean
}

/** The most years that can be asked for, of an age or in custody. */
const mostYears = 150

/** What an address asks for. A word that no list knows asks for nothing; a number that cannot be read is told. */
export function askedIn(c: Context): Asked {
  const typed = Object.fromEntries(names.map((name) => [name, (c.req.query(name) ?? '').trim().slice(0, 200)])) as Typed
  const outcome = outcomes.find(({ code }) => code === typed.outcome)?.code
  const [age, held] = [boundsIn(typed, 'age', 'ageTo'), boundsIn(typed, 'held', 'heldTo')]
  const criteria: Criteria = {
    ...(outcome !== undefined && { outcome }),
    ...(/^[a-z_]+\.[a-z_]+$/.test(typed.fact) && { fact: typed.fact }),
    ...(/[\p{L}\p{N}]/u.test(typed.words) && { words: typed.words }),
    ...(/^[A-Z]{2}$/.test(typed.country) && { country: typed.country }),
    ...(age.bounds && { age: age.bounds }),
    ...(held.bounds && { held: held.bounds }),
  }
  const errors = { ...age.errors, ...held.errors }
  return { typed, criteria, errors, isEmpty: Object.keys(criteria).length === 0 && Object.keys(errors).length === 0 }
}

type ReadBounds = { readonly bounds?: { readonly from?: number; readonly to?: number }; readonly errors: Asked['errors'] }

function boundsIn(typed: Typed, from: Name, to: Name): ReadBounds {
  const errors = Object.fromEntries(
    [from, to].filter((name) => typed[name] !== '' && yearsIn(typed[name]) === undefined).map((name) => [name, notYears]),
  )
  const [low, high] = [yearsIn(typed[from]), yearsIn(typed[to])]
  if (low !== undefined && high !== undefined && low > high) return { errors: { [to]: 'This is less than the number before it.' } }
  if (low === undefined && high === undefined) return { errors }
  return { errors, bounds: { ...(low !== undefined && { from: low }), ...(high !== undefined && { to: high }) } }
}

const notYears = `Type whole years in figures, 0 to ${mostYears}.`

function yearsIn(typed: string): number | undefined {
  if (!/^\d{1,3}$/.test(typed)) return undefined
  return Number(typed) > mostYears ? undefined : Number(typed)
}
