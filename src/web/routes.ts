import type { Edition } from '../publishing/index.ts'
import { linkPaths } from '../signons/index.ts'

/**
 * Every public address, in one place. Ids are of letters, digits, dot, dash and underscore, so nothing needs encoding. Where an address
 * takes an `id` it takes the place of a translation as well (placeOf).
 */
export const routes = {
  home: '/',
  method: '/method',
  log: '/log',
  logCheckpoint: '/log/checkpoint',
  feed: '/feed.atom',
  style: (hash: string): string => `/style-${hash}.css`,
  appeal: (id: string): string => `/appeals/${id}`,
  version: (id: string, version: number, translation?: string): string => `/appeals/${id}/${version}${inLanguage(translation)}`,
  versionPdf: (id: string, version: number, translation?: string): string => `/appeals/${id}/${version}${inLanguage(translation)}.pdf`,
  differences: (id: string, from: number, to: number): string => `/appeals/${id}/differences/${from}/${to}`,
  appealAs: (id: string, form: AppealForm): string => `/appeals/${id}.${form}`,
  sign: (id: string): string => `/appeals/${id}/sign`,
  signAsOrganisation: (id: string): string => `/appeals/${id}/organisations/sign`,
  count: (id: string): string => `/appeals/${id}/count`,
  countAs: (id: string, form: 'json' | 'csv'): string => `/appeals/${id}/count.${form}`,
  names: (id: string, page = 1): string => `/appeals/${id}/names${page === 1 ? '' : `?page=${page}`}`,
  check: (id: string): string => `/appeals/${id}/check`,
  signOnCode: '/sign-ons/code',
  confirmSignOn: linkPaths.waiting,
  signOn: linkPaths.own,
  signOnStep: (link: string, step: SignOnStep): string => `${linkPaths.own(link)}/${step}`,
  ownOrganisation: linkPaths.organisation,
  noMoreMail: linkPaths.noMore,
  receipt: (link: string, kind: 'code' | 'full'): string => `${linkPaths.own(link)}/receipt/${kind}`,
} as const

/** Where an edition stands among the addresses: by the id of its appeal, a translation with its language after that. */
export const placeOf = ({ appeal, lang, translates }: Pick<Edition, 'appeal' | 'lang' | 'translates'>): string =>
  `${appeal}${inLanguage(translates && lang)}`

const inLanguage = (lang: string | undefined): string => (lang === undefined ? '' : `/${lang}`)

/** The pattern of a language in an address: nothing else there has a first word of two or three letters. */
export const languagePattern = '[A-Za-z][A-Za-z][A-Za-z]?(?:-[A-Za-z0-9]+)*'

/** What a signer can do on the page of a sign-on, each on a page of its own. */
export type SignOnStep = 'withdraw' | 'correct' | 'erase'

/** The forms in which an edition is offered besides its page. */
export const appealForms = ['txt', 'json', 'jsonld', 'pdf'] as const
export type AppealForm = (typeof appealForms)[number]

/** What an address under /appeals/ names: an appeal's page, or one of its other forms. Null for what cannot be an id. */
export function readAppealAddress(name: string): { readonly id: string; readonly form: AppealForm | 'html' } | null {
  const form = appealForms.find((candidate) => name.endsWith(`.${candidate}`)) ?? 'html'
  const id = form === 'html' ? name : name.slice(0, -form.length - 1)
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id) ? { id, form } : null
}

/** A language, and in which form its edition is asked for: `es`, `es.pdf`. */
export function readLanguageAddress(name: string): { readonly lang: string; readonly form: AppealForm | 'html' } {
  const form = appealForms.find((candidate) => name.endsWith(`.${candidate}`)) ?? 'html'
  return { lang: form === 'html' ? name : name.slice(0, -form.length - 1), form }
}
