import { keepAppeal, listAppeals, saysSomething, type PrintedName, type UnsaidContested } from '../appeals/index.ts'
import { appealFormat, describeProblems, formatOf, largestFile, readAppealFile, type Appeal } from '../cases/index.ts'
import { readGivenFile } from '../platform/index.ts'
import { publishAppeal, type PublicContents } from '../publishing/index.ts'
import type { Command } from './command.ts'
import { publishLanguages, readLanguages } from './publish-languages.ts'
import { readAllFacts } from './facts.ts'
import { refuse, withInstallationFor } from './process.ts'
import { suggest } from './suggest.ts'

export const publishCommand: Command = {
  name: 'publish',
  usage: 'publish APPEAL|FILE --by NAME [--reason S3="…"]… [--languages all|es,ar] [--again] [--facts FILE]',
  summary: 'Freeze an appeal as a new version on the public site, or say what stops it',
  options: {
    by: { type: 'string' },
    reason: { type: 'string', multiple: true },
    languages: { type: 'string' },
    again: { type: 'boolean' },
    facts: { type: 'string' },
  },
  takes: [1, 1],
  async run(context, { positionals, values, repeated }) {
    const [given = ''] = positionals
    const by = String(values['by'] ?? '')
    if (by.trim() === '') return refuse(context, 'Say who publishes: --by NAME. The name is kept with the version and not shown.')
    const facts = readAllFacts(values['facts'] as string | undefined)
    if (facts.kind === 'refused') return refuse(context, facts.reason)
    const languages = readLanguages(values['languages'] as string | undefined)
    if (languages.kind === 'refused') return refuse(context, languages.reason)
    const reasons = readReasons(repeated['reason'] ?? [])
    if (reasons.kind === 'refused') return refuse(context, reasons.reason)
    const named = readNamed(given)
    if (named.kind === 'refused') return refuse(context, named.reason)
    return withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db } }) => {
      if (named.kind === 'file') await keepAppeal(db, named.appeal, { clock: context.clock })
      const ids = await listAppeals(db)
      if (!ids.includes(named.id)) return refuse(context, `There is no appeal '${named.id}'. ${suggest(named.id, ids, words)}`)
      const outcome = await publishAppeal(db, named.id, {
        as: 'operator',
        by,
        clock: context.clock,
        facts: facts.facts,
        contested: reasons.reasons,
        again: values['again'] === true,
      })
      if (outcome.kind === 'refused')
        return refuse(
          context,
          `${named.id} was not published.\n${outcome.reasons.map((reason) => `  - ${reason}`).join('\n')}\nNothing became public. ${whereListed}`,
        )
      const { version, hash } = outcome
      const said = outcome.kind === 'published' ? `version ${version} is published` : `version ${version} stands: nothing has changed since`
      context.out(
        `${named.id}: ${said}.\nFingerprint (SHA-256) ${hash}\n${outcome.kind === 'published' ? shown(outcome.shows) + letOut(outcome.names) + unsaidIn(outcome.unsaid) : ''}`,
      )
      const settings = { by, clock: context.clock, facts: facts.facts, version }
      return publishLanguages(context, db, { appeal: named.id, asked: languages.asked, settings })
    })
  },
}

const words = { none: 'No appeal is kept here.', all: 'The appeals are' }
const whereListed = 'What publishing makes public, and that nothing else does, is in docs/publishing.md.'

/** What the version makes public, counted. */
function shown({ statements, documents, questions, reasons, marks, cases, checks }: PublicContents): string {
  const parts = [
    counted(statements, 'statement with who made it', 'statements with who made them'),
    counted(documents, 'document', 'documents'),
    counted(questions, 'question', 'questions'),
    counted(reasons, "of the team's reasons", "of the team's reasons"),
    counted(marks, 'mark on the timeline', 'marks on the timeline'),
    counted(cases, 'title of a case', 'titles of cases'),
    counted(checks, 'thing that cannot be so, or hardly', 'things that cannot be so, or hardly'),
  ]
  return `Public with its text: ${parts.join('; ')}. Nothing else. ${whereListed}\n`
}

/** The people whose names went out: the command line asks for no tick, so it says whose they are. */
const letOut = (names: readonly PrintedName[]): string =>
  names.length === 0
    ? 'Of the people in the case files, it prints nobody’s name.\n'
    : `It prints the names of:\n${names.map(({ name, asks }) => `  - ${name}${asks ? ', without a consent to it on record' : ''}`).join('\n')}\n`

/** What reasons were asked for: whoever publishes is told once more. */
const unsaidIn = (unsaid: readonly UnsaidContested[]): string =>
  unsaid.length === 0
    ? ''
    : `These sentences rest on what is contested and do not say so; readers see the other account beside them:\n${unsaid.map(({ name, sentence }) => `  - ${name} ${sentence}`).join('\n')}\n`

/** Reads `--reason S3="…"`. Refuses what names no sentence or says nothing, and two for one sentence. */
function readReasons(
  given: readonly string[],
): { readonly kind: 'read'; readonly reasons: ReadonlyMap<string, string> } | { readonly kind: 'refused'; readonly reason: string } {
  const reasons = new Map<string, string>()
  for (const one of given) {
    const [, name, reason = ''] = /^([SA][1-9]\d{0,3}|Title|Summary|Outcome|News|Heading(?:[1-9]\d{0,3})?)=([^]*)$/.exec(one) ?? []
    if (name === undefined || !saysSomething(reason) || reason.length > 2000)
      return {
        kind: 'refused',
        reason: `'${one.slice(0, 80)}' is no reason: name the sentence, then say why in at most 2000 letters, as --reason S3="…".`,
      }
    if (reasons.has(name)) return { kind: 'refused', reason: `There are two reasons for ${name}.` }
    reasons.set(name, reason.trim())
  }
  return { kind: 'read', reasons }
}

const counted = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`

type Named =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'file'; readonly id: string; readonly appeal: Appeal }
  | { readonly kind: 'refused'; readonly reason: string }

/** An id cannot hold a slash or end in .yaml, .yml or .json; such a word is the path of an appeal that stands alone. */
function readNamed(given: string): Named {
  if (!/[/\\]|\.(ya?ml|json)$/i.test(given)) return { kind: 'id', id: given }
  const file = readGivenFile(given, largestFile)
  if (file.kind === 'refused') return file
  if (formatOf(file.bytes) !== appealFormat)
    return {
      kind: 'refused',
      reason: `${given} is not an appeal (format: ${appealFormat}). A case file is kept with amparo import; its appeals are published by their ids.`,
    }
  const read = readAppealFile(file.bytes, { file: given })
  return read.kind === 'read'
    ? { kind: 'file', id: read.appeal.id, appeal: read.appeal }
    : { kind: 'refused', reason: describeProblems(read) }
}
