import type { CaseFile, FactDictionary } from '../../claims/index.ts'
import { parseDate } from '../../kit/index.ts'
import { say } from '../say.ts'
import type { Check, DerivedFact, Evaluation, Point } from '../evaluation.ts'
import { knowledgeAt } from '../known.ts'
import { inOrder } from '../values.ts'
import { apart, printable, wrap } from './lines.ts'
import { pointLines, undisputedLines } from './points.ts'
import { normLines } from './norms.ts'
import { paper, type Paper } from './paper.ts'

/**
 * An evaluation as a person reads it in a terminal: what is contested first, then what cannot be so, what follows, what
 * nobody disputes, what is explained, and the norms where they were asked for. Takes the evaluation with the file and dictionary it was made from, the columns
 * there are, and whether to colour; gives text that ends with a line end.
 */
export function reportEvaluation(
  evaluation: Evaluation,
  {
    file,
    facts,
    columns,
    colour,
  }: { readonly file: CaseFile; readonly facts: FactDictionary; readonly columns: number; readonly colour: boolean },
): string {
  const known = evaluation.known === null ? null : parseDate(evaluation.known)
  const knowledge = knowledgeAt(file, known?.kind === 'date' ? known.earliest : null)
  const page = paper(file, facts, knowledge, Math.max(40, Math.min(columns, 100)), colour)
  const of = (...states: Point['state'][]): readonly Point[] => evaluation.points.filter(({ state }) => states.includes(state))
  // What takes part in a question that is contested is disputed there, even where nothing else answers its own.
  const asked = new Set(of('contested').flatMap(({ own_question: own, accounts }) => (own ? accounts.flatMap(({ claims }) => claims) : [])))
  const calm = of('single', 'agreeing', 'refining')
  const undisputed = calm.filter((point) => !claimsOf(point).some((id) => asked.has(id)))
  // Answers that only claims of such questions give are shown there; those that others give as well are shown here.
  const partly = calm.filter((point) => {
    const claims = claimsOf(point)
    return claims.some((id) => asked.has(id)) && !claims.every((id) => asked.has(id))
  })
  return [
    ...head(page, file, evaluation),
    ...section(
      page,
      'Contested',
      of('contested').flatMap((point) => [...pointLines(page, point), '']),
    ),
    ...section(
      page,
      'Cannot be so, or hardly',
      evaluation.checks.flatMap((check) => [...checkLines(page, check), '']),
    ),
    ...section(page, 'What follows', derivedLines(page, evaluation.derived)),
    ...section(page, 'Not disputed', undisputedLines(page, undisputed)),
    ...section(page, 'In part answers to a contested question', undisputedLines(page, partly)),
    ...section(
      page,
      'Explained',
      of('explained').flatMap((point) => [...pointLines(page, point), '']),
    ),
    ...normLines(page, evaluation.norms ?? []).flatMap(({ title, lines }) => section(page, title, lines)),
    '',
  ].join('\n')
}

const claimsOf = ({ accounts }: Point): readonly string[] => accounts.flatMap(({ claims }) => claims)

function head(page: Paper, file: CaseFile, { at, known, points, checks }: Evaluation): string[] {
  const asKnown = known === null ? 'with all that is on file' : `as it could be known on ${day(known)}`
  const count = (state: Point['state']): number => points.filter((point) => point.state === state).length
  const counts = [
    `${points.length} points`,
    `${count('contested')} contested`,
    `${count('explained')} explained`,
    checks.length === 1 ? '1 check' : `${checks.length} checks`,
  ]
  return [
    ...wrap(file.case.title, page.width).map(page.bold),
    ...apart(`For ${day(at)}, ${asKnown}.`, file.case.country, page.width),
    page.dim(counts.join(' · ')),
    '',
  ]
}

const day = (text: string): string => say(parseDate(text))

function section(page: Paper, title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const rule = '─'.repeat(Math.max(0, page.width - title.length - 1))
  return [`${page.bold(title)} ${page.dim(rule)}`, '', ...(lines.at(-1) === '' ? lines : [...lines, ''])]
}

function checkLines(page: Paper, { rule, severity, message, claims }: Check): string[] {
  const tint = severity === 'impossible' ? page.red : severity === 'unlikely' ? page.amber : page.dim
  const mark = severity === 'impossible' ? '✗' : severity === 'unlikely' ? '?' : '≈'
  const lines = wrap(message, page.width - 4)
  return [
    ...lines.map((line, index) => `${index === 0 ? tint(`  ${mark} `) : '    '}${line}`),
    ...wrap(`${severity} · ${rule} · ${claims.join(', ')}`, page.width - 4).map((line) => `    ${page.dim(line)}`),
  ]
}

function derivedLines(page: Paper, derived: readonly DerivedFact[]): string[] {
  const subjects = [...new Set(derived.map(({ subject }) => subject))]
  return subjects.flatMap((subject) => {
    const facts = derived.filter((fact) => fact.subject === subject).sort((a, b) => inOrder(a.fact, b.fact))
    const lines = facts.flatMap(({ text, account, claims }) => [
      ...wrap(text, page.width - 4).map((line, index) => `${index === 0 ? '  – ' : '    '}${line}`),
      ...wrap(`${account === undefined ? '' : `if ${account} · `}${claims.join(', ')}`, page.width - 4).map(
        (line) => `    ${page.dim(line)}`,
      ),
    ])
    return subjects.length > 1 ? [`  ${page.bold(printable(page.nameOf(subject)))}`, ...lines, ''] : lines
  })
}
