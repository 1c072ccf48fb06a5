import { dayOf, describeDate, parseDate, type Day } from '../kit/index.ts'
import type { Time } from './answer.ts'
import { concerns, type Catalogue } from './catalogue.ts'
import { shortTitle } from './catalogue-language.ts'
import type { Forerunner, Norm } from './norm.ts'
import type { Ratification } from './ratification.ts'

/** Whether a norm can be held against a State at a time: it can; not yet; not this State; nobody has confirmed it; the dates do not say. */
export type Hold = 'in_force' | 'before' | 'not_binding' | 'check' | 'unsure'

/** Days of which one thing holds, and why, as the end of a sentence. */
export type Stretch = { readonly hold: Hold; readonly why: string; readonly from: Day; readonly to: Day }

/**
 * How a norm stands to a State through all time, without a gap. Takes the State's ISO 3166-1 code, null where it is not known
 * which it is, and why that is so. A norm counts from the year after the one in which it was adopted, the catalogue having no days; of what it
 * consolidates nobody can tell until then; a treaty
 * from the day it was in force for the State; and what interprets a treaty only where the treaty binds.
 */
export function stretchesOf(
  catalogue: Catalogue,
  norm: Norm,
  state: string | null,
  why = 'nothing on file says which State it is',
): readonly Stretch[] {
  const treaty = treatyOf(norm)
  const adopted = norm.consolidates === undefined ? sinceAdoption(norm.year) : sinceForerunner(norm.consolidates, norm.year)
  if (state === null && isOfStates(catalogue, norm)) return overlay(adopted, always('check', why))
  if (state !== null && isElsewhere(catalogue, norm, state))
    return overlay(adopted, always('not_binding', `it is of another part of the world than ${stateName(catalogue, state)}`))
  if (norm.force === 'interpretation' && treaty === undefined)
    return overlay(adopted, always('check', 'the treaty that it interprets is not in the catalogue'))
  if (treaty === undefined || state === null) return adopted
  const title = treaty === norm.instrument ? 'the treaty' : shortTitle(catalogue.instruments.get(treaty)!)
  return overlay(adopted, bindingOver(catalogue, { treaty, state, title, year: norm.year }))
}

/**
 * Through all time, whether a State is bound by a treaty of ratifications.yaml: `before`, `check` where no source says from when
 * it was in force, `in_force`, `not_binding`. Takes what the treaty is called, and the year of its adoption where the catalogue has none.
 */
export function bindingOver(
  catalogue: Catalogue,
  { treaty, state, title, year }: { readonly treaty: string; readonly state: string; readonly title: string; readonly year?: number },
): readonly Stretch[] {
  const found = catalogue.ratification(state, treaty)
  const consent = sinceConsent(found, stateName(catalogue, state), title)
  const adopted = catalogue.instruments.get(ofTreaty.get(treaty) ?? treaty)?.adopted ?? year
  return found?.inForce === undefined && adopted !== undefined ? overlay(youngTreaty(adopted, title), consent) : consent
}

/** The treaty of the same day that a protocol or a declaration belongs to, where the catalogue has no year of its own for it. */
const ofTreaty: ReadonlyMap<string, string> = new Map([
  ['iccpr_op1', 'iccpr'],
  ['cat_art22', 'cat'],
  ['achr_court', 'achr'],
])

/** Whether it depends on the State whether a norm holds: it is of a region, a treaty, or interprets one. */
export const isOfStates = (catalogue: Catalogue, norm: Norm): boolean =>
  regionOf(catalogue, norm) !== 'universal' || treatyOf(norm) !== undefined

/** Whether a norm is of another part of the world, or of another State, than this one. */
export const isElsewhere = (catalogue: Catalogue, norm: Norm, state: string): boolean =>
  !concerns(catalogue, regionOf(catalogue, norm), state)

const regionOf = (catalogue: Catalogue, { instrument }: Norm): string => catalogue.instruments.get(instrument)?.region ?? 'universal'

function treatyOf({ force, instrument }: Norm): string | undefined {
  return force === 'treaty' ? instrument : force === 'interpretation' ? interprets.get(instrument) : undefined
}

/** The treaty that an instrument interprets; null where it interprets none of the catalogue. */
export const interpretedBy = (instrument: string): string | null => interprets.get(instrument) ?? null

/** A time, cut where the norm's hold on it changes. What happened on one unknown day of a time that is cut is unsure. */
export function divide(stretches: readonly Stretch[], time: Time): readonly (Stretch & { readonly time: Time })[] {
  const parts = stretches.flatMap((stretch) => {
    const [from, to] = [Math.max(stretch.from, time.from), Math.min(stretch.to, time.to)]
    return from <= to ? [{ ...stretch, time: { from, to, lasts: time.lasts } }] : []
  })
  if (parts.length === 1 || time.lasts) return parts
  const why = `it happened on a day that is not known, before or after the norm held: ${[...new Set(parts.map((part) => part.why))].filter(Boolean).join('; ')}`
  return [{ hold: 'unsure', why, from: time.from, to: time.to, time }]
}

/** The treaties whose articles these documents interpret, as their own titles say. */
const interprets: ReadonlyMap<string, string> = new Map([
  ['gc20', 'iccpr'],
  ['gc21', 'iccpr'],
  ['gc32', 'iccpr'],
  ['gc35', 'iccpr'],
  ['gc36', 'iccpr'],
  ['oc29', 'achr'],
])

