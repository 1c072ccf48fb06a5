export { systemClock, type Clock } from './clock.ts'
export { projectPath } from './project-path.ts'
export { programDigest } from './program-digest.ts'
export { listProjectFiles, projectVersion, readProjectFile } from './project-file.ts'
export {
  createPdfRenderer,
  longestPdfData,
  renderPdf,
  renderPng,
  usualPdfLimits,
  type PdfOutcome,
  type PdfRenderer,
  type PdfSettings,
} from './pdf.ts'
export { amiri, notoSansEthiopic, notoSansHans, notoSerif, type PdfFont } from './pdf-fonts.ts'
export { openDatabase, type Connection, type Database, type OpenDatabase, type Transaction } from './database.ts'
export { readConfiguration, type Configuration, type Site } from './configuration.ts'
export { listenForNews, type News } from './news.ts'
export { databaseIsAway } from './database-away.ts'
export { noRoom } from './no-room.ts'
export { demoFolder, installationExists, noInstallation } from './data-folder.ts'
export { openInstallation, type Installation, type OpenSettings } from './installation.ts'
export { jsonLog, PlainReason, silentLog, terminalLog, type Log, type LogFields } from './log.ts'
export { readGivenFile, writeGivenFile, writeGivenPieces, type GivenFile } from './given-file.ts'
export { openGivenFolder, type GivenFolder } from './given-folder.ts'
export { reasonInWords } from './reasons.ts'
export { openUploadPieces, uploadsFolder, type UploadPieces } from './upload-pieces.ts'
export { filesFolder, openFiles, type FileStore, type StoredFile } from './files.ts'
export { nameOfFile } from './sealed-files.ts'
export {
  checkBackup,
  keyProblem,
  restoreBackup,
  writeBackup,
  writeKeys,
  type BackupKey,
  type BackupOutcome,
  type KeysOutcome,
  type RestoreOutcome,
} from './backup/index.ts'
export {
  addErasure,
  allRecords,
  baseOf,
  damagedRecords,
  eraseAlone,
  erasureAtBase,
  forgetDeadRows,
  idAmong,
  keepErasuresAway,
  openSealed,
  readDigests,
  redact,
  sealedColumns,
  sealedJoins,
  sealMany,
  systemRandomness,
  type AnyRecord,
  type DamagedRecord,
  type Digests,
  type Randomness,
  type SealedRecord,
  type SealedRow,
} from './keys/index.ts'
export { checkTimestamp, type TimestampOutcome } from './timestamps/check-timestamp.ts'
export { requestTimestamp } from './timestamps/request-timestamp.ts'
export { campaignKeyFingerprint, makeCampaignKey, readCampaignKey, readCampaignPublicKey, type CampaignKey } from './campaign-key.ts'
export { replaceServerKeys, settleServerKeys } from './replaced-server-keys.ts'
export {
  lockServerKeys,
  openServerKeys,
  serverKeysState,
  unlockServerKeys,
  type LockOutcome,
  type ServerKeys,
  type ServerKeysOutcome,
  type ServerKeysState,
} from './server-keys.ts'
export {
  composeLetterMail,
  enqueueMail,
  folderOfReports,
  imapOfReports,
  isMailAddress,
  letterMessageId,
  mailState,
  openOutbox,
  printedPost,
  smtpLetters,
  smtpPost,
  startMailing,
  type BeforeSending,
  type LetterPost,
  type MailDelivery,
  type ReportBox,
  type Mail,
  type Mailing,
  type MailState,
  type Outbox,
  type Post,
  type TakenMail,
} from './mail/index.ts'
export { releasedCheckpoint } from './released-checkpoint.ts'
export { rateWindows, type RateWindow, type RateWindows } from './rate-windows.ts'
export { enqueueJobs, enqueueOne, enqueueTogether } from './enqueue-jobs.ts'
export { startJobs, type JobData, type JobHandler, type Jobs } from './jobs.ts'
export { createLimitedProcesses, type LimitedProcesses } from './limited-processes.ts'
export type { LimitedAnswer, ProcessLimits } from './limited-process.ts'
export type { Parcel } from './limited-parcel.ts'
