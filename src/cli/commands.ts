import { audit } from './audit.ts'
import { backup } from './backup.ts'
import { bodiesCommand } from './bodies.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { dateCommand } from './date.ts'
import { deliveryCommand } from './delivery.ts'
import { demo } from './demo.ts'
import { evaluateFile } from './evaluate.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { keyCommand } from './key.ts'
import { keysCommand } from './keys.ts'
import { listCommand } from './list.ts'
import { logCommand } from './log.ts'
import { mirrorCommand } from './mirror.ts'
import { publishCommand } from './publish.ts'
import { restore } from './restore.ts'
import { signOnsCommand } from './signons.ts'
import { searchCommand } from './search.ts'
import { staff } from './staff.ts'
import { start } from './start.ts'
import { submitCommand } from './submit.ts'
import { takeDownCommand } from './take-down.ts'
import { translationCommand } from './translation.ts'
import { verify } from './verify.ts'

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  start,
  demo,
  evaluateFile,
  bodiesCommand,
  dateCommand,
  importCommand,
  exportCommand,
  listCommand,
  searchCommand,
  publishCommand,
  takeDownCommand,
  mirrorCommand,
  deliveryCommand,
  submitCommand,
  translationCommand,
  verify,
  check,
  staff,
  audit,
  signOnsCommand,
  logCommand,
  keyCommand,
  backup,
  keysCommand,
  restore,
]
