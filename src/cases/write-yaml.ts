import type { Plain } from './plain-case.ts'

/**
 * Plain values as YAML in block style. Texts are quoted wherever a reader of YAML 1.1 or 1.2 might take them for
 * something else (dates, numbers, `no`), so that both read the same. The same value always gives the same text.
 */
export function writeYaml(value: { readonly [key: string]: Plain }): string {
  return mapping(value, '').join('\n') + '\n'
}

function mapping(value: { readonly [key: string]: Plain }, indent: string): string[] {
  return Object.entries(value).flatMap(([key, inner]) => under(`${indent}${scalar(key)}:`, inner, indent))
}

function under(head: string, value: Plain, indent: string): string[] {
  if (typeof value !== 'object') return [`${head} ${scalar(value)}`]
  if (isList(value)) return value.length === 0 ? [`${head} []`] : [head, ...value.flatMap((item) => listItem(item, `${indent}  `))]
  return Object.keys(value).length === 0 ? [`${head} {}`] : [head, ...mapping(value, `${indent}  `)]
}

function listItem(value: Plain, indent: string): string[] {
  if (typeof value !== 'object') return [`${indent}- ${scalar(value)}`]
  if (isList(value)) return under(`${indent}-`, value, indent)
  const [first, ...rest] = mapping(value, `${indent}  `)
  return first === undefined ? [`${indent}- {}`] : [`${indent}- ${first.slice(indent.length + 2)}`, ...rest]
}

function scalar(value: string | number | boolean): string {
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean') return String(value)
  if (plain.test(value) && !meansSomethingElse.test(value)) return value
  if (printable.test(value)) return `'${value.replaceAll("'", "''")}'`
  return JSON.stringify(value).replaceAll(unsafe, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

// YAML 1.1 knows an exponent only after a point.
function number(value: number): string {
  const text = JSON.stringify(value)
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value)

// Begins with a letter and holds no sign of YAML's: `said_by`, `Head of the prison service (INPE)`.
const plain = /^\p{L}(?:[\p{L}\p{M}\p{N} _.,;()/–—’“”-]*[\p{L}\p{M}\p{N}_.,;()/’”])?$/u
const meansSomethingElse = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i
// One line of what every YAML reader lets through as it stands; no space at the ends, which some would trim.
const printable = /^(?! )[\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]*(?<! )$/u
const unsafe = /[\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g
