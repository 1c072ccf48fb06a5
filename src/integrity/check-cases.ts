import { sql } from 'kysely'
import { listCases, loadCase, readCaseFile, writeCaseFile, type CaseDocument } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { textOfDocument } from '../documents/index.ts'
import { canonicalJson } from '../kit/index.ts'
import type { Database, FileStore } from '../platform/index.ts'
import { findPassage, searchable } from '../sources/index.ts'
import { told, wrong, type Finding } from './finding.ts'

export type CheckedCases = {
  readonly cases: number
  readonly claims: number
  readonly passages: number
  readonly findings: readonly Finding[]
}

/**
 * Reads every case as a file is read: references, dates and values hold, and what is written is read back the same. Looks for every
 * passage in the text of its document. And that what is recorded once has one revision, and no revision is missing before another.
 */
export async function checkCases(db: Database, files: FileStore, facts: FactDictionary): Promise<CheckedCases> {
  const findings: Finding[] = [...(await rewritten(db))]
  let [claims, passages] = [0, 0]
  const cases = await listCases(db)
  for (const { id, key } of cases) {
    const where = `case ${key}`
    const document = await loadCase(db, id)
    if (document === null) continue
    claims += document.claims.length
    const text = writeCaseFile(document, { sealed: true })
    const read = readCaseFile(text, { file: where, facts })
    if (read.kind === 'invalid')
      findings.push(
        wrong(
          'case',
          where,
          `It is not a case that could be imported: ${read.problems.length} problems, the first in ${read.problems[0]?.path ?? ''}.`,
        ),
      )
    else if (canonicalJson(plainOf(read.document)) !== canonicalJson(plainOf(document)))
      findings.push(wrong('case', where, 'What is written of it is not read back as the same case.'))
    const checked = await checkPassages(document, files, where)
    passages += checked.passages
    findings.push(...checked.findings)
  }
  return { cases: cases.length, claims, passages, findings }
}

/** A case as plain data, without what no file holds: an open end of a date has no number in JSON. */
const plainOf = (document: CaseDocument): unknown =>
  JSON.parse(
    JSON.stringify({ ...document, confidential: undefined }, (_, value: unknown) =>
      value === Infinity || value === -Infinity ? String(value) : value,
    ),
  )

async function rewritten(db: Database): Promise<readonly Finding[]> {
  const { rows } = await sql<{ case_key: number; list: string; position: number; count: number; newest: number }>`
    select case_key, list, position, count(*)::int as count, max(revision) as newest from entries
    group by 1, 2, 3
    having count(*) <> max(revision)
      or (list in ('claims', 'retractions', 'tightenings', 'independence', 'rulings', 'calls', 'handovers', 'procedures') and max(revision) > 1
        and list not in ('calls', 'handovers'))`.execute(db)
  return rows.map(({ case_key, list, position, count, newest }) =>
    wrong(
      'case',
      `case ${case_key} ${list} ${position}`,
      count === newest
        ? 'It was recorded once, and has a second revision.'
        : `It has ${count} revisions, and the newest is number ${newest}: one is missing.`,
    ),
  )
}

async function checkPassages(
  { claims, documents }: CaseDocument,
  files: FileStore,
  where: string,
): Promise<{ readonly passages: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = []
  let passages = 0
  const given = Map.groupBy(
    claims.flatMap(({ id, printed_in }) => printed_in.map((printed) => ({ id, ...printed }))),
    ({ document }) => document,
  )
  for (const document of documents) {
    const quoted = (given.get(document.id) ?? []).filter(({ passage }) => passage !== undefined)
    const text = quoted.length === 0 ? null : await textOfDocument(files, document)
    if (text === null) continue
    const searched = searchable(text.text)
    for (const { id, passage } of quoted) {
      passages += 1
      const { kind } = findPassage(searched, passage!)
      if (kind === 'found') continue
      const says = kind === 'missing' ? 'does not stand in' : 'stands several times in'
      findings.push(told('passage', `${where} ${id}`, `The passage of this claim ${says} the text of ${document.id}.`))
    }
  }
  return { passages, findings }
}
