import { createHash } from 'node:crypto'
import { canonicalJson } from '../kit/index.ts'
import type { Edition } from './edition.ts'

/** The exact text an edition's fingerprint is taken over: canonical JSON (RFC 8785), without a final line break. */
export const canonicalEdition = (edition: Edition): string => canonicalJson(edition)

/** The SHA-256 of an edition's canonical text, as 64 hexadecimal digits. */
export const fingerprint = (edition: Edition): string => createHash('sha256').update(canonicalEdition(edition), 'utf8').digest('hex')
