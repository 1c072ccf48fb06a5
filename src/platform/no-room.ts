/** Whether an error says that there is no room on the disk for what was to be written, in the database or in a file. */
export function noRoom(error: unknown): boolean {
  const { code = '' } = error as { code?: string }
  // SQLSTATE 53100: disk_full.
  return ['53100', 'ENOSPC', 'EDQUOT'].includes(code)
}
