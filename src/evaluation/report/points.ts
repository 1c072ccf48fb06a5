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
  const answers = (live.length > 0 ? live : point.accounts).map((account) => answerOf(page, point, account))
  const standing = point.standing === 'alleged' ? [] : [point.standing]
  const voices = point.voices > 1 ? [`${point.voices} voices`] : []
  const claims = [...new Set(live.flatMap((account) => account.claims))].sort()
  const possibly = point.possibly_known.length > 0 ? [`possibly known: ${point.possibly_known.join(', ')}`] : []
  const end = [...standing, ...voices, ...(claims.length > 0 ? [claims.join(', ')] : []), ...possibly].join(' · ')
  const text = `${labelOf(page, point)} ${answers.join(point.state === 'refining' ? ', or nearer ' : '; ')}`
  const lines = apart(text, end, page.width - 4)
  // What stands at the end of the last line is said more quietly than the answer.
  return lines.map((line, index) => {
    const quiet = index === lines.length - 1 && line.endsWith(end) ? line.slice(0, line.length - end.length) + page.dim(end) : line
    return `${index === 0 ? '  ' : '    '}${quiet}`
  })
}

function labelOf(page: Paper, { question, fact, occasion, covers, id }: Point): string {
  if (question !== undefined) return question
  const when = occasion ?? (covers && (covers.from === covers.to ? covers.from : `${covers.from ?? '…'} to ${covers.to ?? '…'}`))
  return `${page.facts.get(fact ?? '')?.label ?? id}${typeof when === 'string' ? ` (${when})` : ''}:`
}

function questionOf(page: Paper, { question, fact, occasion, id }: Point): string {
  if (question !== undefined) return question
  const asked = page.facts.get(fact ?? '')?.question ?? id
  return occasion === undefined ? asked : `${asked} (${occasion})`
}

function accountLines(page: Paper, point: Point, account: Account): string[] {
  const edge = point.state === 'contested' ? page.amber('  ║') : page.dim('  │')
  const gone = account.claims.length === 0
  const ruled = account.ruled ? ` · ${account.ruled}` : ''
  const printed = page.printings(account.claims)
  const voices =
    account.independent > 1
      ? `${account.voices} voices, ${account.independent} independent`
      : account.voices === 1
        ? '1 voice'
        : `${account.voices} voices`
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
