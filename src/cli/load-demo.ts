import { keepAppeal, listAppeals } from '../appeals/index.ts'
import { caseKeyOf, importCase, keptAlone, listCases, type Appeal, type CaseDocument } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { listErasures } from '../erasure/index.ts'
import { languageName } from '../kit/index.ts'
import type { Database } from '../platform/index.ts'
import { findEdition, publishAppeal } from '../publishing/index.ts'
import { hasDemoStaff } from '../staff/index.ts'
import type { ReturnedFile } from '../translations/index.ts'
import type { CommandContext } from './command.ts'
import { publishDemoTranslation } from './demo-translations.ts'

export type DemoFiles = {
  readonly kind: 'read'
  readonly cases: readonly CaseDocument[]
  readonly appeals: readonly Appeal[]
  readonly translations: readonly ReturnedFile[]
}

/**
 * Brings of the demo into its database what is not there yet; what is there belongs to whoever tries it out, and stays as
 * they left it. Gives the sentence that says why it could not.
 */
export async function loadDemo(
  context: CommandContext,
  db: Database,
  files: DemoFiles,
  facts: FactDictionary,
): Promise<string | undefined> {
  // DATABASE_URL may name the one with the real work; five strangers do not belong among it.
  const foreign = (await listCases(db)).find(({ id }) => !files.cases.some((document) => document.case.id === id))
  if (foreign !== undefined && !(await hasDemoStaff(db)))
    return `The database holds cases of your own ('${foreign.id}'). The demo does not mix with them: unset DATABASE_URL.`
  // What is missing may be what was erased: a case may go by another id since, which nobody can tell.
  if ((await listErasures(db)).length === 0) await keepWhatIsMissing(context, db, files)
  return publishWhatNeverWas(context, db, files, facts)
}

async function keepWhatIsMissing(context: CommandContext, db: Database, { cases, appeals }: DemoFiles): Promise<void> {
  for (const document of cases) {
    if ((await caseKeyOf(db, document.case.id)) !== null) continue
    const outcome = await importCase(db, document, context)
    if (outcome.kind === 'refused') throw new Error(`A case of the demo is not there and is refused: ${outcome.reasons.join('; ')}`)
    context.err(`  ${document.case.title}: ${document.claims.length} claims kept\n`)
  }
  for (const appeal of appeals) if ((await keptAlone(db, appeal.id)).length === 0) await keepAppeal(db, appeal, context)
}

/** Publishes the appeals of the demo of which no version is. Whether a later text is published is for the desk to say. */
async function publishWhatNeverWas(
  context: CommandContext,
  db: Database,
  { cases, appeals, translations }: DemoFiles,
  facts: FactDictionary,
): Promise<string | undefined> {
  const known = await listAppeals(db)
  for (const { id, title } of [...cases.flatMap((document) => document.appeals), ...appeals]) {
    const edition = await findEdition(db, id)
    if (edition?.takenDown !== undefined) context.err(`  ${id}: taken down, and stays so\n`)
    // Not there: it was erased.
    if (edition !== null || !known.includes(id)) continue
    const outcome = await publishAppeal(db, id, { as: 'operator', by: 'Amparo demo', clock: context.clock, facts, contested: new Map() })
    if (outcome.kind === 'refused') return `The demo's appeal ${id} cannot be published.\n${outcome.reasons.join('\n')}`
    if (outcome.kind === 'published') context.err(`  ${id}, version ${outcome.version}: ${title}\n`)
    for (const file of translations.filter(({ appeal }) => appeal === id)) {
      const problem = await publishDemoTranslation(db, file, { clock: context.clock, facts })
      if (problem !== undefined) return problem
      context.err(`  ${id} in ${languageName(file.lang)}\n`)
    }
  }
  return undefined
}
