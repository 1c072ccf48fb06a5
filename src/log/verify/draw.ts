import { hash } from 'node:crypto'
import type { Fold } from './fold.ts'

/** Which sign-ons are drawn: so many of those under an edition, by a seed. */
export type DrawAsked = { /** The index of the edition's entry. */ readonly edition: number; readonly n: number; readonly seed: string }

/** The indices of all sign-ons that a fold counts under an edition, in order. */
export function countedUnder({ size, states }: Fold, edition: number): number[] {
  const indices: number[] = []
  for (let index = edition + 1; index < size; index += 1) {
    const known = states.of(index)
    if (known?.kind === 'sign' && known.edition === edition && known.state === 'counted') indices.push(index)
  }
  return indices
}

/**
 * Draws a sample: of these indices those whose SHA-256 of `<seed> <index>` (UTF-8, the index in decimal digits) is the smallest, the
 * smallest first. Whoever knows the seed and has the log draws the same.
 */
export async function draw(indices: readonly number[], { n, seed }: Pick<DrawAsked, 'n' | 'seed'>): Promise<number[]> {
  let best: Drawn[] = []
  for (const [at, index] of indices.entries()) {
    best.push({ index, by: hash('sha256', `${seed} ${index}`, 'hex') })
    if (best.length >= 2 * n + slice) best = smallest(best, n)
    // A log of millions is drawn from while pages are answered.
    if (at % slice === slice - 1) await new Promise((settle) => void setImmediate(settle))
  }
  return smallest(best, n).map(({ index }) => index)
}

type Drawn = { readonly index: number; readonly by: string }

const slice = 20_000

const smallest = (drawn: readonly Drawn[], n: number): Drawn[] =>
  drawn.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.index - b.index)).slice(0, n)
