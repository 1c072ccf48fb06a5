import { speak, spelling, type Sound } from './sound.ts'

/** What a word of a Vietnamese name sounds like, in the north and in the south. Takes it with or without its marks. */
export const speakVietnamese = (word: string): Sound[] =>
  speak(
    Array.from(word.toLowerCase().normalize('NFC'), (letter) =>
      letter === 'đ' ? letter : letter.normalize('NFD').replaceAll(/\P{sc=Latin}/gu, ''),
    ).join(''),
    vietnamese,
  )

const vietnamese = spelling({
  a: 'ae',
  e: 'e',
  i: 'i',
  o: 'oa',
  u: 'uo',
  y: 'i',
  ie: 'i e',
  ye: 'i e',
  uo: 'ui o',
  ao: 'a o',
  b: 'bv',
  c: 'k',
  k: 'k',
  ch: 'CJt',
  ch$: 'kt',
  d: 'zydJ',
  đ: 'd',
  g: 'g',
  gh: 'g',
  gi: 'zJy i?',
  h: 'hx',
  kh: 'xkh',
  l: 'l',
  m: 'm',
  n: 'n',
  ng: 'N g?',
  ngh: 'N g?',
  ng$: 'N',
  nh: 'n y?',
  nh$: 'nN',
  p: 'p',
  ph: 'fp',
  qu: 'k w?',
  r: 'rz',
  s: 'sS',
  t: 't',
  th: 't',
  tr: 'CJt r?',
  v: 'vby',
  x: 'sS',
})
