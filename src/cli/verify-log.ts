import {
  fetchLog,
  readCheckpoint,
  readNote,
  readVerifierKey,
  verifyLog,
  type AppealCounts,
  type FetchPath,
  type VerifiedLog,
  type VerifierKey,
} from '../log/index.ts'
import { openGivenFolder, readGivenFile } from '../platform/index.ts'
import type { CommandArguments, CommandContext } from './command.ts'
import { refuse } from './process.ts'

/** What `amparo log verify` can be told. */
export const verifyOptions = { key: { type: 'string' }, witnesses: { type: 'string' }, earlier: { type: 'string' } } as const

/**
 * Verifies the log under an address or in a folder, with no installation. Prints a line for each problem, with status 1, or
 * whose log it is and the counts, with status 0.
 */
export async function verifyLogAt(context: CommandContext, place: string, values: CommandArguments['values']): Promise<number> {
  const keys = readKeys(values)
  if ('reason' in keys) return refuse(context, keys.reason)
  const earlier = readEarlier(values['earlier'])
  if ('reason' in earlier) return refuse(context, earlier.reason)
  const source = openSource(place)
  if ('reason' in source) return refuse(context, source.reason)
  let verified: VerifiedLog
  try {
    const ahead = source.ahead === undefined ? {} : { ahead: source.ahead }
    verified = await verifyLog(source.fetchPath, { keys: keys.keys, earlier: earlier.checkpoints, ...ahead })
  } catch (error) {
    return refuse(context, (error as Error).message)
  }
  if (verified.problems.length > 0) {
    for (const problem of verified.problems) context.out(`${problem}\n`)
    context.err(
      `${verified.problems.length} ${verified.problems.length === 1 ? 'problem' : 'problems'}: this log is not to be relied on.\n`,
    )
    return 1
  }
  context.out(summary(verified))
  if (keys.keys.length === 0)
    context.err('No key was given, so nobody knows whose log this is: the tree and the counts fit together, and that is all. Give --key.\n')
  return 0
}

type Refusal = { readonly reason: string }

function openSource(place: string): { readonly fetchPath: FetchPath; readonly ahead?: number } | Refusal {
  if (/^https?:\/\//.test(place)) return { fetchPath: fetchLog(place) }
  const folder = openGivenFolder(place, 'read')
  return folder.kind === 'refused' ? { reason: folder.reason } : { fetchPath: async (path) => folder.read(path), ahead: 1 }
}

/** The log's key, and those of witnesses: one line each, in a file. */
function readKeys({ key, witnesses }: CommandArguments['values']): { readonly keys: readonly VerifierKey[] } | Refusal {
  const lines: string[] = key === undefined ? [] : [String(key)]
  if (witnesses !== undefined) {
    const given = readGivenFile(String(witnesses), 1_000_000)
    if (given.kind === 'refused') return { reason: given.reason }
    lines.push(
      ...Buffer.from(given.bytes)
        .toString('utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
  }
  const keys = lines.map(readVerifierKey)
  const wrong = keys.indexOf(null)
  if (wrong !== -1)
    return { reason: `'${lines[wrong]}' is no key. A key is one line, name+8 digits+letters, as \`amparo log key\` prints it.` }
  return { keys: keys as VerifierKey[] }
}

function readEarlier(path: string | boolean | undefined) {
  if (path === undefined) return { checkpoints: [] }
  const given = readGivenFile(String(path), 1_000_000)
  if (given.kind === 'refused') return { reason: given.reason }
  const note = readNote(given.bytes)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  return checkpoint === null ? { reason: `${String(path)} is no checkpoint.` } : { checkpoints: [checkpoint] }
}

function summary({ checkpoint, by, counts }: VerifiedLog): string {
  const signers = by.map(({ key, time }) =>
    time === undefined ? key.name : `${key.name} (${new Date(time * 1000).toISOString().slice(0, 16)}Z)`,
  )
  const signed = signers.length === 0 ? '' : `, signed by ${signers.join(', ')}`
  return `${checkpoint?.origin}: ${checkpoint?.size} entries${signed}\n${[...counts].map(([appeal, count]) => linesOf(appeal, count)).join('')}`
}

function linesOf(appeal: string, counts: AppealCounts): string {
  const { n, a, c } = counts.byDisclosure
  const editions = counts.editions.map(({ version, lang, total }) => `version ${version} ${lang} ${total}`)
  const countries = counts.byCountry.map(([country, count]) => `${country} ${count}`)
  const removed = counts.removed.map(([reason, count]) => `${reason} ${count}`)
  const standing = counts.organisations.filter((organisation) => organisation.standing === 'counted').length
  const paper = counts.batches.filter((batch) => batch.standing === 'counted').reduce((sum, { accepted }) => sum + accepted, 0)
  return [
    `${appeal}: ${counts.total} persons${counts.closed === null ? '' : ', closed'}`,
    `  ${editions.join(', ')}`,
    `  named to everybody ${n}, to the addressee ${a}, only counted ${c}`,
    `  ${[...countries, `without a country ${counts.withoutCountry}`].join(', ')}`,
    `  withdrawn ${counts.withdrawn}, removed ${removed.length === 0 ? 0 : removed.join(', ')}`,
    `  apart: organisations ${standing}, accepted on paper ${paper}`,
    ...counts.audits.map(({ sampled, bad }) => `  audit: ${bad} bad of ${sampled} sampled`),
    '',
  ].join('\n')
}
