/** A text with its letters as they are compared: without case, accents, vowel marks and letter forms of its own. Not of the same length. */
export function foldLetters(text: string): string {
  if (plain.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replaceAll(marks, '')
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(marks, '')
    .normalize('NFC')
    .replaceAll(/[\u06cc\u0649]/g, '\u064a')
    .replaceAll('\u06a9', '\u0643')
    .replaceAll('\u0629', '\u0647')
    .replaceAll(/[øæœßłđð\u0131]/g, (letter) => asciiOf[letter] ?? letter)
}

const plain = /^[\x20-\x7e\n]*$/
// Accents of Latin, Greek and Cyrillic letters, vowel marks of Hebrew and Arabic, and signs without width.
const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\p{Cf}]/gu
const asciiOf: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', ı: 'i' }
