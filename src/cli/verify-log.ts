import {
  checkReceipt,
  countsOfAppeals,
  holdCount,
  readCheckpoint,
  readNote,
  readPublishedCount,
  verifyLog,
  type AppealCounts,
  type Fold,
  type PublishedCount,
  type VerifiedLog,
  type VerifierKey,
} from '../log/index.ts'
import { readGivenFile } from '../platform/index.ts'
import type { CommandArguments, CommandContext } from './command.ts'
import { openLogSource, readKeys, readLogKeys, readText } from './log-source.ts'
import { refuse } from './process.ts'

/** What `amparo log verify` can be told. */
export const verifyOptions = {
  key: { type: 'string' },
  witnesses: { type: 'string' },
  earlier: { type: 'string' },
  receipt: { type: 'string' },
  retired: { type: 'string' },
  count: { type: 'string' },
} as const

/**
 * Verifies the log under an address or in a folder, with no installation; with it a checkpoint that was kept, a receipt, and what is
 * published of a count. Prints a line for each problem, with status 1, or whose log it is and the counts, with status 0.
 */
export async function verifyLogAt(context: CommandContext, place: string, values: CommandArguments['values']): Promise<number> {
  const keys = readLogKeys(values)
  if ('reason' in keys) return refuse(context, keys.reason)
  const earlier = readEarlier(values['earlier'])
  if ('reason' in earlier) return refuse(context, earlier.reason)
  const receipt = readReceipt(values, keys.keys)
  if ('reason' in receipt) return refuse(context, receipt.reason)
  const published = await readCount(values['count'])
  if ('reason' in published) return refuse(context, published.reason)
  const source = await openLogSource(place)
  if ('reason' in source) return refuse(context, source.reason)
  const kept = [...earlier.checkpoints, ...receipt.checkpoints]
  const heldAt = new Map<number, Held>()
  for (const count of published.counts) heldAt.set(count.size, { published: count, problems: null })
  const at = new Map(
    [...heldAt].map(([size, held]) => [
      size,
      (fold: Fold) => (held.problems = holdCount(held.published, countsOfAppeals(fold).get(held.published.appeal))),
    ]),
  )
  let verified: VerifiedLog
  try {
    verified = await verifyLog(source.fetchPath, {
      keys: keys.keys,
      earlier: kept,
      at,
      ...(source.ahead !== undefined && { ahead: source.ahead }),
    })
  } catch (error) {
    return refuse(context, (error as Error).message)
  }
  const problems = [
    ...verified.problems,
    ...[...heldAt].flatMap(
      ([size, { problems: found }]) => found ?? [`What is published is the count of ${size} entries, and this log has not so many.`],
    ),
  ]
  if (problems.length > 0) {
    for (const problem of problems) context.out(`${problem}\n`)
    context.err(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}: this log is not to be relied on.\n`)
    return 1
  }
  context.out(summary(verified))
  for (const { index } of receipt.proven)
    context.out(`The receipt proves entry ${index}, ${standings[verified.standingOf(index) ?? 'nothing']}.\n`)
  for (const { appeal, size } of published.counts) context.out(`What is published of ${appeal} is what the first ${size} entries say.\n`)
  if (keys.keys.length === 0)
    context.err('No key was given, so nobody knows whose log this is: the tree and the counts fit together, and that is all. Give --key.\n')
  return 0
}

type Held = { readonly published: PublishedCount; problems: readonly string[] | null }

const standings = {
  counted: 'which counts',
  withdrawn: 'which was withdrawn later',
  removed: 'which was removed later',
  nothing: 'which is not itself something that is counted',
} as const

function readEarlier(path: string | boolean | undefined) {
  if (path === undefined) return { checkpoints: [] }
  const given = readGivenFile(String(path), 1_000_000)
  if (given.kind === 'refused') return { reason: given.reason }
  const note = readNote(given.bytes)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  return checkpoint === null ? { reason: `${String(path)} is no checkpoint.` } : { checkpoints: [checkpoint] }
}

/**
 * A receipt, checked by itself: the log must then have grown from its checkpoint. So a key that was retired is good for it, too: whatever somebody who
 * has that one signs is not a head of this log. Of a correction it is the sign-on that stands.
 */
function readReceipt({ receipt: path, retired }: CommandArguments['values'], ofLog: readonly VerifierKey[]) {
  if (path === undefined)
    return retired === undefined ? { checkpoints: [], proven: [] } : { reason: 'A retired key is for a receipt: give --receipt.' }
  if (ofLog.length === 0) return { reason: 'A receipt is checked with the key of the log: give --key.' }
  const before = readKeys(retired === undefined ? [] : String(retired).split(','))
  if ('reason' in before) return before
  const keys = [...ofLog, ...before.keys]
  const given = readGivenFile(String(path), 1_000_000)
  if (given.kind === 'refused') return { reason: given.reason }
  const checked = checkReceipt(given.bytes, keys)
  if (checked.kind !== 'verified') {
    const hint = /none of the known keys/.test(checked.reason) ? ' If it is from before the log was given another key: --retired VKEY.' : ''
    return { reason: `${String(path)}: ${checked.reason}${hint}` }
  }
  return { checkpoints: [checked.checkpoint], proven: [{ index: checked.entry.kind === 'correct' ? checked.entry.sign : checked.index }] }
}

async function readCount(place: string | boolean | undefined) {
  if (place === undefined) return { counts: [] }
  const given = await readText(String(place))
  if ('reason' in given) return given
  const count = readPublishedCount(given.text)
  return count === null ? { reason: `${String(place)} is not what is published of a count (count.json).` } : { counts: [count] }
}

function summary({ checkpoint, by, counts }: VerifiedLog): string {
  const signers = by.map(({ key, time }) =>
    time === undefined ? key.name : `${key.name} (${new Date(time * 1000).toISOString().slice(0, 16)}Z)`,
  )
  const signed = signers.length === 0 ? '' : `, signed by ${signers.join(', ')}`
  return `${checkpoint?.origin}: ${checkpoint?.size} entries${signed}\n${[...counts].map(([appeal, count]) => linesOf(appeal, count)).join('')}`
}

/** The log takes whatever result is entered; one of more than ever signed was not found by looking at them. */
function remarkOn(sampled: number, { total, withdrawn, removed }: AppealCounts): string {
  const ever = removed.reduce((sum, [, count]) => sum + count, total + withdrawn)
  return sampled > ever ? `, which cannot be: ${ever} ever signed` : ''
}

function linesOf(appeal: string, counts: AppealCounts): string {
  const { n, a, c } = counts.byDisclosure
  // Every published edition is in the log, and most of many languages have nobody under them.
  const editions = counts.editions.filter(({ total }) => total > 0).map(({ version, lang, total }) => `version ${version} ${lang} ${total}`)
  const countries = counts.byCountry.map(([country, count]) => `${country} ${count}`)
  const removed = counts.removed.map(([reason, count]) => `${reason} ${count}`)
  const standing = counts.organisations.filter((organisation) => organisation.standing === 'counted').length
  const paper = counts.batches.filter((batch) => batch.standing === 'counted').reduce((sum, { accepted }) => sum + accepted, 0)
  return [
    `${appeal}: ${counts.total} persons${counts.closed === null ? '' : ', closed'}`,
    `  ${editions.length === 0 ? `${counts.editions.length} published, nobody signed yet` : editions.join(', ')}`,
    `  named to everybody ${n}, to the addressee ${a}, only counted ${c}`,
    `  ${[...countries, `without a country ${counts.withoutCountry}`].join(', ')}`,
    `  withdrawn ${counts.withdrawn}, removed ${removed.length === 0 ? 0 : removed.join(', ')}`,
    `  apart: organisations ${standing}, accepted on paper ${paper}`,
    ...counts.audits.map(({ sampled, bad }) => `  audit: ${bad} bad of ${sampled} sampled${remarkOn(sampled, counts)}`),
    '',
  ].join('\n')
}
