import type { Account, Point } from '../evaluation.ts'
import { append } from '../statements.ts'
import { apart, wrap } from './lines.ts'
import { sayValue, type Paper } from './paper.ts'

/** A point with all its accounts: the question, and under it each version with who says it and how often it is printed. */
export function pointLines(page: Paper, point: Point): string[] {
  const tint = point.state === 'contested' ? page.amber : page.bold
  const live = point.accounts.filter(({ claims }) => claims.length > 0).length
  const counts = `${live} accounts · ${point.voices === 1 ? '1 voice' : `${point.voices} voices`}`
  return [
    ...wrap(questionOf(page, point), page.width - 2).map((line) => `  ${tint(line)}`),
    ...wrap(`${point.standing} · ${counts} · ${point.id}`, page.width - 2).map((line) => `  ${page.dim(line)}`),
    ...point.accounts.flatMap((account) => accountLines(page, point, account)),
    ...noteLines(page, point),
  ]
}

/** Points that nobody disputes, one line each where it fits: what is asked, the answer, and the claims that give it. */
export function undisputedLines(page: Paper, points: readonly Point[]): string[] {
  const bySubject = new Map<string, Point[]>()
  for (const point of points) append(bySubject, point.subject, point)
  return [...bySubject].flatMap(([subject, list]) => [
    ...wrap(page.nameOf(subject), page.width - 2).map((line) => `  ${page.bold(line)}`),
    ...list.flatMap((point) => undisputed(page, point)),
    '',
  ])
}

function undisputed(page: Paper, point: Point): string[] {
  const live = point.accounts.filter(({ claims }) => claims.length > 0)
  return point.state === 'agreeing' && live.length > 1 ? severalAnswers(page, point, live) : oneAnswer(page, point, live)
}

/** Several answers of which each may be true: nobody denied one, but they do not say the same either. */
function severalAnswers(page: Paper, point: Point, live: readonly Account[]): string[] {
  const possibly = point.possibly_known.length > 0 ? [`possibly known: ${point.possibly_known.join(', ')}`] : []
  const note = [
    ...(point.standing === 'alleged' ? [] : [point.standing]),
    page.facts.get(point.fact ?? '')?.type === 'date' ? 'several answers; same event not said' : 'several answers, none denied',
    ...possibly,
  ].join(' · ')
  const answers = live.flatMap((account) => {
    const end = [...(account.voices > 1 ? [voicesOf(account)] : []), account.claims.join(', ')].join(' · ')
    return endQuietly(page, apart(`– ${answerOf(page, point, account)}`, end, page.width - 6), end).map((line) => `    ${line}`)
  })
  const head = endQuietly(page, apart(labelOf(page, point), note, page.width - 4), note)
  return [...head.map((line, index) => `${index === 0 ? '  ' : '    '}${line}`), ...answers]
}

function oneAnswer(page: Paper, point: Point, live: readonly Account[]): string[] {
  const answers = (live.length > 0 ? live : point.accounts).map((account) => answerOf(page, point, account))
  const standing = point.standing === 'alleged' ? [] : [point.standing]
  const voices = point.voices > 1 ? [`${point.voices} voices`] : []
  const claims = [...new Set(live.flatMap((account) => account.claims))].sort()
  const possibly = point.possibly_known.length > 0 ? [`possibly known: ${point.possibly_known.join(', ')}`] : []
  const end = [...standing, ...voices, ...(claims.length > 0 ? [claims.join(', ')] : []), ...possibly].join(' · ')
  const text = `${labelOf(page, point)} ${answers.join(point.state === 'refining' ? ', or nearer ' : '; ')}`
  return endQuietly(page, apart(text, end, page.width - 4), end).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`)
}

/** What stands at the end of the last line is said more quietly than the answer. */
const endQuietly = (page: Paper, lines: readonly string[], end: string): string[] =>
  lines.map((line, index) =>
    index === lines.length - 1 && line.endsWith(end) ? line.slice(0, line.length - end.length) + page.dim(end) : line,
  )

function labelOf(page: Paper, { question, fact, occasion, covers, id }: Point): string {
  if (question !== undefined) return question
  if (id.startsWith('claim/')) return 'Said in words:'
  const when = occasion ?? (covers && (covers.from === covers.to ? covers.from : `${covers.from ?? '…'} to ${covers.to ?? '…'}`))
  return `${page.facts.get(fact ?? '')?.label ?? id}${typeof when === 'string' ? ` (${when})` : ''}:`
}

function questionOf(page: Paper, { question, fact, occasion, id }: Point): string {
  if (question !== undefined) return question
  if (id.startsWith('claim/')) return `Is it so: “${page.claim(id.slice('claim/'.length))?.statement ?? id}”?`
  const asked = page.facts.get(fact ?? '')?.question ?? id
  return occasion === undefined ? asked : `${asked} (${occasion})`
}

function accountLines(page: Paper, point: Point, account: Account): string[] {
  const edge = point.state === 'contested' ? page.amber('  ║') : page.dim('  │')
  const gone = account.claims.length === 0
  const ruled = account.ruled ? ` · ${account.ruled}` : ''
  const printed = page.printings(account.claims)
  const voices = voicesOf(account)
  const who = gone
    ? `withdrawn · ${account.withdrawn.join(', ')}`
    : `${page.namesOf(account.speakers)} · ${voices} · printed by ${printed}${ruled} · ${account.claims.join(', ')}`
  const denies = account.denies.length > 0 ? [`denies ${account.denies.join(', ')}`] : []
  return [
    edge,
    ...wrap(answerOf(page, point, account), page.width - 4).map((line) => `${edge} ${gone ? page.dim(line) : page.bold(line)}`),
    ...[...denies, who].flatMap((text) => wrap(text, page.width - 4)).map((line) => `${edge} ${page.dim(line)}`),
  ]
}

function voicesOf({ voices, independent, independent_at_least: atLeast }: Account): string {
  const count = voices === 1 ? '1 voice' : `${voices} voices`
  return independent > 1 ? `${count}, ${atLeast ? 'at least ' : ''}${independent} independent` : count
}

/** The typed answer, or what the claims of the account say in words. */
function answerOf(page: Paper, point: Point, { value, fact, claims, withdrawn }: Account): string {
  const about = fact ?? point.fact
  if (value)
    return point.fact === undefined && fact !== undefined
      ? `${page.facts.get(fact)?.label ?? fact}: ${sayValue(page, value, about)}`
      : sayValue(page, value, about)
  return [...claims, ...withdrawn].map((id) => page.claim(id)?.statement ?? id).join(' ')
}

function noteLines(page: Paper, { why, ruling, possibly_known, also_asked = [] }: Point): string[] {
  const notes = [
    ...also_asked.map(({ question }) => `Also asked: ${question}`),
    ...(why === undefined ? [] : [`Explained: ${why}`]),
    ...(ruling ? [`Ruled ${ruling.standing} by ${ruling.by} on ${ruling.on}: ${ruling.reason}`] : []),
    ...(ruling && ruling.ruled_before.length > 0 ? [`Ruled before ${ruling.ruled_before.join(', ')}.`] : []),
    ...(possibly_known.length > 0 ? [`Possibly known by then: ${possibly_known.join(', ')}.`] : []),
  ]
  return notes.length === 0 ? [] : ['', ...notes.flatMap((note) => wrap(note, page.width - 4)).map((line) => `    ${line}`)]
}
