export { checkInstallation, type Checked } from './check-installation.ts'
export type { Finding, Looked } from './finding.ts'
export { askForCheck, askForWeeklyCheck, checkJobs } from './jobs.ts'
export { lastChecks, type KeptCheck } from './kept-checks.ts'
