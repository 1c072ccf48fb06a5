import type { StateTold } from '../evaluation/index.ts'
import { bindingOver, concerns, type Catalogue, type Ratification } from '../norms/index.ts'
import { formatDay, type Day } from '../kit/index.ts'
import type { Mechanism } from './mechanism.ts'
import { daysOf } from './told.ts'

/** Whether a State is bound by what a mechanism needs, on a day. `check`: nobody here can say; ask the depositary. */
export type Bound = {
  readonly answer: 'yes' | 'no' | 'check'
  readonly reason: string
  /** Since when it is in force for the State, as the source gives it. */
  readonly since?: string
  readonly ratification?: Ratification
  /** From which day it may have been bound, and from which it surely was. */
  readonly begins?: { readonly from: Day; readonly to: Day }
  /** The claims that say in whose hands the person is. */
  readonly claims?: readonly string[]
}

/** Whether the State that holds somebody is bound. Where accounts differ on which it is, every one of them counts, and what they do not agree on is to be checked. */
export function boundAny(mechanism: Pick<Mechanism, 'binds'>, states: readonly StateTold[], catalogue: Catalogue, at: Day): Bound {
  if (mechanism.binds === undefined) return boundBy(mechanism, '', catalogue, at)
  const each = states.map(({ state }): Bound =>
    state === null
      ? { answer: 'check', reason: 'What is told of the State names none that we know: check which it is.' }
      : boundBy(mechanism, state, catalogue, at),
  )
  const claims = states.flatMap((one) => one.claims)
  const [only, ...others] = each
  if (only !== undefined && others.length === 0) return { ...only, claims }
  const isSame = others.every(({ answer }) => answer === only?.answer) && mechanism.binds.since === undefined
  return {
    answer: isSame || each.every(({ answer }) => answer === 'no') ? (only?.answer ?? 'check') : 'check',
    reason: `Accounts differ on which State holds the person. ${each.map(({ reason }) => reason).join(' ')}`,
    claims,
  }
}

/**
 * Whether the State of a case is bound by what a mechanism needs. A State or a treaty that the catalogue does not cover, an unconfirmed entry
 * and a contested one are to be checked; so is one that sources disagree on. Takes the State as ISO 3166-1 alpha-2.
 */
function boundBy({ binds }: Pick<Mechanism, 'binds'>, state: string, catalogue: Catalogue, at: Day): Bound {
  if (binds === undefined) return { answer: 'yes', reason: 'It acts for any State.' }
  if (binds.to === 'un' || binds.to === 'oas') return membership(binds.to, state, catalogue)
  const region = regionOf(binds.region, state, catalogue)
  if (region !== null) return region
  const treaty = catalogue.treaties.get(binds.to) ?? binds.to
  const found = catalogue.ratification(state, binds.to)
  const name = catalogue.states.get(state)?.name ?? state
  if (found === null)
    return { answer: 'check', reason: `We have nothing on whether ${name} is bound by ${treaty}: check it with the depositary.` }
  const since = found.inForce ?? found.boundSince
  const told = { ...(since !== undefined && { since }), ratification: found }
  const says = `${name}, ${treaty}: ${found.status.replaceAll('_', ' ')}${since === undefined ? '' : ` since ${since}`}${found.until === undefined ? '' : `, until ${found.until}`}`
  const differ = catalogue.disagreements.find((one) => one.state === state && one.instrument === binds.to)
  if (found.confirmed === 'unconfirmed' || found.status === 'unknown' || found.status === 'contested')
    return {
      answer: 'check',
      reason: `${says}. This is ${found.status === 'contested' ? 'contested' : 'not confirmed'}: check it with the depositary.`,
      ...told,
    }
  if (differ?.accounts.some(({ says: account }) => /not a party|no date|absent/.test(account)) === true)
    return {
      answer: 'check',
      reason: `${says}. Sources disagree: ${differ.accounts.map((one) => `${one.source} says ${one.says}`).join('; ')}.`,
      ...told,
    }
  const over = found.until === undefined ? null : daysOf(found.until)
  if (over !== null && over.to <= at) return { answer: 'no', reason: `${says}. It is bound no longer.`, ...told }
  if (over !== null && over.from <= at)
    return { answer: 'check', reason: `${says}. Whether it was bound on ${formatDay(at)} depends on the day.`, ...told }
  if (found.status !== 'party' && found.status !== 'accepted' && over === null)
    return ['withdrawn', 'denounced', 'ended'].includes(found.status)
      ? { answer: 'check', reason: `${says}. We do not know since when: check it with the depositary.`, ...told }
      : { answer: 'no', reason: `${says}. That is as old as its source: check it before you tell anybody that it is not bound.`, ...told }
  const through = bindingOver(catalogue, { treaty: binds.to, state, title: treaty })
  const begun = since === undefined ? null : daysOf(since)
  if (begun === null) return { answer: 'check', reason: `${says}. We do not know since when: check it with the depositary.`, ...told }
  if (begun.from > at) return { answer: 'no', reason: `${says}: not yet on ${formatDay(at)}.`, ...told }
  const now = through.find(({ from, to }) => from <= at && at <= to)
  if (now?.hold !== 'in_force')
    return { answer: 'check', reason: `${says}. Whether it was bound on ${formatDay(at)} is to be checked: ${now?.why ?? ''}.`, ...told }
  return { answer: 'yes', reason: `${says}.`, ...told, begins: { from: begun.from, to: now.from } }
}

/** That a body of a part of the world is not for this State; null where it is, or where the part is not limited. */
function regionOf(region: string | undefined, state: string, catalogue: Catalogue): Bound | null {
  const name = catalogue.states.get(state)?.name
  if (region === undefined || name === undefined || concerns(catalogue, region, state)) return null
  return {
    answer: 'no',
    reason: `It is for States of ${regions[region] ?? region}; ${name} is not among those that we have.`,
  }
}
const regions: Readonly<Record<string, string>> = { europe: 'the Council of Europe', africa: 'the African Union', americas: 'the Americas' }

/** The catalogue knows States; members of the OAS are those for which the American Convention has an entry, party to it or not. */
function membership(to: 'un' | 'oas', state: string, catalogue: Catalogue): Bound {
  const name = catalogue.states.get(state)?.name
  if (name === undefined) return { answer: 'check', reason: `We do not know the State '${state}': check whether it is a member.` }
  if (to === 'un') return { answer: 'yes', reason: `It acts for every State; ${name} need not have ratified anything.` }
  return catalogue.ratification(state, 'achr') === null
    ? { answer: 'no', reason: `${name} is not among the members of the Organization of American States that we have.` }
    : { answer: 'yes', reason: `${name} is a member of the Organization of American States.` }
}
