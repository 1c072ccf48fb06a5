import { inOrder } from '../values.ts'

/** One account of something, with who tells it by which claims. */
export type Version = { readonly speakers: readonly string[]; readonly claims: readonly string[]; readonly deprecated: boolean }

/** An account of two things, put together of one of each. */
export type Story<One, Other> = Version & { readonly one: One; readonly other: Other }

/**
 * Every account of two things that somebody tells: who speaks on both is believed on both, and whoever speaks on one alone
 * is held together with all that others say of the other. What nobody tells together is left out.
 */
export function storiesOf<One extends Version, Other extends Version>(
  ones: readonly One[],
  others: readonly Other[],
): readonly Story<One, Other>[] {
  return ones.flatMap((one) =>
    others.flatMap((other): Story<One, Other>[] => {
      const voices = new Set([
        ...voicesOf(one).filter((voice) => accords(voice, other, others)),
        ...voicesOf(other).filter((voice) => accords(voice, one, ones)),
      ])
      if (voices.size === 0) return []
      return [
        {
          one,
          other,
          speakers: once([...one.speakers, ...other.speakers].filter((speaker) => voices.has(speaker))),
          claims: once([...one.claims, ...other.claims]),
          deprecated: one.deprecated || other.deprecated,
        },
      ]
    }),
  )
}

/** What nobody speaks for is told by its claims. */
export const voicesOf = ({ speakers, claims }: Pick<Version, 'speakers' | 'claims'>): readonly string[] =>
  speakers.length > 0 ? speakers : claims

const accords = (voice: string, told: Version, all: readonly Version[]): boolean =>
  voicesOf(told).includes(voice) || !all.some((each) => voicesOf(each).includes(voice))

const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(inOrder)
