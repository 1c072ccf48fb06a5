import type { Context } from 'hono'
import { findEdition, type PublishedEdition } from '../../../publishing/index.ts'
import { readAppealAddress } from '../../routes.ts'
import { NotFoundPage } from '../not-found.tsx'
import { TakenDownPage } from '../taken-down.tsx'
import { answerPrivately } from './screen.tsx'
import type { SigningNeeds } from './signing-needs.ts'

/** The newest edition of the appeal in an address; or the page that says that there is none, or that it was taken down. */
export async function findAppeal(
  c: Context,
  { db, site }: Pick<SigningNeeds, 'db' | 'site'>,
  name: string,
): Promise<{ readonly kind: 'found'; readonly published: PublishedEdition } | { readonly kind: 'answered'; readonly answer: Response }> {
  const address = readAppealAddress(name)
  const published = address?.form === 'html' ? await findEdition(db, address.id) : null
  if (published === null) return { kind: 'answered', answer: answerPrivately(c, <NotFoundPage site={site} />, 404) }
  const { takenDown } = published
  if (takenDown === undefined) return { kind: 'found', published }
  return { kind: 'answered', answer: answerPrivately(c, <TakenDownPage {...{ site, published, takenDown }} />, 410) }
}
