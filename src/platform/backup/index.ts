export { restoreBackup, type RestoreOutcome } from './restore-backup.ts'
export { writeBackup, type BackupOutcome } from './write-backup.ts'
export type { BackupKey } from './contents.ts'
