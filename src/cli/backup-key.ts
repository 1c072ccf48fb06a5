import { installationExists, keyProblem, noInstallation, readConfiguration, readGivenFile, type BackupKey } from '../platform/index.ts'
import type { CommandArguments, CommandContext } from './command.ts'
import { askSecret } from './ask-secret.ts'

export type KeyOutcome = { readonly kind: 'key'; readonly key: BackupKey } | { readonly kind: 'refused'; readonly reason: string }

/** Shorter ones can be tried out by whoever gets hold of the file. */
export const leastPassphrase = 12

/**
 * The key that a backup of the installation is written with, and the folder of the installation. Where there is none it is
 * refused before the passphrase is asked for, which a person would type for nothing.
 */
export async function keyOfInstallation(
  context: CommandContext,
  args: CommandArguments,
): Promise<(Extract<KeyOutcome, { kind: 'key' }> & { readonly dataFolder: string }) | Extract<KeyOutcome, { kind: 'refused' }>> {
  const read = readConfiguration(context.env)
  if (read.kind === 'refused') return read
  const { dataFolder, databaseUrl } = read.configuration
  if (databaseUrl === undefined && !installationExists(dataFolder)) return refused(noInstallation(dataFolder))
  const chosen = await writingKey(context, args)
  return chosen.kind === 'refused' ? chosen : { ...chosen, dataFolder }
}

/**
 * The key a backup is written with: `--recipient age1…`, else a passphrase from AMPARO_BACKUP_PASSPHRASE,
 * `--passphrase-file FILE`, or the terminal (asked twice).
 */
async function writingKey(context: CommandContext, args: CommandArguments): Promise<KeyOutcome> {
  const recipient = args.values['recipient']
  if (typeof recipient === 'string') {
    if (!/^age1[0-9a-z]+$/.test(recipient))
      return refused('The recipient must be the public key of an age identity, which begins with age1.')
    return sound({ kind: 'recipient', recipient }, `The recipient ${recipient}`)
  }
  const given = await passphrase(context, args, true)
  if (given.kind === 'refused') return given
  if (given.passphrase.length < leastPassphrase)
    return refused(`The passphrase must have at least ${leastPassphrase} characters; five random words are better.`)
  return { kind: 'key', key: given }
}

/** The key a backup is read with: `--identity FILE` (as age-keygen writes it), else the passphrase from the same places. */
export async function readingKey(context: CommandContext, args: CommandArguments): Promise<KeyOutcome> {
  const file = args.values['identity']
  if (typeof file !== 'string') {
    const given = await passphrase(context, args, false)
    return given.kind === 'refused' ? given : { kind: 'key', key: given }
  }
  const read = readGivenFile(file, 100_000)
  if (read.kind === 'refused') return read
  const identity = text(read.bytes)
    .split('\n')
    .find((line) => line.startsWith('AGE-SECRET-KEY-'))
    ?.trim()
  return identity === undefined
    ? refused(`There is no age identity in ${file}: no line of it begins with AGE-SECRET-KEY-.`)
    : sound({ kind: 'identity', identity }, `The age identity in ${file}`)
}

function sound(key: BackupKey, what: string): KeyOutcome {
  const problem = keyProblem(key)
  return problem === undefined ? { kind: 'key', key } : refused(`${what} ${problem}.`)
}

type Passphrase = { readonly kind: 'passphrase'; readonly passphrase: string } | { readonly kind: 'refused'; readonly reason: string }

async function passphrase(context: CommandContext, args: CommandArguments, twice: boolean): Promise<Passphrase> {
  const file = args.values['passphrase-file']
  if (typeof file === 'string') {
    const read = readGivenFile(file, 100_000)
    return read.kind === 'refused' ? read : { kind: 'passphrase', passphrase: text(read.bytes).split(/\r?\n/)[0] ?? '' }
  }
  const fromEnvironment = context.env['AMPARO_BACKUP_PASSPHRASE']
  if (fromEnvironment !== undefined && fromEnvironment !== '') return { kind: 'passphrase', passphrase: fromEnvironment }
  const first = await askSecret('Passphrase of the backup: ')
  if (first === undefined) return refused('A backup is encrypted. Set AMPARO_BACKUP_PASSPHRASE, or give --passphrase-file FILE or a key.')
  if (twice && (await askSecret('The same again: ')) !== first) return refused('The two passphrases are not the same.')
  return { kind: 'passphrase', passphrase: first }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const refused = (reason: string): { readonly kind: 'refused'; readonly reason: string } => ({ kind: 'refused', reason })
