import { speak, spelling, type Sound } from './sound.ts'

/**
 * What a word in Tibetan letters sounds like in Lhasa: of each syllable its root letter with what stands below it, its vowel and
 * the ending that is still heard. Prefixes, what stands above the root and second endings are not.
 */
export const speakTibetan = (word: string): Sound[] =>
  word
    .normalize('NFD')
    .split(/[^\u0f40-\u0fbc]+/u)
    .flatMap(syllable)

const vowelSigns: Readonly<Record<string, string>> = {
  '\u0f72': 'i',
  '\u0f74': 'u',
  '\u0f7a': 'e',
  '\u0f7c': 'o',
  '\u0f7b': 'e',
  '\u0f7d': 'o',
}

function syllable(text: string): Sound[] {
  const letters = Array.from(text.replaceAll(/[^\u0f40-\u0f6c\u0f90-\u0fbc]/gu, ''))
  if (letters.length === 0) return []
  const below = letters.findIndex((letter) => letter >= '\u0f90')
  const root = below > 0 ? below - 1 : rootOf(letters, text)
  const stack = letters.slice(root + 1).filter((letter) => letter >= '\u0f90')
  const whole = [letters[root]!, ...stack.map(upright)]
  const heard = whole.length > 1 && 'རལས'.includes(whole[0]!) && !'ཡརལཝ'.includes(whole[1]!) ? whole.slice(1) : whole
  const onset = root > 0 && letters[0] === 'ད' && heard.join('') === 'བ' ? 'w' : (onsets.get(heard.join('')) ?? onsets.get(heard[0]!) ?? '')
  const hung = text.indexOf('འ', 1)
  const vowel =
    Array.from(hung > 0 && hung !== text.length - 1 && root === 0 ? text.slice(0, hung) : text, (letter) => vowelSigns[letter] ?? '')
      .join('')
      .charAt(0) || 'a'
  const end = letters[root + 1 + stack.length] ?? ''
  const second = Array.from(text.slice(1)).findLast((letter) => letter in vowelSigns)
  // A diphthong is written as a second vowel under འ (ལིའུ is liu).
  return speak(onset + vowel + (text.includes('འ', 1) && second !== undefined ? vowelSigns[second]! : (endings[end] ?? '')), spoken)
}

/** Where no letter stands below another: the one that bears the vowel, else the one after a prefix. */
function rootOf(letters: readonly string[], text: string): number {
  const marked = Array.from(text).findIndex((letter) => letter in vowelSigns)
  if (marked > 0) return letters[marked - 1] === 'འ' && marked > 1 ? marked - 2 : marked - 1
  if (letters.length < 3 || (letters.length === 3 && letters[2] === 'ས' && 'གངབམ'.includes(letters[1]!))) return 0
  return 'གདབམའ'.includes(letters[0]!) ? 1 : 0
}

/** Letters that stand below others as they stand by themselves. */
const upright = (letters: string): string =>
  Array.from(letters, (letter) =>
    letter >= '\u0f90' && letter <= '\u0fbc' ? String.fromCodePoint(letter.codePointAt(0)! - 0x50) : letter,
  ).join('')

const onsets = new Map(
  (
    'ཀ k ཁ K ག g ང N ཅ c ཆ c ཇ j ཉ Y ཏ t ཐ t ད d ན n པ p ཕ P བ b མ m ཙ T ཚ T ཛ z ཝ w ཞ S ཟ s འ _ ཡ y ར r ལ l ཤ S ས s ཧ h ཨ _ ' +
    'ཀྱ G ཁྱ G གྱ G པྱ c ཕྱ c བྱ j མྱ Y ཀྲ D ཁྲ D གྲ D ཏྲ D དྲ D པྲ D ཕྲ D བྲ D སྲ s ཧྲ S ཟླ d ཀླ l གླ l བླ l རླ l སླ l ལྷ H'
  )
    .match(/\S+ \S+/gu)!
    .map((entry) => entry.split(' ') as [string, string])
    .map(([letters, onset]) => [upright(letters), onset]),
)

const endings: Readonly<Record<string, string>> = { ག: 'q', ང: 'N', ན: 'n', བ: 'p', མ: 'm', ར: 'r', ལ: 'l' }

const spoken = spelling({
  a: 'ae',
  e: 'e',
  i: 'i',
  o: 'oue',
  u: 'ui',
  k: 'kg',
  K: 'kx',
  g: 'gk',
  q: 'kg?',
  N: 'N g?',
  c: 'C',
  j: 'JC',
  Y: 'n y?',
  t: 'td',
  d: 'dt',
  n: 'n',
  p: 'pb',
  P: 'pf',
  b: 'bpw',
  m: 'm',
  T: 'cs',
  z: 'zcJ',
  w: 'w',
  S: 'SxZs',
  s: 'sz',
  y: 'y',
  r: 'r',
  l: 'l',
  h: 'h',
  H: 'l h?',
  G: 'gkJ y?',
  D: 'tdC r?',
})
