/**
 * One sound of a name, as its spelling gives it away. `phones` are the sounds it may stand for, likeliest first, each one
 * character: a e i o u, p b f v w m, t d s z n l r, c (ts), S (sh), Z (zh), C (tch), J (dj), y, k g x (kh) h, N (ng).
 */
export type Sound = { readonly phones: string; readonly silent: boolean; readonly vowel: boolean }

/** The sounds that letters stand for: letters to sounds, sounds apart by spaces, `?` after one that may be silent. */
export type Spelling = { readonly longest: number; readonly sounds: ReadonlyMap<string, readonly Sound[]> }

/**
 * A spelling out of its rules: `{ sch: 'SsC', x: 'k? sSx' }`. In a rule `^` is the beginning of a word and `$` its end. The
 * longest rule that fits wins; letters without a rule have no sound.
 */
export function spelling(rules: Readonly<Record<string, string>>): Spelling {
  const sounds = new Map(Object.entries(rules).map(([letters, spoken]) => [letters, soundsOf(spoken)] as const))
  return { longest: Math.max(...[...sounds.keys()].map((letters) => letters.length)), sounds }
}

/** What a word sounds like under a spelling. Takes small letters. A letter written twice sounds once. */
export function speak(word: string, { longest, sounds }: Spelling): Sound[] {
  const text = `^${word}$`
  const spoken: Sound[] = []
  for (let at = 0; at < text.length;) {
    let length = Math.min(longest, text.length - at)
    while (length > 0 && !sounds.has(text.slice(at, at + length))) length -= 1
    const heard = sounds.get(text.slice(at, at + length)) ?? []
    for (const sound of heard) if (spoken.at(-1)?.phones !== sound.phones) spoken.push(sound)
    at += Math.max(length, 1)
  }
  return spoken
}

const vowels = 'aeiou'

const soundsOf = (spoken: string): readonly Sound[] =>
  spoken
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const phones = part.replace('?', '')
      return { phones, silent: part.endsWith('?'), vowel: vowels.includes(phones[0] ?? '') }
    })
