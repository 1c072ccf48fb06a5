export { checkInstallation, type Checked } from './check-installation.ts'
export type { Finding, Looked } from './finding.ts'
