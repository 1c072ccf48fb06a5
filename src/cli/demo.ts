import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describeProblems, listCases, readAppealFile, readCaseFile, type Appeal, type CaseDocument } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { demoFolder, listProjectFiles, readProjectFile, type Database } from '../platform/index.ts'
import { keepDemoStaff, type DemoSignIn } from '../staff/index.ts'
import type { Command, CommandContext } from './command.ts'
import { readDemoTranslations } from './demo-translations.ts'
import { readAllFacts } from './facts.ts'
import { loadDemo, type DemoFiles } from './load-demo.ts'
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
      folder: demoFolder,
    } as const
    return withInstallation(context, settings, async (work) => {
      const problem = await loadDemo(context, work.installation.db, files, facts.facts)
      if (problem !== undefined) return refuse(context, problem)
      const people = await keepPeople(context, work.installation.db, files)
      return people === null ? refuse(context, strangers) : serveSites(context, work, 'The demo', people)
    })
  },
}

const strangers = 'The database holds staff members of your own. The demo does not mix with them: unset DATABASE_URL.'

/** Four people to try the desk with, members of the demo's cases; null where there are others. */
async function keepPeople(context: CommandContext, db: Database, { cases }: DemoFiles): Promise<DemoSignIn | null> {
  const ours = (await listCases(db)).filter(({ id }) => cases.some((document) => document.case.id === id))
  return keepDemoStaff(
    db,
    ours.map(({ key }) => key),
    { now: context.clock(), random: randomBytes },
  )
}

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
  const translations = readDemoTranslations()
  return translations.kind === 'refused' ? translations : { kind: 'read', cases, appeals, translations: translations.translations }
}
