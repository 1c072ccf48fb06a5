import { canonicalJson } from '../../kit/index.ts'
import {
  citationOf,
  conditionFor,
  isElsewhere,
  isOfStates,
  isProposed,
  stretchesOf,
  testsOf,
  waysToMeet,
  type Norm,
  type NormResult,
  type Stretch,
  type Test,
} from '../../norms/index.ts'
import type { NormsAsked } from '../evaluation.ts'
import { anchorFacts } from './anchors.ts'
import { behind, contested, type StateHeld } from './answers.ts'
import { frameFacts } from './frame.ts'

/** A norm that may be proposed, with all that does not depend on a case. */
export type PreparedNorm = {
  readonly norm: Norm
  readonly ways: readonly (readonly Test[])[]
  /** The facts that its condition asks about, each once. */
  readonly facts: readonly string[]
  /** Whether it depends on the State whether it holds. */
  readonly ofStates: boolean
  /** What every result of it says. */
  /** The numbers in its condition that are ours. */
  readonly ours: readonly Test[]
  readonly marks: Pick<NormResult, 'norm' | 'citation' | 'unconfirmed' | 'evaluative'>
}

export type Prepared = {
  readonly all: readonly PreparedNorm[]
  /** The facts that make a person one of whom norms are asked. */
  readonly facts: ReadonlySet<string>
  /** How each norm holds against a State through time. */
  readonly stretchesFor: (state: StateHeld) => (norm: Norm) => readonly Stretch[]
  /** Whether a norm is of another part of the world than the State. */
  readonly isElsewhere: (state: StateHeld) => (norm: Norm) => boolean
  /** Results that were worked out already for those of whom the file says nothing that a norm asks, by State. */
  readonly silentIn: (state: StateHeld) => Map<string, NormResult>
}

/** Prepares a catalogue under a team's settings, once for each pair of them. */
export function prepared({ catalogue, settings }: NormsAsked): Prepared {
  const chosen = canonicalJson(settings)
  const ready = kept.get(catalogue)
  if (ready?.chosen === chosen) return ready.prepared
  const all = [...catalogue.norms.values()].flatMap((norm): PreparedNorm[] => {
    const condition = isProposed(norm, settings) ? conditionFor(norm, settings) : null
    if (condition === null) return []
    const facts = [...new Set(testsOf(condition).map(({ fact }) => fact))]
    const ours = norm.ours ? testsOf(condition).filter(({ value }) => typeof value === 'number' && value !== 0) : []
    const marks = {
      norm: norm.id,
      citation: citationOf(catalogue, norm),
      ...(norm.confirmed === 'unconfirmed' && { unconfirmed: true as const }),
      ...(norm.check === 'prompt' && { evaluative: true as const }),
    }
    return [{ norm, ways: waysToMeet(condition), facts, ofStates: isOfStates(catalogue, norm), marks, ours }]
  })
  const states = new Map<StateHeld, Map<string, readonly Stretch[]>>()
  const shared = new Map<string, readonly Stretch[]>()
  const silent = new Map<StateHeld, Map<string, NormResult>>()
  const made: Prepared = {
    all,
    facts: custodyFacts(all.flatMap(({ facts }) => facts)),
    stretchesFor(state) {
      const known = states.get(state) ?? new Map<string, readonly Stretch[]>()
      states.set(state, known)
      return (norm) => {
        const before = known.get(norm.id)
        if (before) return before
        const found =
          state === contested
            ? stretchesOf(catalogue, norm, null, 'accounts differ on which State it is')
            : stretchesOf(catalogue, norm, state)
        // Norms that held at the same times share one list, so that what is cut by it is cut once.
        const key = found.map(({ hold, why, from, to }) => `${hold} ${from} ${to} ${why}`).join('\n')
        const same = shared.get(key) ?? found
        shared.set(key, same)
        known.set(norm.id, same)
        return same
      }
    },
    isElsewhere: (state) => (norm) => typeof state === 'string' && isElsewhere(catalogue, norm, state),
    silentIn(state) {
      const known = silent.get(state) ?? new Map<string, NormResult>()
      silent.set(state, known)
      return known
    },
  }
  kept.set(catalogue, { chosen, prepared: made })
  return made
}

/** All that norms ask of a person, and what that is worked out from; not which State it is about. */
function custodyFacts(tested: readonly string[]): ReadonlySet<string> {
  const all = new Set([...tested.flatMap(behind), ...anchorFacts, ...frameFacts])
  all.delete('state.country')
  return all
}

const kept = new WeakMap<NormsAsked['catalogue'], { readonly chosen: string; readonly prepared: Prepared }>()
