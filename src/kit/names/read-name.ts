import anyAscii from 'any-ascii'
import type { Loss } from './changes.ts'
import { foldWord } from './fold-word.ts'
import { speakGreek } from './greek.ts'
import { speakLatin, speakPinyin } from './latin.ts'
import { speakArabic, speakCyrillic, speakHangul, speakHebrew } from './scripts.ts'
import { readingsOf, type Reading } from './readings.ts'
import type { Sound } from './sound.ts'
import { speakTibetan } from './tibetan.ts'
import { isParticle, isTitle, withoutJoinedTitle } from './titles.ts'
import { speakTranscribed } from './transcribed.ts'
import { speakVietnamese } from './vietnamese.ts'

/** A syllable of a name that is written in one run: its reading (pinyin, or itself) and its sounds. */
export type Syllable = { readonly reading: string; readonly sounds: readonly Sound[] }

/** One word of a name. `letters` are folded; `syllables` are those of a name written in one run (刘晓波, 김대중). */
export type NameWord = {
  readonly letters: string
  readonly script: string
  readonly sounds: readonly Sound[]
  readonly loss: Loss
  readonly initial: boolean
  readonly particle: boolean
  readonly patronymic: boolean
  readonly syllables: readonly Syllable[] | null
}

/**
 * A name as it is compared: its words in one script; `isJoined` when it is one run in a script that sets no spaces; `readings`
 * of a name in Chinese characters in other languages than Chinese.
 */
export type ReadName = { readonly words: readonly NameWord[]; readonly isJoined: boolean; readonly readings: readonly Reading[] }

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

