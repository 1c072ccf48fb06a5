/**
 * Data whose texts may hold invisible marks of direction (UAX #9): a text with any is set apart between U+2068 and
 * U+2069, the marks it opens are closed and those that close nothing go, so that it turns no words but its own. Texts
 * without are left as they are, and data without any such text is given back itself.
 */
export function setApart<T>(data: T): T {
  return marks.test(JSON.stringify(data)) ? (eachText(data) as T) : data
}

const marks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

function eachText(value: unknown): unknown {
  if (typeof value === 'string') return marks.test(value) ? `\u2068${balanced(value)}\u2069` : value
  if (Array.isArray(value)) return value.map((item) => eachText(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, eachText(item)]))
}

/** PDI closes an isolate and the embeddings within it; PDF closes an embedding of the same isolate (BD9, X6a, X7). */
function balanced(text: string): string {
  const open: string[] = []
  let result = ''
  for (const character of text) {
    if (/[\u202a\u202b\u202d\u202e]/.test(character)) open.push(embeddingEnd)
    else if (/[\u2066-\u2068]/.test(character)) open.push(isolateEnd)
    else if (character === embeddingEnd) {
      if (open.at(-1) !== embeddingEnd) continue
      open.pop()
    } else if (character === isolateEnd) {
      if (!open.includes(isolateEnd)) continue
      while (open.pop() !== isolateEnd) result += embeddingEnd
    }
    result += character
  }
  return result + open.toReversed().join('')
}

const [embeddingEnd, isolateEnd] = ['\u202c', '\u2069'] as const
