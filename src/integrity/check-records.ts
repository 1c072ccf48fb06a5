import { damagedRecords, type Database } from '../platform/index.ts'
import { wrong, type Finding } from './finding.ts'

/** Opens every sealed record. Gives how many there are, and those that are no longer what was sealed. */
export async function checkRecords(db: Database): Promise<{ readonly records: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = []
  const damaged = damagedRecords(db)
  for (;;) {
    const next = await damaged.next()
    if (next.done === true) return { records: next.value, findings }
    const { table, record, damage } = next.value
    findings.push(
      wrong(
        'record',
        `${table} ${record}`,
        damage === 'changed'
          ? 'It cannot be opened: its bytes or its key are not what was stored. Restore it from a backup.'
          : 'Its key is gone, and nothing says that it was erased. Restore it from a backup.',
      ),
    )
  }
}
