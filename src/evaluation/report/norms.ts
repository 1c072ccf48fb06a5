import type { NormOutcome, NormResult } from '../../norms/index.ts'
import { wrap } from './lines.ts'
import type { Paper } from './paper.ts'

/** What each outcome is called above the norms that have it, in the order in which a person wants to read them. */
const headings: readonly (readonly [NormOutcome, string])[] = [
  ['engaged', 'May be engaged, under every account'],
  ['if_accepted', 'May be engaged, if an account is accepted'],
  ['cannot_tell', 'Cannot be told yet'],
  ['check_ratification', 'Ratification to be looked up'],
  ['not_in_force', 'Not in force at the time'],
  ['not_binding', 'Not binding on the State'],
]

/**
 * The norms that the facts may engage, by outcome, each with its reason. Norms that nothing on file speaks to, and those
 * that what is on file does not meet, are only counted. Takes the results; nothing for none.
 */
export function normLines(
  page: Paper,
  norms: readonly NormResult[],
): readonly { readonly title: string; readonly lines: readonly string[] }[] {
  if (norms.length === 0) return []
  const told = norms.filter(({ silent, elsewhere }) => silent !== true && elsewhere !== true)
  const persons = new Set(norms.map(({ subject }) => subject))
  const sections = headings.flatMap(([outcome, title]) => {
    const found = told.filter(({ result }) => result === outcome)
    return found.length === 0 ? [] : [{ title, lines: found.flatMap((norm) => [...linesOf(page, norm, persons.size > 1), '']) }]
  })
  const elsewhere = norms.filter((norm) => norm.elsewhere).length
  const silent = norms.length - told.length - elsewhere
  const unmet = told.filter(({ result }) => result === 'not_engaged').length
  const counted = `${unmet} are not met by what is on file; nothing on file speaks to ${silent} more${elsewhere > 0 ? `; ${elsewhere} are of other parts of the world` : ''}. --json lists them all. Nothing here says that a norm was broken.`
  return [...sections, { title: 'All other norms', lines: wrap(counted, page.width - 2).map((line) => `  ${line}`) }]
}

function linesOf(page: Paper, norm: NormResult, named: boolean): readonly string[] {
  const marks = [
    ...(norm.unconfirmed ? ['unconfirmed'] : []),
    ...(norm.our_limits ? [`a limit in it is ours (${norm.our_limits.join('; ')})`] : []),
    ...(norm.evaluative ? ['a lawyer must judge'] : []),
  ]
  const under = [
    norm.norm,
    ...(norm.standing === null ? [] : [norm.standing]),
    ...marks,
    ...(norm.claims.length > 0 ? [norm.claims.join(', ')] : []),
  ]
  const title = `${norm.citation}${named ? ` · ${page.nameOf(norm.subject)}` : ''}`
  return [
    ...wrap(title, page.width - 4).map((line) => `  ${page.bold(line)}`),
    ...wrap(norm.reason, page.width - 4).map((line) => `    ${line}`),
    ...norm.ask.flatMap(({ question }) =>
      wrap(`? ${question}`, page.width - 6).map((line, at) => `    ${at === 0 ? page.amber(line) : `  ${line}`}`),
    ),
    ...wrap(under.join(' · '), page.width - 4).map((line) => `    ${page.dim(line)}`),
  ]
}