const breaks = /[\s·・‧•∙⋅゠＝=,;،؛、，_/()（）[\]"“”«»]+/u

/** Words, each in one script: 藤森アルベルト is two. What is hyphenated is two as well, or one where each part is a syllable. */
function piecesOf(text: string): Piece[] {
  const clean = text.normalize('NFKC').replaceAll(/[\p{Cf}\u0640]/gu, '')
  const words = clean.split(breaks).filter((word) => !isTitle(foldWord(word)))
  return (words.some((word) => /\p{L}/u.test(word)) ? words : clean.split(breaks)).flatMap((word) =>
    withoutHyphens(word.replace(/['’]s$/u, '')).flatMap((part, index) =>
      [...withoutJoinedTitle(part).matchAll(runs)]
        .map(([run]) => ({ text: run, script: scriptOf(run), hyphen: index > 0, dotted: run.endsWith('.') }))
        .filter((piece) => /[\p{L}\p{N}]/u.test(piece.text)),
    ),
  )
}

const runs = /\p{sc=Han}+|[\p{sc=Hiragana}\p{sc=Katakana}ー]+|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu
const hyphens = /(?<=\p{L}\p{M}*\.)(?=\p{L})|[\p{Pd}־]/u
const longestSyllable = 5

/** Xiao-bo is Xiaobo, and no Bo; García-Lopera is García and Lopera. */
function withoutHyphens(word: string): string[] {
  const parts = word.split(hyphens)
  const isSyllabic =
    parts.length > 1 && parts.every((part) => part.length <= longestSyllable && part.length > 1 && !article.test(foldWord(part)))
  return isSyllabic && cased.test(word) ? [parts.join('')] : parts
}

const cased = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{M}\p{P}]+$/u
const article = /^(?:a[lnrstzd]|ash|el|ul|ud|ur|us|аль|эль|абд|abd|abu|abou)$/u

const scripts = [
  'Latin',
  'Cyrillic',
  'Arabic',
  'Hebrew',
  'Han',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Devanagari',
  'Greek',
  'Thai',
  'Tibetan',
  'Georgian',
  'Armenian',
  'Ethiopic',
  'Bengali',
  'Tamil',
  'Gurmukhi',
  'Gujarati',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
]
const patterns = scripts.map((script) => [script, new RegExp(`\\p{sc=${script}}`, 'u')] as const)
const scriptOf = (text: string): string => {
  const found = patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
  return found === 'Hiragana' || found === 'Katakana' ? 'Kana' : found
}

/** Japanese mixes its own. */
const family = (script: string): string => (script === 'Kana' ? 'Han' : script)

function readGroup(pieces: readonly Piece[]): ReadName {
  const isName = (piece: Piece): boolean => !isTitle(foldWord(piece.text))
  const kept = servants(pieces.some(isName) ? pieces.filter(isName) : pieces)
  const transcribed = kept.length > 1
  const isVietnamese = kept.some(({ text, script }) => script === 'Latin' && soundsVietnamese(text))
  const words = kept.map((piece, index) => readWord(piece, index, transcribed, isVietnamese))
  const characters = kept.every(({ script }) => script === 'Han') && kept.length < 3 ? kept.map(({ text }) => text).join('') : ''
  return { words, isJoined: kept.length === 1 && joining.has(kept[0]!.script), readings: readingsOf(characters) }
}

/** Abd ar-Rahman is Abd Rahman, so that the two are neighbours who may stand for one word (Abderrahmane). */
const servants = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(
    ({ text }, at) =>
      at === 0 || at === pieces.length - 1 || !servant.test(foldWord(pieces[at - 1]!.text)) || !articles.test(foldWord(text)),
  )

const servant = /^(?:abd|абд|عبد)$/u
const articles = /^(?:[aeu][lrnstzd]|ash|аль?|ал|ар|ан|ас|аш|эль?|ад)$/u

function readWord({ text, script, hyphen, dotted }: Piece, index: number, transcribed: boolean, isVietnamese: boolean): NameWord {
  const letters = foldWord(text)
  const isLetter = /^.$/su.test(letters) && (script === 'Latin' || script === 'Cyrillic' || dotted)
  const syllables = transcribed ? null : syllablesOf(text, script)
  return {
    letters,
    script,
    sounds: isVietnamese && script === 'Latin' ? speakVietnamese(text) : speak(text, script),
    loss: syllabic.has(script) ? 'syllables' : withVowels.has(script) ? 'plain' : 'vowels',
    initial: isLetter,
    particle:
      (index > 0 && isParticle(letters)) || /^(?:al|el)$/.test(letters) || (hyphen && /^(?:a[nrstzd]|ash|ul|ud|ur|us)$/.test(letters)),
    patronymic: /(?:ovich|evich|ovych|ievich|ovna|evna|ivna|ichna|inichna|ович|евич|ьич|овна|евна|ична|івна)$/u.test(letters) && index > 0,
    syllables,
  }
}

/** By its marks (hook, horn, dot under a vowel, two on one vowel), or because it is one of the surnames that most bear. */
const soundsVietnamese = (text: string): boolean =>
  /[\u0309\u031b]|[aiuy]\u0323|[\u0302\u0306][\u0300\u0301\u0303]|[ae]\u0323[\u0302\u0306]/iu.test(text.normalize('NFD')) ||
  vietnameseSurnames.has(foldWord(text))

const vietnameseSurnames = new Set('nguyen tran pham huynh hoang phan trinh truong dang bui duong dinh'.split(' '))

const withVowels = new Set(['Latin', 'Cyrillic', 'Greek', 'Georgian', 'Armenian', 'Ethiopic'])
const syllabic = new Set(['Han', 'Kana', 'Hangul', 'Tibetan'])
const joining = new Set(['Han', 'Kana', 'Hangul', 'Tibetan', 'Thai', 'other'])

function syllablesOf(text: string, script: string): readonly Syllable[] | null {
  if (script === 'Hangul') return Array.from(text.normalize('NFC'), (one) => ({ reading: one, sounds: speakHangul(one) }))
  if (script === 'Tibetan')
    return text
      .split('་')
      .filter(Boolean)
      .map((one) => ({ reading: one, sounds: speakTibetan(one) }))
  return script === 'Han' ? inMandarin(text).map((reading) => ({ reading, sounds: speakPinyin(reading) })) : null
}

const inMandarin = (text: string): readonly string[] => Array.from(text, (character) => anyAscii(character).toLowerCase())

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
    case 'Greek':
      return speakGreek(text)
    case 'Tibetan':
      return speakTibetan(text)
    case 'Hangul':
      return speakHangul(text)
    case 'Han':
      return inMandarin(text).flatMap(speakPinyin)
    default:
      return speakTranscribed(text, script)
  }
}
