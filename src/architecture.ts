/** What a module may import: these, or all that stands above it but for these. */
type May = readonly string[] | { readonly allAboveBut: readonly string[] }

/** Read it top to bottom: it is the story of a case, and imports only go up the page. */
const story: Readonly<Record<string, May>> = {
  /** Words without I/O: dates, languages and scripts, canonical text, outcomes. */
  kit: [],
  /** The outside world: configuration, database, jobs, clock, files, PDF. */
  platform: ['kit'],
  /** What can be searched: rows of words with who may find them, and the question put to them. */
  search: ['kit', 'platform'],
  /** Text, pictures and copies of files that somebody sent, made in a process that may fail. */
  extraction: ['platform'],
  /** Staff members: roles, sign-in, sessions, memberships, and the record of what they did. */
  staff: ['kit', 'platform'],
  /** Who says something, and the documents it is printed in. */
  sources: ['kit'],
  /** Claims, what they assert, questions, rulings; the dictionary of facts. */
  claims: ['kit', 'sources'],
  /** Rules of law: the catalogue, and which of them facts may engage. */
  norms: ['kit', 'claims'],
  /** evaluate(): points, derived facts, checks and norms in one pure result. */
  evaluation: ['kit', 'sources', 'claims', 'norms'],
  /** Case files: reading, writing, keeping, import and export. */
  cases: ['kit', 'platform', 'search', 'sources', 'claims', 'norms', 'evaluation'],
  /** Originals: kept as they came, what was made of them, when and from where. */
  documents: ['kit', 'platform', 'extraction', 'sources', 'claims', 'cases'],
  /** Whether two persons of the files are one: candidates, and what people judged. */
  people: ['kit', 'platform', 'staff', 'claims', 'cases'],
  /** Lists from elsewhere: their columns as facts, each cell as a claim that the list makes. */
  lists: ['kit', 'platform', 'staff', 'sources', 'claims', 'cases', 'documents', 'people'],
  /** The letter: what its sentences cite and what stops its publication. */
  appeals: ['kit', 'platform', 'search', 'sources', 'claims', 'norms', 'evaluation', 'cases'],
  /** What an appeal says in other languages, sentence by sentence, and what of it has gone stale. */
  translations: ['kit', 'platform', 'cases', 'appeals'],
  /** Frozen editions: HTML, PDF, text, feed, JSON-LD. */
  publishing: ['kit', 'platform', 'sources', 'claims', 'norms', 'evaluation', 'cases', 'appeals', 'translations'],
  /** The append-only Merkle log that makes the count checkable; verify/ in it stands alone. */
  log: ['kit', 'platform'],
  /** Signing, confirming, counting, withdrawing, holding and removing. */
  signons: ['kit', 'platform', 'staff', 'appeals', 'publishing', 'log'],
  /** Bringing an appeal to a body, with proof; and what came back. */
  delivery: ['kit', 'platform', 'sources', 'claims', 'cases', 'documents', 'appeals', 'publishing', 'log', 'signons'],
  /** Bodies and routes for a case: which are open, by whom, by when; and procedures that forbid publicity. */
  mechanisms: ['kit', 'platform', 'staff', 'claims', 'norms', 'evaluation', 'cases', 'appeals', 'publishing', 'delivery'],
  /** What bodies are told on structures of theirs: drafted from the case, approved, frozen, sent. */
  submissions: ['kit', 'platform', 'claims', 'norms', 'evaluation', 'cases', 'appeals', 'publishing', 'delivery', 'mechanisms'],
  /** Persons of several case files side by side: what was asked, how long it took, what happened; rules only. */
  comparisons: ['kit', 'claims', 'evaluation', 'cases'],
  /** Persons of many case files counted by norm, place, authority and year; and what of the counts everybody may see. Rules only. */
  patterns: ['kit', 'evaluation', 'norms', 'cases'],
  /** Kept questions over many cases, and the numbers of them that readers are shown. */
  collections: ['kit', 'platform', 'patterns'],
  /** Erasing what identifies somebody, wherever it stands. */
  erasure: ['platform', 'extraction', 'staff', 'claims', 'cases', 'appeals', 'publishing', 'delivery', 'submissions'],
  /** A case to carry away: its file, originals and derivatives with their hashes, and other formats. */
  bundles: [
    'kit',
    'platform',
    'extraction',
    'sources',
    'claims',
    'cases',
    'documents',
    'appeals',
    'translations',
    'publishing',
    'submissions',
  ],
  /** Whether all that is stored is what was stored, and says what it may. */
  integrity: ['kit', 'platform', 'search', 'sources', 'claims', 'cases', 'documents', 'publishing', 'log'],
  /** What comes due in the cases that somebody reads: as a list, in their calendar, by mail. */
  deadlines: ['kit', 'platform', 'staff', 'claims', 'norms', 'evaluation', 'cases', 'lists', 'appeals', 'delivery', 'mechanisms'],
  /** The two sites, each with its own listener. */
  web: { allAboveBut: [] },
  /** The command line. */
  cli: { allAboveBut: [] },
}

/** Who may import whom: each module with those it may. architecture.test.ts holds every file to it. */
export const modules: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(story).map(([name, may], at, all) => [
    name,
    'allAboveBut' in may
      ? allBut(
          may.allAboveBut,
          all.slice(0, at).map(([above]) => above),
        )
      : may,
  ]),
)

/** Modules that are rules only: no I/O, no clock, no randomness, no environment. */
export const pureModules: readonly string[] = ['kit', 'sources', 'claims', 'norms', 'evaluation']

function allBut(these: readonly string[], above: readonly string[]): readonly string[] {
  for (const name of these) if (!above.includes(name)) throw new Error(`${name} does not stand above: nothing has to be left out`)
  return above.filter((name) => !these.includes(name))
}
