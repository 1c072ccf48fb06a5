import type { Context } from 'hono'
import type { Database } from '../../../platform/index.ts'
import { findEdition, type PublishedEdition } from '../../../publishing/index.ts'
import { readAppealAddress } from '../../routes.ts'
import { NotFoundPage } from '../not-found.tsx'
import { TakenDownPage, whatStands } from '../taken-down.tsx'
import { answerPrivately } from './screen.tsx'
import type { SigningNeeds } from './signing-needs.ts'

/**
 * The edition that an address names: of the newest version, in the language that stands after the appeal, else its original; or the
 * page that says that there is none, or that it was taken down. A language that only earlier versions have leads to the original:
 * that is what is signed now.
 */
export async function findAppeal(
  c: Context,
  { db, site }: Pick<SigningNeeds, 'db' | 'site'>,
  name: string,
  lang = c.req.param('lang'),
): Promise<{ readonly kind: 'found'; readonly published: PublishedEdition } | { readonly kind: 'answered'; readonly answer: Response }> {
  const address = readAppealAddress(name)
  const published = address?.form === 'html' ? await editionOf(db, address.id, lang) : null
  if (published === null) return { kind: 'answered', answer: answerPrivately(c, <NotFoundPage site={site} path={c.req.path} />, 404) }
  const { takenDown } = published
  if (takenDown === undefined) return { kind: 'found', published }
  const stands = await whatStands(db, published)
  return { kind: 'answered', answer: answerPrivately(c, <TakenDownPage {...{ site, published, takenDown, stands }} />, 410) }
}

async function editionOf(db: Database, appeal: string, lang: string | undefined): Promise<PublishedEdition | null> {
  if (lang === undefined || lang === '') return findEdition(db, appeal)
  const found = await findEdition(db, appeal, undefined, lang)
  return found === null || found.edition.version === found.newest ? found : findEdition(db, appeal)
}
