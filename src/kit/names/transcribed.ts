import anyAscii from 'any-ascii'
import { speakLatin } from './latin.ts'
import { speak, spelling, type Sound } from './sound.ts'

/** What a word sounds like in a script that has no rules of its own here: by its letters, as `any-ascii` writes them. */
export function speakTranscribed(word: string, script: string): Sound[] {
  const letters = anyAscii(word).toLowerCase()
  switch (script) {
    case 'Tamil':
      return speak(letters, tamil)
    case 'Devanagari':
    case 'Bengali':
    case 'Gurmukhi':
    case 'Gujarati':
    case 'Telugu':
    case 'Kannada':
    case 'Malayalam':
    case 'Sinhala':
      return speak(letters, indic)
    case 'Armenian':
      return speakLatin(letters.replaceAll('ow', 'u').replaceAll("'", ''))
    default:
      return speakLatin(letters)
  }
}

const common = {
  a: 'aou',
  e: 'ei',
  i: 'ie',
  o: 'oua',
  u: 'uo',
  ai: 'ae i?',
  au: 'ao u?',
  k: 'k',
  kh: 'xk',
  g: 'g',
  gh: 'gx',
  c: 'Cs',
  ch: 'C',
  jh: 'Jz',
  t: 't',
  th: 't',
  d: 'd',
  dh: 'd',
  n: 'n',
  p: 'p',
  ph: 'fp',
  b: 'bvw',
  bh: 'bv',
  m: 'mn',
  y: 'yJ',
  "y'": 'y?',
  r: 'r',
  "r'": 'rd',
  rh: 'rd',
  l: 'l',
  v: 'vwb',
  s: 'sSz',
  h: 'h',
  j: 'Jz',
  z: 'z',
  f: 'f',
  ng: 'N g?',
  nj: 'n J',
}

/** Vowels that are not marked are not heard; one letter stands for s and sh. */
const indic = spelling(common)

/** Tamil writes k for g and h, t for d, p for b, c for s, ch and j. */
const tamil = spelling({ ...common, k: 'kgh', t: 'td', p: 'pbf', c: 'sCSJ', cc: 'C', tr: 'tr r?', zh: 'lrZ', l: 'l' })
