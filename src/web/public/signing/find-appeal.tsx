import type { Context } from 'hono'
import { findEdition, type Edition, type PublishedEdition } from '../../../publishing/index.ts'
import { readAppealAddress } from '../../routes.ts'
import { NotFoundPage } from '../not-found.tsx'
import { TakenDownPage, whatStands } from '../taken-down.tsx'
import { answerPrivately } from './screen.tsx'
import type { SigningNeeds } from './signing-needs.ts'

type FoundAppeal =
  | { readonly kind: 'found'; readonly published: PublishedEdition; readonly here: Edition }
  | { readonly kind: 'answered'; readonly answer: Response }

/**
 * The edition that an address names: of the newest version, in the language that stands after the appeal, else its original; or the
 * page that says that there is none, or that it was taken down. A language that only earlier versions have leads to the original:
 * that is what is signed now; `here` is then still the edition of that language, in whose words everything but a form to sign is said.
 */
export async function findAppeal(
  c: Context,
  { db, site }: Pick<SigningNeeds, 'db' | 'site'>,
  name: string,
  lang = c.req.param('lang'),
): Promise<FoundAppeal> {
  const address = readAppealAddress(name)
  const found = address?.form === 'html' ? await findEdition(db, address.id, undefined, lang === '' ? undefined : lang) : null
  const published = found === null || found.edition.version === found.newest ? found : await findEdition(db, found.edition.appeal)
  if (found === null || published === null)
    return { kind: 'answered', answer: answerPrivately(c, <NotFoundPage site={site} path={c.req.path} />, 404) }
  const { takenDown } = published
  if (takenDown === undefined) return { kind: 'found', published, here: found.takenDown === undefined ? found.edition : published.edition }
  const stands = await whatStands(db, published)
  return { kind: 'answered', answer: answerPrivately(c, <TakenDownPage {...{ site, published, takenDown, stands }} />, 410) }
}
