import { linkPaths } from '../signons/index.ts'

/** Every public address, in one place. Ids are of letters, digits, dot, dash and underscore, so nothing needs encoding. */
export const routes = {
  home: '/',
  method: '/method',
  log: '/log',
  logCheckpoint: '/log/checkpoint',
  feed: '/feed.atom',
  style: (hash: string): string => `/style-${hash}.css`,
  appeal: (id: string): string => `/appeals/${id}`,
  version: (id: string, version: number): string => `/appeals/${id}/${version}`,
  versionPdf: (id: string, version: number): string => `/appeals/${id}/${version}.pdf`,
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
  receipt: (link: string, kind: 'code' | 'full'): string => `${linkPaths.own(link)}/receipt/${kind}`,
} as const

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
