import { readCampaignKey, readGivenFile, writeGivenFile } from '../platform/index.ts'
import { csvSafe } from '../kit/index.ts'
import { forAddressee, openExport, readSealedLines, type OpenedExport, type SampleDrawn } from '../signons/index.ts'
import type { CommandArguments, CommandContext } from './command.ts'
import { refuse } from './process.ts'

/** The most that is read at once, in bytes: some 800,000 sign-ons. */
const largest = 400 * 1024 * 1024

type Asked = Pick<CommandArguments, 'values'> & {
  readonly file: string
  /** Paths of key files, with commas between them. */
  readonly keys: string
}

/**
 * Opens a sealed export or sample with the private keys, on whichever machine, with no installation and no network. Writes
 * rows as JSON lines or CSV; says on standard error what could not be opened. Status 1 where something is damaged or is not
 * what was logged, where nothing could be opened, or anything of a sample could not.
 */
export async function readSignOns(context: CommandContext, { file, keys, values }: Asked): Promise<number> {
  const privateKeys: Uint8Array[] = []
  for (const path of keys.split(',')) {
    const given = readGivenFile(path, 10_000)
    if (given.kind === 'refused') return refuse(context, given.reason)
    const key = readCampaignKey(new TextDecoder().decode(given.bytes))
    if (key === undefined) return refuse(context, `${path} is not the file of a campaign key (amparo-campaign-key/1), or it is damaged.`)
    privateKeys.push(key.privateKey)
  }
  const sealed = readGivenFile(file, largest)
  if (sealed.kind === 'refused') return refuse(context, sealed.reason)
  const read = readSealedLines(new TextDecoder().decode(sealed.bytes))
  if (read.kind === 'refused') return refuse(context, `${file} is not a file of sealed sign-ons: line ${read.line} cannot be read.`)
  const opened = openExport(read.lines, privateKeys, read.sample)
  const rows =
    values['addressee'] === true ? forAddressee(opened.rows).map(({ name, country }) => ({ name, country })) : rowsInWords(opened)
  const text = values['csv'] === true ? csvSafe(rows) : rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const { output } = values
  if (typeof output === 'string') {
    const problem = writeGivenFile(output, text, { force: values['force'] === true })
    if (problem !== undefined) return refuse(context, problem)
  } else context.out(text)
  context.err(whatWasOpened(opened, { sample: read.sample, privateKeys }))
  if (read.sample !== null) context.err(ofSample(read.sample))
  // Of a sample every line says what stands in the log; one that does not was left out of the comparison by somebody. And one that was
  // sealed to a key that nobody has is a person whom nobody can look at.
  const leftOut =
    read.sample === null
      ? (opened.unchecked > 0 && opened.unchecked < opened.rows.length) || (opened.rows.length === 0 && opened.closed.size > 0)
      : opened.unchecked + opened.missing.length + opened.closed.size > 0
  return opened.bad.length > 0 || leftOut ? 1 : 0
}

const rowsInWords = ({ rows }: OpenedExport) =>
  rows.map(({ state, disclosure, entry, ...row }) => ({
    ...row,
    entry: entry < 0 ? null : entry,
    state: states[state],
    disclosure: disclosures[disclosure],
  }))

const states = { c: 'confirmed', h: 'held', w: 'withdrawn', r: 'removed' } as const
const disclosures = { n: 'name shown', a: 'for the addressee', c: 'only counted' } as const

const whyBad: Readonly<Record<OpenedExport['bad'][number]['why'], string>> = {
  damaged: 'is damaged',
  'not-what-was-logged': 'is not what stands in the log',
  twice: 'is of a person who is in the sample already',
  'not-drawn': 'was not drawn',
}

/** What was held against the log is what the server said of it; so it says how to ask the log itself. */
const ofSample = ({ edition, seed, n, size }: SampleDrawn): string =>
  `This is a sample of ${n} under entry ${edition} of the log of ${size} entries, drawn with '${seed}'. That these were drawn, and what the log says of them: amparo log sample URL|FOLDER FILE.\n`

function whatWasOpened(
  { rows, erased, closed, unchecked, missing, bad }: OpenedExport,
  { sample, privateKeys }: { readonly sample: SampleDrawn | null; readonly privateKeys: readonly Uint8Array[] },
): string {
  return [
    `${rows.length} opened with ${privateKeys.length} ${privateKeys.length === 1 ? 'key' : 'keys'}.`,
    `${rows.length - unchecked} of them held against the log; ${unchecked} not.`,
    ...(erased > 0 ? [`${erased} erased by their signers: nobody can open them.`] : []),
    ...[...closed].map(
      ([fingerprint, count]) =>
        `${count} sealed to another key: ${fingerprint}.${sample === null ? '' : ' Give that key, too, or count them as bad.'}`,
    ),
    ...missing.map((entry) => `Entry ${entry} was drawn, and the server has nothing of it: count it as bad.`),
    ...bad.map(({ id, entry, why }) => `Number ${id} (entry ${entry}) ${whyBad[why]}.`),
    'What was opened identifies people. Destroy it when it is no longer needed.',
  ]
    .map((line) => `${line}\n`)
    .join('')
}
