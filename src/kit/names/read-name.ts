import anyAscii from 'any-ascii'
import type { Loss } from './alike.ts'
import { foldWord } from './fold-word.ts'
import { speakLatin, speakPinyin } from './latin.ts'
import { speakArabic, speakCyrillic, speakHangul, speakHebrew } from './scripts.ts'
import type { Sound } from './sound.ts'
import { isParticle, isTitle, withoutJoinedTitle } from './titles.ts'

/** One word of a name. `letters` folded; `syllables` of a word in Chinese characters; `joined` has no spaces inside that its script would set. */
export type NameWord = {
  readonly letters: string
  readonly script: string
  readonly sounds: readonly Sound[]
  readonly loss: Loss
  readonly initial: boolean
  readonly particle: boolean
  readonly patronymic: boolean
  readonly syllables: readonly string[] | null
}

/** A name as it is compared: its words in one script. A text with the name in two scripts is two of them. */
export type ReadName = { readonly words: readonly NameWord[]; readonly isJoined: boolean }

/**
 * The names that a text holds, one for each script it is written in, without forms of address. Empty where there is no
 * letter. Reads at most 200 characters: a name is not longer.
 */
export function readNames(text: string): readonly ReadName[] {
  const pieces = piecesOf(text.slice(0, 200))
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last !== undefined && (family(last[0]!.script) === family(piece.script) || piece.text.length === 1)) last.push(piece)
    else groups.push([piece])
  }
  return groups.map(readGroup).filter((name) => name.words.some((word) => word.sounds.length > 0))
}

type Piece = { readonly text: string; readonly script: string; readonly hyphen: boolean; readonly dotted: boolean }

const breaks = /[\s·・‧•∙⋅゠＝=,;،؛、，_/()（）[\]"“”«»་]+/u

/** Words, each in one script: 藤森アルベルト is two. */
function piecesOf(text: string): Piece[] {
  const clean = text.normalize('NFKC').replaceAll(/[\p{Cf}\u0640]/gu, '')
  return clean
    .split(breaks)
    .flatMap((word) =>
      word
        .split(/(?<=\p{L}\p{M}*\.)(?=\p{L})|[\p{Pd}־]/u)
        .flatMap((part, index) =>
          [
            ...withoutJoinedTitle(part.replace(/['’]s$/u, '')).matchAll(
              /\p{sc=Han}+|[\p{sc=Hiragana}\p{sc=Katakana}ー]+|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu,
            ),
          ]
            .map(([run]) => ({ text: run, script: scriptOf(run), hyphen: index > 0, dotted: run.endsWith('.') }))
            .filter((piece) => /[\p{L}\p{N}]/u.test(piece.text)),
        ),
    )
}

const scripts = ['Latin', 'Cyrillic', 'Arabic', 'Hebrew', 'Han', 'Hangul', 'Hiragana', 'Katakana', 'Devanagari', 'Greek', 'Thai']
const patterns = scripts.map((script) => [script, new RegExp(`\\p{sc=${script}}`, 'u')] as const)
const scriptOf = (text: string): string => {
  const found = patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
  return found === 'Hiragana' || found === 'Katakana' ? 'Kana' : found
}

/** Japanese mixes its own. */
const family = (script: string): string => (script === 'Kana' ? 'Han' : script)

function readGroup(pieces: readonly Piece[]): ReadName {
  const isName = (piece: Piece): boolean => !isTitle(foldWord(piece.text))
  const kept = pieces.some(isName) ? pieces.filter(isName) : pieces
  const transcribed = kept.length > 1
  const words = kept.map((piece, index) => readWord(piece, index, transcribed))
  return { words, isJoined: kept.length === 1 && ['Han', 'Hangul', 'Thai'].includes(kept[0]!.script) }
}

function readWord({ text, script, hyphen, dotted }: Piece, index: number, transcribed: boolean): NameWord {
  const letters = foldWord(text)
  const isLetter = [...letters].length === 1 && (script === 'Latin' || script === 'Cyrillic' || dotted)
  const syllables = script === 'Han' && !transcribed ? syllablesOf(text) : null
  const article = hyphen === false && index === 0 ? /^(?:al|el)$/ : /^(?:a[lnrstzd]|ash|el|ul|ud|ur|us)$/
  return {
    letters,
    script,
    sounds: speak(script === 'Arabic' ? text.replace(/^(?:ال)(?=\p{L}{3})/u, '') : text, script),
    loss: script === 'Han' || script === 'Kana' || script === 'Hangul' ? 'syllables' : withVowels.has(script) ? 'plain' : 'vowels',
    initial: isLetter,
    particle: (index > 0 && isParticle(letters)) || article.test(letters),
    patronymic: /(?:ovich|evich|ovych|ievich|ovna|evna|ivna|ichna|inichna|ович|евич|ьич|овна|евна|ична|івна)$/u.test(letters) && index > 0,
    syllables,
  }
}

const withVowels = new Set(['Latin', 'Cyrillic', 'Greek'])
const syllablesOf = (text: string): readonly string[] => Array.from(text, (character) => anyAscii(character).toLowerCase())

function speak(text: string, script: string): readonly Sound[] {
  switch (script) {
    case 'Latin':
      return speakLatin(text)
    case 'Cyrillic':
      return speakCyrillic(text)
    case 'Arabic':
      return speakArabic(text)
    case 'Hebrew':
      return speakHebrew(text)
    case 'Hangul':
      return speakHangul(text)
    case 'Han':
      return syllablesOf(text).flatMap(speakPinyin)
    default:
      return speakLatin(anyAscii(text))
  }
}
