import { createHash } from 'node:crypto'
import { writeAppealFile, type Appeal } from '../cases/index.ts'

/**
 * Which text of an appeal this is: SHA-256, in hexadecimal, over its canonical file. An approval is of exactly one. All that
 * the team wrote counts, also dates, addressees and what each sentence cites; that a draft is opened changes no word. What
 * its notes show is of the cited cases, and counts apart (Approvable).
 */
export const textHash = (appeal: Appeal): string =>
  sha256(writeAppealFile({ ...appeal, status: appeal.status === 'draft' ? 'open' : appeal.status }))

/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
