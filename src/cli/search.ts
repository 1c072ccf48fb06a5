import { keyOfAdministrators, readTitles, rebuildSearch, searchedKeys } from '../cases/index.ts'
import { textOfDocument } from '../documents/index.ts'
import { filesFolder, openFiles } from '../platform/index.ts'
import { excerptOf, search, searchKinds, searchLevels, type SearchHit, type SearchResults } from '../search/index.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'

const clearances = { team: searchLevels[0], privileged: searchLevels[1], sealed: searchLevels[2] } as const

export const searchCommand: Command = {
  name: 'search',
  usage: 'search TEXT [--clearance team|privileged|sealed] [--kind KIND] [--json]',
  summary: 'Look for words and names in all cases, as a member with that clearance finds them (team unless you say otherwise)',
  options: { clearance: { type: 'string' }, kind: { type: 'string' }, json: { type: 'boolean' } },
  takes: [1, 1],
  async run(context, { positionals: [text = ''], values }) {
    const { clearance = 'team', kind } = values
    const level = Object.hasOwn(clearances, String(clearance)) ? clearances[clearance as keyof typeof clearances] : undefined
    const kinds = kind === undefined ? searchKinds : searchKinds.filter((one) => one === kind)
    if (level === undefined)
      return refuse(context, `There is no clearance '${String(clearance)}'. There are: ${Object.keys(clearances).join(', ')}.`)
    if (kinds.length === 0) return refuse(context, `There is no kind '${String(kind)}'. There are: ${searchKinds.join(', ')}.`)
    return withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db, dataFolder } }) => {
      const files = openFiles(filesFolder(dataFolder), db)
      await rebuildSearch(db, async (document) => (await textOfDocument(files, document))?.text ?? null)
      const readable = [keyOfAdministrators, ...(await searchedKeys(db))].map((caseKey) => ({ caseKey, level }))
      const found = await search(db, { text, kinds }, readable, { most: kind === undefined ? 10 : 100 })
      const titles = await readTitles(db, [...new Set(found.hits.map(({ caseKey }) => caseKey))])
      const caseOf = ({ caseKey }: SearchHit): string => titles.get(caseKey)?.id ?? ''
      context.out(values['json'] === true ? `${JSON.stringify(plainResults(text, found, caseOf), null, 2)}\n` : report(found, caseOf))
      return 0
    })
  },
}

/** What --json prints: what was found as a member reads it, nothing else. */
const plainResults = (text: string, { hits, counts, suggestions }: SearchResults, caseOf: (hit: SearchHit) => string) => ({
  text,
  counts,
  suggestions,
  hits: hits.map((hit) => ({
    case: caseOf(hit),
    kind: hit.kind,
    id: hit.entry,
    title: hit.title === '' ? null : hit.title,
    text: hit.text === '' ? null : hit.text,
    page: hit.page,
    about: hit.about === '' ? [] : hit.about.split(' · '),
    said_by: hit.said === '' ? [] : hit.said.split(' · '),
    standing: hit.standing,
  })),
})

function report({ hits, counts, suggestions, looked }: SearchResults, caseOf: (hit: SearchHit) => string): string {
  if (hits.length === 0) return 'Nothing has all of these words.\n'
  const lines = suggestions.map(({ typed, words }) => `${typed}: also looked for ${words.join(', ')}\n`)
  for (const { kind, count, more } of counts) {
    lines.push(`\n${kind} (${more ? 'more than ' : ''}${count})\n`)
    for (const hit of hits.filter((one) => one.kind === kind)) {
      const words = excerptOf(hit.title === '' ? hit.text : hit.title, looked, 200).stretches.map((stretch) => stretch.text)
      lines.push(`  ${caseOf(hit)}  ${hit.entry}  ${words.join('').replaceAll(/\s+/g, ' ')}\n`)
    }
  }
  return lines.join('')
}
