import type { Database } from '../platform/index.ts'
import { auditDetailInWords, auditInWords, readAudit, type AuditQuestion, type AuditRecord } from './read-audit.ts'

/**
 * The entries asked for as a table of comma-separated values (RFC 4180), newest first, piece by piece. Takes how a case
 * is named. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
 */
export async function* auditTable(db: Database, question: AuditQuestion, caseName: (key: number) => string): AsyncGenerator<string> {
  yield line(['number', 'at (UTC)', 'who', 'staff id', 'what', 'action', 'case', 'about', 'code'])
  let before = question.before
  for (;;) {
    const records = await readAudit(db, { ...question, ...(before !== undefined && { before }) }, 1000)
    if (records.length === 0) return
    yield records.map((record) => line(cells(record, caseName))).join('')
    before = records.at(-1)?.id
  }
}

const cells = (record: AuditRecord, caseName: (key: number) => string): string[] => [
  String(record.id),
  record.at.toISOString(),
  record.name ?? '',
  record.staff ?? '',
  auditInWords(record),
  record.action,
  record.caseKey === null ? '' : caseName(record.caseKey),
  auditDetailInWords(record),
  // As it was recorded: by it two entries about one session or link are known.
  record.entry ?? '',
]

const line = (texts: readonly string[]): string => `${texts.map(cell).join(',')}\r\n`

/** One cell; what begins as a formula, also after white space, is kept from being one. */
export function cell(text: string): string {
  const harmless = /^[\s]*[=+\-@|%＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
