/**
 * Who may import whom. Read it top to bottom: it is the story of a case, and imports only go up the page.
 * architecture.test.ts holds every file to it.
 */
export const modules: Readonly<Record<string, readonly string[]>> = {
  /** Words without I/O: dates, languages and scripts, canonical text, outcomes. */
  kit: [],
  /** The outside world: configuration, database, jobs, clock, files, PDF. */
  platform: ['kit'],
  /** What can be searched: rows of words with who may find them, and the question put to them. */
  search: ['kit', 'platform'],
  /** Text, pictures and copies of files that somebody sent, made in a process that may fail. */
  extraction: ['kit', 'platform'],
  /** Staff members: roles, sign-in, sessions, memberships, and the record of what they did. */
  staff: ['kit', 'platform'],
  /** Who says something, and the documents it is printed in. */
  sources: ['kit'],
  /** Claims, what they assert, questions, rulings; the dictionary of facts. */
  claims: ['kit', 'sources'],
  /** evaluate(): points, derived facts and checks in one pure result. */
  evaluation: ['kit', 'sources', 'claims'],
  /** Case files: reading, writing, keeping, import and export. */
  cases: ['kit', 'platform', 'search', 'sources', 'claims', 'evaluation'],
  /** Originals: kept as they came, what was made of them, when and from where. */
  documents: ['kit', 'platform', 'search', 'extraction', 'staff', 'sources', 'claims', 'evaluation', 'cases'],
  /** Whether two persons of the files are one: candidates, and what people judged. */
  people: ['kit', 'platform', 'search', 'staff', 'sources', 'claims', 'evaluation', 'cases'],
  /** Lists from elsewhere: their columns as facts, each cell as a claim that the list makes. */
  lists: ['kit', 'platform', 'search', 'extraction', 'staff', 'sources', 'claims', 'evaluation', 'cases', 'documents', 'people'],
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
  /** A case to carry away: its file, originals and derivatives with their hashes, and other formats. */
  bundles: [
    'kit',
    'platform',
    'search',
    'extraction',
    'staff',
    'sources',
    'claims',
    'evaluation',
    'cases',
    'documents',
    'appeals',
    'publishing',
  ],
  /** Whether all that is stored is what was stored, and says what it may. */
  integrity: [
    'kit',
    'platform',
    'search',
    'staff',
    'sources',
    'claims',
    'evaluation',
    'cases',
    'documents',
    'people',
    'lists',
    'appeals',
    'publishing',
    'log',
    'signons',
  ],
  /** The two sites, each with its own listener. */
  web: [
    'kit',
    'platform',
    'search',
    'extraction',
    'documents',
    'people',
    'lists',
    'bundles',
    'integrity',
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
  ],
  /** The command line. */
  cli: [
    'kit',
    'platform',
    'search',
    'extraction',
    'documents',
    'people',
    'lists',
    'bundles',
    'integrity',
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
