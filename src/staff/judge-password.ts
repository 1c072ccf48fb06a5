import { fold } from '../kit/index.ts'

/** How long a password is, in characters. NIST SP 800-63B-4 asks for 15 where it stands alone; here a second factor goes with it. */
export const passwordLength = { least: 12, most: 200 } as const

export type PasswordJudgement = { readonly kind: 'good' } | { readonly kind: 'refused'; readonly reason: string }

/**
 * Whether somebody may choose a password. Takes it and the names that it must not consist of. There are no rules about
 * which signs it holds (NIST SP 800-63B-4, 3.1.1.2): only length counts, less what anybody would try first. Refuses with
 * a sentence.
 */
export function judgePassword(password: string, names: readonly string[] = []): PasswordJudgement {
  const length = Array.from(password.normalize('NFKC')).length
  if (length < passwordLength.least)
    return refused(`The password has ${length} of at least ${passwordLength.least} characters. Several words in a row are easy to keep.`)
  if (length > passwordLength.most) return refused(`The password has ${length} characters; ${passwordLength.most} are kept at most.`)
  const folded = withoutMarks(password)
  const own = names
    .map(withoutMarks)
    .flatMap((name) => [name, ...name.split(/[\s@._-]+/)])
    .filter((word) => word.length > 2)
  if (Array.from(withoutWords(folded, own)).length < enough)
    return refused('The password is hardly more than your name. Choose words that are not about you.')
  if (Array.from(withoutRuns(withoutWords(plainLetters(folded), common))).length < enough)
    return refused('The password is among the first that anybody would try. Choose several words that do not belong together.')
  return { kind: 'good' }
}

/** How many characters must be left when what is guessed first is taken away. */
const enough = 6

// Most used words in published lists of passwords, and the words of this place.
const common =
  'administrator administrador contrasena password passwort passw0rd motdepasse letmein welcome qwertyuiop qwerty qwertz azerty asdfghjkl asdfgh iloveyou teamo superman football princess sunshine dragon monkey master shadow login secret secreto amparo admin usuario user test demo hola'
    .split(' ')
    .toSorted((a, b) => b.length - a.length)

/** Compared without regard to case and accents: whoever guesses tries both. */
const withoutMarks = (text: string): string => fold(text.normalize('NFKD').replaceAll(/\p{M}/gu, ''))

const withoutWords = (text: string, words: readonly string[]): string =>
  words.toSorted((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), text)

const leet: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }

// Digits between letters stand for letters; a number by itself stays one, so that runs of digits are still found.
const plainLetters = (text: string): string => text.replaceAll(/(?<=\p{L})[013457@$!](?=\p{L})/gu, (sign) => leet[sign] ?? sign)

/** Leaves one character of "aaaa", "abcabc" and of each run of neighbours ("123456", "abcdef", "fedcba"). */
function withoutRuns(text: string): string {
  let kept = text.replaceAll(/(.{1,8}?)\1+/gsu, '$1')
  const signs = Array.from(kept)
  kept = signs.filter((sign, at) => at === 0 || Math.abs(numberOf(sign) - numberOf(signs[at - 1] ?? '')) > 1).join('')
  return kept
}

const numberOf = (sign: string): number => sign.codePointAt(0) ?? 0
const refused = (reason: string): PasswordJudgement => ({ kind: 'refused', reason })
