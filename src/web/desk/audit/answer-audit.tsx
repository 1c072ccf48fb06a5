import { Readable } from 'node:stream'
import { listCases, readTitles } from '../../../cases/index.ts'
import type { Database } from '../../../platform/index.ts'
import {
  auditPage,
  auditTable,
  listStaff,
  membershipsOf,
  readAudit,
  recordAudit,
  type AuditQuestion,
  type AuditRecord,
} from '../../../staff/index.ts'
import { answer } from '../page.tsx'
import type { HandlersOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { AuditPage, OwnActionsPage } from './pages.tsx'
import { readQuestion } from './read-question.ts'
import type { auditRoutes } from './routes.ts'

export const auditHandlers: HandlersOf<typeof auditRoutes> = {
  audit: async (visit) => {
    const { db } = visit.needs
    const { question, given, errors } = await readQuestion(visit)
    const records = await readAudit(db, question, auditPage + 1)
    const page = (
      <AuditPage
        visit={visit}
        form={{ given, errors }}
        staff={await listStaff(db)}
        records={records}
        caseName={await namesOf(db, records)}
        address={(before) => addressOf(visit, '/audit', before)}
        table={addressOf(visit, '/audit.csv')}
      />
    )
    return answer(visit, page, Object.keys(errors).length === 0 ? 200 : 422)
  },

  auditTable: async (visit) => {
    const { c, needs, staff, now } = visit
    const { question, errors } = await readQuestion(visit)
    // Not everything instead of what was mistyped.
    if (Object.keys(errors).length > 0) return c.redirect(addressOf(visit, '/audit'), 303)
    await needs.db
      .transaction()
      .execute((tx) => recordAudit(tx, { at: now, staff: staff.id, action: 'audit.export', detail: asked(question) }))
    const names = new Map((await listCases(needs.db)).map(({ key, id }) => [key, id]))
    c.header('Cache-Control', 'no-store')
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="amparo-audit-${now.toISOString().slice(0, 10)}.csv"`)
    const table = auditTable(needs.db, question, (key) => names.get(key) ?? `case ${key}`)
    return c.body(Readable.toWeb(Readable.from(table, { objectMode: false })) as ReadableStream<Uint8Array<ArrayBuffer>>)
  },

  ownActions: async (visit) => {
    const { question } = await readQuestion(visit)
    const { before } = question
    const records = await readAudit(visit.needs.db, { staff: visit.staff.id, ...(before !== undefined && { before }) }, auditPage + 1)
    const caseName = await namesForMember(visit, records)
    return answer(
      visit,
      <OwnActionsPage visit={visit} records={records} caseName={caseName} address={(last) => `/me/actions?before=${last}`} />,
    )
  },
}

async function namesOf(db: Database, records: readonly AuditRecord[]): Promise<(key: number) => string> {
  const titles = await readTitles(db, [...new Set(records.flatMap(({ caseKey }) => caseKey ?? []))])
  return (key) => titles.get(key)?.id ?? `case ${key}`
}

/** Whoever left a case does not go on learning what it is called; administrators read it in the whole record. */
async function namesForMember({ needs, staff }: Visit, records: readonly AuditRecord[]): Promise<(key: number) => string> {
  const nameOf = await namesOf(needs.db, records)
  if (staff.role === 'administrator') return nameOf
  const memberships = await membershipsOf(needs.db, staff.id)
  return (key) => (memberships.has(key) ? nameOf(key) : 'a case you are no longer a member of')
}

/** The same question at another page, without what was left empty. */
function addressOf({ c }: Visit, path: string, before?: number): string {
  const asks = ['staff', 'case', 'action', 'day'].flatMap((name): [string, string][] => {
    const value = c.req.query(name) ?? ''
    return value === '' ? [] : [[name, value]]
  })
  const query = new URLSearchParams([...asks, ...(before === undefined ? [] : [['before', String(before)]])]).toString()
  return query === '' ? path : `${path}?${query}`
}

const asked = ({ staff, caseKey, action, day }: AuditQuestion): Record<string, string | number> => ({
  ...(staff !== undefined && { of: staff }),
  ...(caseKey !== undefined && { case: caseKey }),
  ...(action !== undefined && { action }),
  ...(day !== undefined && { day }),
})
