/**
 * A piece of text that is put among others (a name, a title), marked as running its own way (UAX #9, an isolate between
 * U+2066 or U+2067 and U+2069) when its first letter does, so that it does not reorder its neighbours. sheet.typ turns
 * the marks into directions, so that nobody copies them out. Marks of the piece's own are removed: it could show other
 * words than it holds.
 */
export function isolated(text: string, dir: 'ltr' | 'rtl'): string {
  const plain = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
  const first = letter.exec(plain)?.[0]
  if (first === undefined || rightToLeft.test(first) === (dir === 'rtl')) return plain
  return `${dir === 'rtl' ? '\u2066' : '\u2067'}${plain}\u2069`
}

const letter = /\p{L}/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
