import { exchangeFileOf, writePo, writeXliff } from '../../../translations/index.ts'
import type { AppealVisit } from '../visit.ts'
import { withTranslation, type TranslationVisit } from './the-translation.tsx'

/** GET …/xliff: the translation as it stands, for a tool of translators. */
export const sendXliff = (visit: AppealVisit): Promise<Response> =>
  withTranslation(visit, (found) => send(found, { bytes: writeXliff(fileOf(found)), type: 'application/xliff+xml', ending: 'xlf' }))

/** GET …/po */
export const sendPo = (visit: AppealVisit): Promise<Response> =>
  withTranslation(visit, (found) => send(found, { bytes: writePo(fileOf(found)), type: 'text/x-gettext-translation', ending: 'po' }))

const fileOf = ({ opened, read }: TranslationVisit) => exchangeFileOf(opened.whole, read.translation, read.entries)

function send(
  { c, opened, lang }: TranslationVisit,
  { bytes, type, ending }: { readonly bytes: string | Buffer; readonly type: string; readonly ending: string },
): Response {
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', `${type}; charset=utf-8`)
  c.header('Content-Disposition', `attachment; filename="${opened.appeal.id.replaceAll(/[^A-Za-z0-9.-]/g, '_')}.${lang}.${ending}"`)
  return c.body(typeof bytes === 'string' ? bytes : new Uint8Array(bytes))
}
