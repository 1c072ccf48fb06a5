import { appealCrumbs } from '../appeals/appeal-crumbs.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { glossaryRoutes } from './routes.ts'

/** Which glossary it is, and how its pages are reached. */
export type GlossaryPlace = {
  /** The appeal that it is for; null: for all. */
  readonly of: string | null
  /** Of an appeal: the language it is written in. */
  readonly sourceLang: string | null
  readonly title: string
  readonly href: string
  readonly term: (id: string) => string
  readonly crumbs: readonly { readonly href: string; readonly label: string }[]
}

export const forAll: GlossaryPlace = {
  of: null,
  sourceLang: null,
  title: 'Glossary for all appeals',
  href: hrefOf(glossaryRoutes.all),
  term: (id) => hrefOf(glossaryRoutes.ofAll, { term: id }),
  crumbs: [{ href: '/appeals', label: 'Appeals' }],
}

export const ofAppeal = ({ opened }: AppealVisit): GlossaryPlace => ({
  of: opened.whole.id,
  sourceLang: opened.whole.lang,
  title: `Glossary of ${opened.appeal.id}`,
  href: hrefOf(glossaryRoutes.glossary, { appeal: opened.appeal.id }),
  term: (id) => hrefOf(glossaryRoutes.term, { appeal: opened.appeal.id, term: id }),
  crumbs: appealCrumbs(opened),
})
