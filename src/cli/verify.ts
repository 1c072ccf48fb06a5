import { readGivenFile } from '../platform/index.ts'
import { verifyEdition, type Tombstone } from '../publishing/index.ts'
import type { Command } from './command.ts'
import { refuse } from './process.ts'

/** The largest JSON form of an edition that is read: several times the longest appeal. */
const largestEdition = 50_000_000

export const verify: Command = {
  name: 'verify',
  usage: 'verify FILE [--fingerprint HEX]',
  summary: 'Say whether a downloaded appeal (JSON) is what was published under its fingerprint',
  options: { fingerprint: { type: 'string' } },
  takes: [1, 1],
  async run(context, { positionals: [path = ''], values }) {
    const wanted = values['fingerprint'] === undefined ? undefined : String(values['fingerprint']).toLowerCase()
    const given = readGivenFile(path, largestEdition)
    if (given.kind === 'refused') return refuse(context, given.reason)
    const outcome = verifyEdition(Buffer.from(given.bytes).toString('utf8'))
    if (outcome.kind === 'unreadable') return refuse(context, `${path}: ${outcome.why}`)
    if (outcome.kind === 'altered') return refuse(context, `${path} is not what was published. ${outcome.why}`)
    const { edition, hash } = outcome.published
    if (wanted !== undefined && wanted !== hash)
      return refuse(context, `${path} proves the fingerprint ${hash}, which is not the one that was given.`)
    const compare = wanted === undefined ? 'Compare it with the fingerprint on the page, or on a sheet that was printed before.\n' : ''
    const previous = edition.previous === undefined ? '' : `Version ${edition.version - 1} had the fingerprint\n${edition.previous}\n`
    context.out(
      `${edition.appeal}, version ${edition.version}, ${edition.lang}: this is what was published under the fingerprint\n${hash}\n${compare}${previous}${gone(outcome.erased)}`,
    )
    return 0
  },
}

/** What was erased of it, by day. */
function gone(erased: readonly Tombstone[]): string {
  const days = Map.groupBy(erased, ({ on }) => on)
  return [...days]
    .map(([on, { length }]) => `${length} ${length === 1 ? 'entry was' : 'entries were'} erased on ${on}; nothing else differs.\n`)
    .join('')
}
