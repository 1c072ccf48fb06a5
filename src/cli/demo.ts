import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { keepAppeal } from '../appeals/index.ts'
import { describeProblems, importCase, listCases, readAppealFile, readCaseFile, type Appeal, type CaseDocument } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { listProjectFiles, readProjectFile, type Database } from '../platform/index.ts'
import { findEdition, publishAppeal } from '../publishing/index.ts'
import { keepDemoStaff, type DemoSignIn } from '../staff/index.ts'
import type { Command, CommandContext } from './command.ts'
import { readAllFacts } from './facts.ts'
import { refuse, withInstallation } from './process.ts'
import { serveSites } from './serve-sites.ts'

export const demo: Command = {
  name: 'demo',
  usage: 'demo',
  summary: 'Serve five real historical cases and four appeals, apart from your own data',
  takes: [0, 0],
  async run(context) {
    const facts = readAllFacts()
    if (facts.kind === 'refused') return refuse(context, facts.reason)
    const files = readDemoFiles(facts.facts)
    if (files.kind === 'refused') return refuse(context, files.reason)
    const settings = {
      as: 'sole',
      schema: 'newest',
      creates: 'anywhere',
      folder: (dataFolder: string) => join(dataFolder, 'demo'),
    } as const
    return withInstallation(context, settings, async (work) => {
      const problem = await load(context, work.installation.db, files, facts.facts)
      if (problem !== undefined) return refuse(context, problem)
      const people = await keepPeople(context, work.installation.db)
      return people === null ? refuse(context, strangers) : serveSites(context, work, 'The demo', people)
    })
  },
}

const strangers = 'The database holds staff members of your own. The demo does not mix with them: unset DATABASE_URL.'

/** Four people to try the desk with, members of all cases; null where there are others. */
async function keepPeople(context: CommandContext, db: Database): Promise<DemoSignIn | null> {
  const cases = await listCases(db)
  return keepDemoStaff(
    db,
    cases.map(({ key }) => key),
    { now: context.clock(), random: randomBytes },
  )
}

type DemoFiles = { readonly kind: 'read'; readonly cases: readonly CaseDocument[]; readonly appeals: readonly Appeal[] }
type Refusal = { readonly kind: 'refused'; readonly reason: string }

function readDemoFiles(facts: FactDictionary): DemoFiles | Refusal {
  const [cases, appeals]: [CaseDocument[], Appeal[]] = [[], []]
  for (const name of listProjectFiles('data', 'demo')) {
    const read = readCaseFile(readProjectFile('data', 'demo', name), { file: join('data', 'demo', name), facts })
    if (read.kind === 'invalid') return { kind: 'refused', reason: describeProblems(read) }
    cases.push(read.document)
  }
  for (const name of listProjectFiles('data', 'demo', 'appeals')) {
    const read = readAppealFile(readProjectFile('data', 'demo', 'appeals', name), { file: join('data', 'demo', 'appeals', name) })
    if (read.kind === 'invalid') return { kind: 'refused', reason: describeProblems(read) }
    appeals.push(read.appeal)
  }
  return { kind: 'read', cases, appeals }
}

/** Brings the demo into its database, where it is not yet. Gives the sentence that says why it could not. */
async function load(
  context: CommandContext,
  db: Database,
  { cases, appeals }: DemoFiles,
  facts: FactDictionary,
): Promise<string | undefined> {
  // DATABASE_URL may name the one with the real work; five strangers do not belong among it.
  const foreign = (await listCases(db)).find(({ id }) => !cases.some((document) => document.case.id === id))
  if (foreign !== undefined)
    return `The database holds cases of your own ('${foreign.id}'). The demo does not mix with them: unset DATABASE_URL.`
  for (const document of cases) {
    const outcome = await importCase(db, document, context)
    if (outcome.kind === 'refused')
      return `The demo's files have changed since it was loaded, and a case is never rewritten. Remove the demo's data folder and run it again.\n${outcome.reasons.join('\n')}`
    if (outcome.isNew) context.err(`  ${document.case.title}: ${document.claims.length} claims kept\n`)
  }
  for (const appeal of appeals) await keepAppeal(db, appeal, context)
  for (const { id, title } of [...cases.flatMap((document) => document.appeals), ...appeals]) {
    // Whoever took it down meant it: a new start is no reason to show it again.
    if ((await findEdition(db, id))?.takenDown !== undefined) {
      context.err(`  ${id}: taken down, and stays so\n`)
      continue
    }
    const outcome = await publishAppeal(db, id, { as: 'operator', by: 'Amparo demo', clock: context.clock, facts })
    if (outcome.kind === 'refused') return `The demo's appeal ${id} cannot be published.\n${outcome.reasons.join('\n')}`
    if (outcome.kind === 'published') context.err(`  ${id}, version ${outcome.version}: ${title}\n`)
  }
  return undefined
}
