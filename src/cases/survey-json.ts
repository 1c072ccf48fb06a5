/** What a text holds if it is JSON: how many keys are written, whether it is nested too deep, and where it holds too many values. */
export type JsonSurvey = { readonly keys: number; readonly tooDeep: boolean; readonly tooManyAt?: number }

/**
 * Walks over a JSON text without reading it. JSON.parse keeps the last of two equal keys without a word, and takes
 * seconds over ten million brackets; this sees both beforehand. Takes the text, and how deep and how many values are allowed.
 */
export function surveyJson(text: string, { deepest, most }: { readonly deepest: number; readonly most: number }): JsonSurvey {
  let keys = 0
  let depth = 0
  let values = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === openBrace || sign === openBracket) {
      if (++depth > deepest) return { keys, tooDeep: true }
      if (++values > most) return { keys, tooDeep: false, tooManyAt: at }
    } else if (sign === comma) {
      if (++values > most) return { keys, tooDeep: false, tooManyAt: at }
    } else if (sign === closeBrace || sign === closeBracket) depth--
    else if (sign === colon) keys++
    else if (sign === quote) at = endOfString(text, at)
  }
  return { keys, tooDeep: false }
}

/** Where the string that begins here ends; the end of the text when it does not. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const colon = 0x3a
const comma = 0x2c
const quote = 0x22
const backslash = 0x5c
