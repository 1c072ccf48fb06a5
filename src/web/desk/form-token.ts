import { createHash } from 'node:crypto'

/** What every form of a session bears. It is made of the session's secret, which it does not tell. */
export const formTokenOf = (sessionToken: string): string =>
  createHash('sha256').update(`form ${sessionToken}`).digest('base64url').slice(0, 32)
