/**
 * Has something made for everybody who asks for it. As long as few ask within a second each gets their own; whoever asks beyond gets what was
 * made last, at most a second ago, and one that is being made is waited for rather than made again.
 */
export type SharedWhileBusy<Made> = (key: string, make: () => Promise<Made>) => Promise<Made>

type Kept<Made> = { readonly since: number; asked: number; made: Promise<Made> | undefined }

/** How many in a second each get their own. */
const few = 4
const second = 1000
/** How many keys are remembered. They come from what people ask for, so anybody can think of more. */
const most = 1000

export function sharedWhileBusy<Made>(): SharedWhileBusy<Made> {
  const kept = new Map<string, Kept<Made>>()
  return (key, make) => {
    const now = performance.now()
    const known = kept.get(key)
    const current = known !== undefined && now - known.since < second ? known : begin(kept, key, now, known)
    current.asked += 1
    if (current.asked <= few) return make()
    if (current.made === undefined) {
      current.made = make()
      // Who asked is told; the next one has it made anew.
      current.made.catch(() => kept.delete(key))
    }
    return current.made
  }
}

function begin<Made>(kept: Map<string, Kept<Made>>, key: string, since: number, before: Kept<Made> | undefined): Kept<Made> {
  // Of the second before last nothing is left; where it was busy in the last one, the first who asks has it made for all.
  const wasBusy = before !== undefined && before.made !== undefined && since - before.since < 2 * second
  if (kept.size >= most) kept.clear()
  const begun: Kept<Made> = { since, asked: wasBusy ? few : 0, made: undefined }
  kept.set(key, begun)
  return begun
}
