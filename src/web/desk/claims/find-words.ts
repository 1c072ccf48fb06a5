/**
 * The words as they stand in a text, where they do: white space and the shape of quotation marks make no difference, so
 * that words copied from a page are found. Undefined where they are not in it.
 */
export function findWords(text: string, words: string): string | undefined {
  const within = compact(text)
  const at = within.text.indexOf(compact(words).text.trim())
  if (at === -1) return undefined
  const length = compact(words).text.trim().length
  return text.slice(within.places[at], (within.places[at + length - 1] ?? 0) + 1)
}

/** A text with every run of white space one space, and where each of its characters stood. */
function compact(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = []
  let made = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    const plain = /\s/u.test(character) ? ' ' : (marks[character] ?? character)
    if (plain === ' ' && made.endsWith(' ')) continue
    made += plain
    places.push(at)
  }
  return { text: made, places }
}

const marks: Readonly<Record<string, string>> = { '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '’': "'", '‘': "'" }
