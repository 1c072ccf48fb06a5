/**
 * Who may import whom. Read it top to bottom: it is the story of a case, and imports only go up the page.
 * architecture.test.ts holds every file to it.
 */
export const modules: Readonly<Record<string, readonly string[]>> = {
  /** Words without I/O: dates, languages and scripts, canonical text, outcomes. */
  kit: [],
  /** The outside world: configuration, database, jobs, clock, files, PDF. */
  platform: ['kit'],
  /** Staff members: roles, sign-in, sessions, memberships, and the record of what they did. */
  staff: ['kit', 'platform'],
  /** Who says something, and the documents it is printed in. */
  sources: ['kit'],
  /** Claims, what they assert, questions, rulings; the dictionary of facts. */
  claims: ['kit', 'sources'],
  /** evaluate(): points, derived facts and checks in one pure result. */
  evaluation: ['kit', 'sources', 'claims'],
  /** Case files: reading, writing, keeping, import and export. */
  cases: ['kit', 'platform', 'sources', 'claims', 'evaluation'],
  /** The letter: what its sentences cite and what stops its publication. */
  appeals: ['kit', 'platform', 'sources', 'claims', 'evaluation', 'cases'],
  /** Frozen editions: HTML, PDF, text, feed, JSON-LD. */
  publishing: ['kit', 'platform', 'sources', 'claims', 'evaluation', 'cases', 'appeals'],
  /** The append-only Merkle log that makes the count checkable; verify/ in it stands alone. */
  log: ['kit', 'platform'],
  /** Signing, confirming, counting, withdrawing, holding and removing. */
  signons: ['kit', 'platform', 'staff', 'sources', 'claims', 'evaluation', 'cases', 'appeals', 'publishing', 'log'],
  /** Erasing what identifies somebody, wherever it stands. */
  erasure: ['kit', 'platform', 'staff', 'sources', 'claims', 'evaluation', 'cases', 'appeals', 'publishing'],
  /** The two sites, each with its own listener. */
  web: ['kit', 'platform', 'staff', 'sources', 'claims', 'evaluation', 'cases', 'appeals', 'publishing', 'log', 'signons', 'erasure'],
  /** The command line. */
  cli: [
    'kit',
    'platform',
    'staff',
    'sources',
    'claims',
    'evaluation',
    'cases',
    'appeals',
    'publishing',
    'log',
    'signons',
    'erasure',
    'web',
  ],
}

/** Modules that are rules only: no I/O, no clock, no randomness, no environment. */
export const pureModules: readonly string[] = ['kit', 'sources', 'claims', 'evaluation']
