import { findAppeal } from '../appeals/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { listProjectFiles, readProjectFile, type Clock, type Database } from '../platform/index.ts'
import { publishTranslationWithin } from '../publishing/index.ts'
import { demoStaffId } from '../staff/index.ts'
import { changeTranslation, importFile, readExchange, readTranslation, type ReturnedFile } from '../translations/index.ts'

const folder = ['data', 'demo', 'translations'] as const

/** The translations of the demo's appeals, XLIFF files as translators send them; or why one of them cannot be read. */
export function readDemoTranslations():
  | { readonly kind: 'read'; readonly translations: readonly ReturnedFile[] }
  | { readonly kind: 'refused'; readonly reason: string } {
  const translations: ReturnedFile[] = []
  for (const name of listProjectFiles(...folder)) {
    const read = readExchange(Buffer.from(readProjectFile(...folder, name)))
    if (read.kind === 'unreadable') return { kind: 'refused', reason: `${[...folder, name].join('/')}: ${read.reason}` }
    translations.push(read.file)
  }
  return { kind: 'read', translations }
}

/**
 * Takes a translation into its appeal, which is published, has the demo's reviewer approve what the demo's editor sent in, and publishes
 * it. Gives the sentence that says why it could not; then nothing of it is kept.
 */
export async function publishDemoTranslation(
  db: Database,
  file: ReturnedFile,
  { clock, facts }: { readonly clock: Clock; readonly facts: FactDictionary },
): Promise<string | undefined> {
  const { appeal: id, lang } = file
  try {
    await db.transaction().execute(async (tx) => {
      const found = await findAppeal(tx, id)
      if (found.kind !== 'found') throw new NotPublished('it is not there')
      const about = { appeal: found.appeal, lang }
      const [editor, reviewer] = (['editor', 'reviewer'] as const).map((role) => ({ by: demoStaffId(role), at: clock() })) as [Did, Did]
      await importFile(tx, about, file, editor)
      const { segments } = (await readTranslation(tx, found.appeal, lang)).translation
      for (const { key, base } of new Map(segments.map((one) => [one.key, one])).values())
        await changeTranslation(tx, about, { kind: 'approve', key, base }, reviewer)
      const outcome = await publishTranslationWithin(tx, id, lang, { by: 'Amparo demo', clock, facts })
      if (outcome.kind === 'refused') throw new NotPublished(outcome.reasons.join('; '))
    })
  } catch (error) {
    if (error instanceof NotPublished) return `The demo's appeal ${id} cannot be published in ${lang}: ${error.message}`
    throw error
  }
  return undefined
}

type Did = { readonly by: string; readonly at: Date }

class NotPublished extends Error {}
