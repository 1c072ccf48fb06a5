import { addressEndings, type AddressEnding } from '../appeals/index.ts'
import { frozenAddress, type Edition, type FrozenEnding } from '../publishing/index.ts'
import { linkPaths } from '../signons/index.ts'
import { normAddressesIn } from './norms/addresses.ts'

/**
 * Every public address, in one place. Ids are of letters, digits, dot, dash and underscore, so nothing needs encoding. Where an address
 * takes an `id` it takes the place of a translation as well (placeOf).
 */
export const routes = {
  home: '/',
  method: '/method',
  /** The two above in a language that public pages have words in, as its words name it; English ones have the shorter addresses. */
  homeIn: (words: string): string => (words === 'en' ? '/' : `/${words}`),
  methodIn: (words: string): string => (words === 'en' ? '/method' : `/${words}/method`),
  collectionsIn: (words: string): string => (words === 'en' ? '/collections' : `/${words}/collections`),
  collection: (id: number): string => `/collections/${id}`,
  collectionAs: (id: number, form: 'csv' | 'json'): string => `/collections/${id}.${form}`,
  logIn: (words: string): string => (words === 'en' ? '/log' : `/${words}/log`),
  log: '/log',
  /** The catalogue of norms, in English at the same addresses as at the desk. */
  normsIn: normAddressesIn,
  logCheckpoint: '/log/checkpoint',
  feed: '/feed.atom',
  feedAs: (form: AppealFeed, lang?: string): string =>
    `/${form === 'ics' ? 'calendar' : 'feed'}${inLanguage(lang)}.${form === 'feed.json' ? 'json' : form}`,
  style: (hash: string): string => `/style-${hash}.css`,
  embedStyle: (hash: string): string => `/embed-${hash}.css`,
  appeal: (id: string): string => `/appeals/${id}`,
  version: (id: string, version: number, translation?: string): string => `/appeals/${id}/${version}${inLanguage(translation)}`,
  /** What never changes of a version, and the signed list of it. */
  versionAs: (id: string, version: number, form: FrozenEnding | 'manifest', translation?: string): string =>
    frozenAddress({ appeal: id, version, lang: translation ?? '', translates: translation }, form),
  differences: (id: string, from: number, to: number): string => `/appeals/${id}/differences/${from}/${to}`,
  appealAs: (id: string, form: AppealForm | AppealFeed): string => `/appeals/${id}.${form}`,
  forms: (id: string): string => `/appeals/${id}/forms`,
  embed: (id: string, lang?: string): string => `/appeals/${id}/embed${lang === undefined ? '' : `?lang=${lang}`}`,
  write: (id: string): string => `/appeals/${id}/write`,
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

/**
 * A subtag is of eight characters at most (BCP 47). Without braces, which a route would take for its own; one within the other, so that
 * what is none is found out at once.
 */
const subtag = `-[A-Za-z0-9]${'(?:[A-Za-z0-9]'.repeat(7)}${')?'.repeat(7)}`

/**
 * The pattern of a language in an address: nothing else there has a first word of two or three letters. It has at most three subtags, so
 * that nobody thinks of addresses without end.
 */
export const languagePattern = `[A-Za-z][A-Za-z][A-Za-z]?${`(?:${subtag})?`.repeat(3)}`

/** What a signer can do on the page of a sign-on, each on a page of its own. */
export type SignOnStep = 'withdraw' | 'correct' | 'erase'

/** The forms in which an edition is offered besides its page, with their media types. */
export const formTypes = {
  'mail.txt': 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
  jsonld: 'application/ld+json',
  'poster.pdf': 'application/pdf',
  pdf: 'application/pdf',
  'card.png': 'image/png',
} as const satisfies Partial<Record<AddressEnding, string>>
export type AppealForm = keyof typeof formTypes

/** Of these, those that are made once and stored, of every version: by what they are called there. */
export const printedAs = { pdf: 'sheet', 'poster.pdf': 'poster', 'card.png': 'card' } as const
export type PrintedAppealForm = keyof typeof printedAs

/** What follows an appeal through its versions, and a site through its appeals. */
export const feedTypes = {
  atom: 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
} as const satisfies Partial<Record<AddressEnding, string>>
export type AppealFeed = keyof typeof feedTypes

type AskedForm = AppealForm | AppealFeed | 'html'
const endings: readonly (AppealForm | AppealFeed)[] = addressEndings

/** What an address under /appeals/ names: an appeal's page, or one of its other forms. Null for what cannot be an id. */
export function readAppealAddress(name: string): { readonly id: string; readonly form: AskedForm } | null {
  const { lang: id, form } = readLanguageAddress(name)
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id) ? { id, form } : null
}

/** A language, and in which form its edition is asked for: `es`, `es.pdf`. */
export function readLanguageAddress(name: string): { readonly lang: string; readonly form: AskedForm } {
  const form = endings.find((candidate) => name.endsWith(`.${candidate}`)) ?? 'html'
  return { lang: form === 'html' ? name : name.slice(0, -form.length - 1), form }
}
