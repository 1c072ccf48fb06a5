import { sampleOfLog } from '../log/index.ts'
import { readSealedLines, type SampleDrawn, type SealedLine } from '../signons/index.ts'
import type { CommandArguments, CommandContext } from './command.ts'
import { openLogSource, readLogKeys, readText } from './log-source.ts'
import { refuse } from './process.ts'

/** What `amparo log sample` can be told. */
export const sampleOptions = {
  edition: { type: 'string' },
  seed: { type: 'string' },
  size: { type: 'string' },
  number: { type: 'string' },
} as const

/**
 * Draws a sample from a log under an address or in a folder, with no installation and no key of a campaign. Given what was published of an
 * audit it prints the entries that must have been drawn, each with its commitment; given the file of a sample it holds that
 * against the log, and prints a line for each problem, with status 1.
 */
export async function sampleLogAt(
  context: CommandContext,
  [place, file]: readonly string[],
  values: CommandArguments['values'],
): Promise<number> {
  const keys = readLogKeys(values)
  if ('reason' in keys) return refuse(context, keys.reason)
  const source = await openLogSource(place ?? '')
  if ('reason' in source) return refuse(context, source.reason)
  const given = file === undefined ? null : await readSample(file)
  if (given !== null && 'reason' in given) return refuse(context, given.reason)
  const asked = given?.sample ?? askedIn(values)
  if (asked === null)
    return refuse(
      context,
      'Name the file of a sample, or what was published of it: --edition ENTRY --seed TEXT --size ENTRIES --number HOWMANY.',
    )
  const { edition, seed, size, n } = asked
  let drawn
  try {
    drawn = await sampleOfLog(source.fetchPath, {
      ...keys,
      edition,
      seed,
      size,
      n,
      ...(source.ahead !== undefined && { ahead: source.ahead }),
    })
  } catch (error) {
    return refuse(context, (error as Error).message)
  }
  const problems = drawn.kind === 'refused' ? drawn.problems : given === null ? [] : differences(given, drawn.entries)
  for (const problem of problems) context.out(`${problem}\n`)
  for (const { entry, corrected, commitment } of given?.lines ?? [])
    if (commitment === undefined && corrected !== null)
      context.err(
        `Entry ${entry} was not checked: the sample says that entry ${corrected} corrects it. Draw again when that is released.\n`,
      )
  if (problems.length > 0 || drawn.kind === 'refused') return 1
  for (const { index, commitment } of drawn.entries) context.out(`${index} ${commitment}\n`)
  context.err(
    `${drawn.entries.length} drawn from the first ${size} entries${keys.keys.length === 0 ? ' of a log of which nobody knows whose it is: give --key' : ''}.\n`,
  )
  return 0
}

type Sample = { readonly sample: SampleDrawn; readonly lines: readonly SealedLine[] }

async function readSample(file: string): Promise<Sample | { readonly reason: string }> {
  const given = await readText(file)
  if ('reason' in given) return given
  const read = readSealedLines(given.text)
  if (read.kind === 'refused') return { reason: `${file} is not a file of sealed sign-ons: line ${read.line} cannot be read.` }
  return read.sample === null ? { reason: `${file} does not say what it is a sample of.` } : { sample: read.sample, lines: read.lines }
}

function askedIn({ edition, seed, size, number }: CommandArguments['values']): Omit<SampleDrawn, 'appeal' | 'drawn'> | null {
  const [entry, entries, n] = [edition, size, number].map((text) => (/^\d{1,15}$/.test(String(text)) ? Number(text) : NaN)) as [
    number,
    number,
    number,
  ]
  return typeof seed === 'string' && entry >= 0 && entries > 0 && n > 0 ? { edition: entry, seed, size: entries, n } : null
}

/** What a sample says otherwise than the log. */
function differences({ sample, lines }: Sample, entries: readonly { readonly index: number; readonly commitment: string }[]): string[] {
  const commitments = new Map(entries.map(({ index, commitment }) => [index, commitment]))
  const drawn = new Set(sample.drawn)
  return [
    ...sample.drawn.filter((index) => !commitments.has(index)).map((index) => `Entry ${index} is in the sample and was not to be drawn.`),
    ...entries.filter(({ index }) => !drawn.has(index)).map(({ index }) => `Entry ${index} was to be drawn and is not in the sample.`),
    ...lines
      .filter(({ entry, commitment }) => commitment !== undefined && commitment !== commitments.get(entry))
      .map(({ entry }) => `The commitment that the sample gives for entry ${entry} is not that of the log.`),
    ...lines
      .filter(({ commitment, corrected, entry }) => commitment === undefined && (corrected ?? entry) < sample.size)
      .map(({ entry }) => `The sample gives no commitment for entry ${entry}, and the log has one.`),
  ]
}
