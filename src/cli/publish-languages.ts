import type { Database } from '../platform/index.ts'
import { findEdition, hasAddress, publishTranslationWithin, type PublishTranslationSettings } from '../publishing/index.ts'
import { languagesBegun } from '../translations/index.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './process.ts'

/** Which translations are asked for: none, those that were begun, or these. */
type Asked = 'none' | 'all' | readonly string[]

/** Reads `--languages`: `all`, or tags with commas between them. Refuses what is no tag of a language. */
export function readLanguages(
  given: string | undefined,
): { readonly kind: 'read'; readonly asked: Asked } | { readonly kind: 'refused'; readonly reason: string } {
  if (given === undefined) return { kind: 'read', asked: 'none' }
  if (given.trim() === 'all') return { kind: 'read', asked: 'all' }
  const tags = given.split(',').map((tag) => tag.trim())
  const wrong = tags.find((tag) => !hasAddress(tag))
  return wrong === undefined
    ? { kind: 'read', asked: [...new Set(tags)] }
    : { kind: 'refused', reason: `'${wrong}' is not the tag of a language. Name them as es,ar,zh-Hans, or say all.` }
}

/**
 * Publishes translations of a version, each in a transaction of its own, and says of each what became of it as it goes. Started again after
 * it was ended half-way, it does the rest. Gives the exit status: 1 where a language that was named could not be published.
 */
export async function publishLanguages(
  context: CommandContext,
  db: Database,
  { appeal, asked, settings }: { readonly appeal: string; readonly asked: Asked; readonly settings: PublishTranslationSettings },
): Promise<number> {
  if (asked === 'none') return 0
  const own = (await findEdition(db, appeal))?.edition.lang
  const languages = (asked === 'all' ? await languagesBegun(db, appeal) : asked).filter((lang) => lang !== own)
  if (languages.length === 0) context.out('No translation of it is begun.\n')
  let missing = 0
  for (const [index, lang] of languages.entries()) {
    const outcome = await db.transaction().execute((tx) => publishTranslationWithin(tx, appeal, lang, settings))
    const progress = `${index + 1}/${languages.length} ${lang}:`
    if (outcome.kind === 'refused') missing += 1
    context.out(
      `${progress} ${outcome.kind === 'refused' ? `not published. ${outcome.reasons.join(' ')}` : saidOf[outcome.kind](outcome.hash)}\n`,
    )
  }
  return missing > 0 && asked !== 'all' ? refuse(context, `${missing} of ${languages.length} languages could not be published.`) : 0
}

const saidOf = {
  published: (hash: string) => `published, fingerprint ${hash}`,
  unchanged: () => 'stands: it says exactly this',
} as const
