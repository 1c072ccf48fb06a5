import type { PrintedForm } from './sheets-store.ts'

/**
 * The forms of an edition whose bytes never change while nothing of it is erased, by what their addresses end in: the edition's data, and
 * what is stored of it. Pages, feeds, calendars and the article's metadata are drawn for the day on which they are asked for, and so are
 * the texts at the address of the newest version.
 */
export const frozenForms = {
  'card.png': { form: 'card', type: 'image/png' },
  json: { form: null, type: 'application/json' },
  'mail.txt': { form: 'mail', type: 'text/plain; charset=utf-8' },
  pdf: { form: 'sheet', type: 'application/pdf' },
  'poster.pdf': { form: 'poster', type: 'application/pdf' },
  txt: { form: 'text', type: 'text/plain; charset=utf-8' },
} as const satisfies Readonly<Record<string, { readonly form: PrintedForm | null; readonly type: string }>>

export type FrozenEnding = keyof typeof frozenForms

/** The path of a form at the address of its version; of a translation with its language. */
export const frozenAddress = (
  {
    appeal,
    version,
    lang,
    translates,
  }: { readonly appeal: string; readonly version: number; readonly lang: string; readonly translates?: unknown },
  ending: FrozenEnding | 'manifest',
): string => `/appeals/${appeal}/${version}${translates === undefined ? '' : `/${lang}`}.${ending}`