function sinceAdoption(year: number): readonly Stretch[] {
  const first = dayOf(year, 1, 1) ?? 0
  const next = dayOf(year + 1, 1, 1) ?? 0
  return [
    { hold: 'before', why: `it is of ${year}`, from: -Infinity, to: first - 1 },
    {
      hold: 'unsure',
      why: `it was adopted in the course of ${year}, and the catalogue does not say on which day`,
      from: first,
      to: next - 1,
    },
    { hold: 'in_force', why: '', from: next, to: Infinity },
  ]
}

/** A consolidation repeats what stood elsewhere before. Between the two it may have read otherwise, under another number. */
function sinceForerunner({ cite, year: first, confirmed }: Forerunner, year: number): readonly Stretch[] {
  const [begun, next] = [dayOf(first, 1, 1) ?? 0, dayOf(year + 1, 1, 1) ?? 0]
  const named = confirmed === 'unconfirmed' ? `${cite}, as far as we know` : cite
  return [
    { hold: 'before', why: `what it consolidates is of ${first}`, from: -Infinity, to: begun - 1 },
    {
      hold: 'unsure',
      why: `it is a consolidation of ${year}; before, it was ${named}, of ${first}, and we have not read how that stood then`,
      from: begun,
      to: next - 1,
    },
    { hold: 'in_force', why: '', from: next, to: Infinity },
  ]
}

/** How many years a treaty may have taken to enter into force, where no source says when it did. The number is ours. */
const slowest = 10

/** Where no source says from when a treaty was in force for a State, that it was in force at all is not known while it was young. */
function youngTreaty(year: number, title: string): readonly Stretch[] {
  const grown = dayOf(year + slowest + 1, 1, 1) ?? 0
  return [
    {
      hold: 'check',
      why: `${title} is of ${year}, and the catalogue does not say when it entered into force`,
      from: -Infinity,
      to: grown - 1,
    },
    { hold: 'in_force', why: '', from: grown, to: Infinity },
  ]
}

/** How long after its deposit a ratification may take effect, where no source says when it did. */
const halfAYear = 183

function sinceConsent(ratification: Ratification | null, state: string, title: string): readonly Stretch[] {
  if (ratification === null) return always('check', `the catalogue has nothing about ${state} and ${title}`)
  const { status, confirmed } = ratification
  if (confirmed === 'unconfirmed') return always('check', `what the catalogue has about ${state} and ${title} is not confirmed`)
  switch (status) {
    case 'signatory':
      return always('not_binding', `${state} has signed ${title} and is not a party to it, as far as the source goes`)
    case 'not_party':
    case 'not_accepted':
      return always('not_binding', `${state} is not a party to ${title}, as far as the source goes`)
    case 'contested':
    case 'unknown':
      return always('check', `whether ${state} is a party to ${title} is ${status === 'unknown' ? 'not known' : 'contested'}`)
    case 'party':
    case 'accepted':
    case 'withdrawn':
    case 'denounced':
    case 'ended':
      return whileBound(ratification, state, title)
    default:
      return status satisfies never
  }
}

function whileBound({ status, boundSince, inForce, until }: Ratification, state: string, title: string): readonly Stretch[] {
  const ended = status !== 'party' && status !== 'accepted'
  const [start, end] = [readDay(inForce ?? boundSince), readDay(until)]
  if (start === null || (ended && end === null))
    return always('check', `the catalogue does not say from when to when ${state} was bound by ${title}`)
  const sure = inForce === undefined ? start.latest + halfAYear : start.latest
  const bound: Stretch[] = [
    {
      hold: 'before',
      why: `${state} has been bound by ${title} since ${saidDate(inForce ?? boundSince)}`,
      from: -Infinity,
      to: start.earliest - 1,
    },
    {
      hold: 'check',
      why: `${state} consented to ${title} (${saidDate(boundSince)}), and no source says from which day it was in force`,
      from: start.earliest,
      to: sure - 1,
    },
    { hold: 'in_force', why: '', from: sure, to: end === null ? Infinity : end.earliest - 1 },
  ]
  if (end !== null)
    bound.push({
      hold: 'not_binding',
      why: `${state} has not been bound by ${title} since ${saidDate(until)}`,
      from: end.earliest,
      to: Infinity,
    })
  return bound.filter(({ from, to }) => from <= to)
}

/** Two accounts of all time as one: on each day what stands first in `order`. */
function overlay(one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] {
  return one.flatMap((a) =>
    other.flatMap((b): Stretch[] => {
      const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)]
      if (from > to) return []
      const { hold, why } = order.indexOf(a.hold) <= order.indexOf(b.hold) ? a : b
      return [{ hold, why, from, to }]
    }),
  )
}

const order: readonly Hold[] = ['before', 'not_binding', 'check', 'unsure', 'in_force']

const always = (hold: Hold, why: string): readonly Stretch[] => [{ hold, why, from: -Infinity, to: Infinity }]

const stateName = (catalogue: Catalogue, state: string): string => catalogue.states.get(state)?.name ?? state

const saidDate = (text: string | undefined): string =>
  text === undefined ? 'a day that is not known' : describeDate(parseDate(text), 'en')

function readDay(text: string | undefined): { readonly earliest: Day; readonly latest: Day } | null {
  const date = text === undefined ? undefined : parseDate(text)
  return date?.kind === 'date' ? date : null
}
