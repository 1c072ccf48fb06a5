import type { AskedEditionsNeeds } from '../publishing/index.ts'
import { recordAudit } from '../staff/index.ts'

/** Records that a translation was published for whoever asked for it, once for each case that it cites. */
export const recordTranslation: AskedEditionsNeeds['afterwards'] = async (tx, { appeal, version, lang, cases }, { by, at }) => {
  const entry = { at, staff: by, action: 'appeal.publish', entry: appeal, detail: { version, lang } } as const
  if (cases.length === 0) await recordAudit(tx, entry)
  for (const caseKey of cases) await recordAudit(tx, { ...entry, caseKey })
}
