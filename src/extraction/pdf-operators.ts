import { Refusal } from './refusal.ts'

/**
 * Of the operators that draw a page those that draw, each with what it is given. Left out: marked content, whose properties
 * say the words again (ActualText, Alt), remarks, and operators that no reader knows. Bytes come and go as letters of one
 * byte. Refuses what cannot be taken apart. (ISO 32000-2, 7.2, 7.8, 8.9.7 and 14.6.)
 */
export function drawnOnly(operators: string): string {
  const left: string[] = []
  let [keptUntil, start, depth] = [0, 0, 0]
  const leaveOut = (from: number, until: number): void => {
    left.push(operators.slice(keptUntil, Math.max(keptUntil, from)), ' ')
    keptUntil = Math.max(keptUntil, until)
  }
  // A remark among what an operator is given goes with it or without it: which, is known when the operator comes.
  let remarks: Token[] = []
  for (let at = 0; at < operators.length;) {
    const token = tokenAt(operators, at)
    at = token.until
    if (token.kind === 'open') depth += 1
    if (token.kind === 'close') depth = Math.max(0, depth - 1)
    if (token.kind === 'remark') remarks.push(token)
    const drawn = known.has(token.letters)
    if (token.kind !== 'operator' || (depth > 0 && !drawn)) continue
    if (depth > 0) throw notTakenApart()
    if (token.letters === 'ID') at = endOfPicture(operators, at)
    if (drawn) for (const { from, until } of remarks) leaveOut(from, until)
    else leaveOut(start, at)
    remarks = []
    start = at
  }
  leaveOut(start, operators.length)
  return left.join('')
}

/** The strings that operators are given, their letters in one byte and in two. */
export function* stringsIn(operators: string): Generator<string> {
  for (let at = 0; at < operators.length;) {
    const { kind, letters, until } = tokenAt(operators, at)
    at = kind === 'operator' && letters === 'ID' ? endOfPicture(operators, until) : until
    if (kind !== 'string') continue
    const bytes = letters.startsWith('<') ? Buffer.from(letters.replaceAll(/[^\da-f]/gi, ''), 'hex') : unescaped(letters)
    yield bytes.toString('latin1')
    yield new TextDecoder('utf-16be').decode(bytes)
  }
}

type Token = { readonly kind: 'open' | 'close' | 'remark' | 'operator' | 'string' | 'other'; from: number; until: number; letters: string }

// Numbers and spaces together: most of a page is made of them.
const pattern =
  /[\0\t\n\f\r \d.+-]+(?=[\0\t\n\f\r ])|%[^\n\r]*|<<|>>|<[^>]*>|[^\0\t\n\f\r ()<>[\]{}/%]+|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[\0\t\n\f\r ]+|[[\]<>){}]/y

function tokenAt(operators: string, from: number): Token {
  if (operators[from] === '(') {
    const until = endOfString(operators, from)
    return { kind: 'string', from, until, letters: operators.slice(from, until) }
  }
  pattern.lastIndex = from
  const letters = pattern.exec(operators)?.[0]
  if (letters === undefined) throw notTakenApart()
  return { kind: kindOf(letters), from, until: from + letters.length, letters }
}

function kindOf(letters: string): Token['kind'] {
  const [first = ''] = letters
  if (first === '%') return 'remark'
  if (first === '<' && letters.length > 1) return letters === '<<' ? 'open' : 'string'
  if (first === '[') return 'open'
  if (first === ']' || letters === '>>') return 'close'
  return /^[\0\t\n\f\r \d.+\-/<>){}]/.test(letters) || /^(?:true|false|null)$/.test(letters) ? 'other' : 'operator'
}

/** Where a string in brackets ends; brackets within it come in pairs. */
function endOfString(operators: string, from: number): number {
  let depth = 0
  for (const { 0: piece, index } of operators.slice(from).matchAll(/\\[^]|[()]/g)) {
    if (piece === '(') depth += 1
    if (piece === ')') depth -= 1
    if (depth === 0) return from + index + 1
  }
  throw notTakenApart()
}

/** Where the bytes of a picture among the operators end: at a mark that is followed by operators, not by more of the picture. */
function endOfPicture(operators: string, from: number): number {
  const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ])|[\0\t\n\f\r ]EI$/g
  end.lastIndex = from
  for (let found = end.exec(operators); found !== null; found = end.exec(operators))
    if (/^[\t\n\f\r\x20-\x7e]*$/.test(operators.slice(end.lastIndex, end.lastIndex + 16))) return end.lastIndex
  throw notTakenApart()
}

function unescaped(letters: string): Buffer {
  const inside = letters.slice(1, -1).replaceAll(/\\(?:([0-7]{1,3})|(\r\n|[^]))/g, (_all, octal?: string, letter = '') => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
    return escapes[letter] ?? letter
  })
  return Buffer.from(inside, 'latin1')
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '', '\r\n': '' }

const known = new Set(
  `b B b* B* BI BT BX c cm CS cs d d0 d1 Do EI ET EX f F f* G g gs h i ID j J K k l m M n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td
  TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`.split(/\s+/),
)

const notTakenApart = (): Refusal =>
  new Refusal('The file is drawn in a way that cannot be checked for words. Print the pages to a new PDF and black out that.')
