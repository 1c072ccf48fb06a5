import {
  campaignKeyFingerprint,
  installationExists,
  lockServerKeys,
  makeCampaignKey,
  noInstallation,
  readCampaignKey,
  readConfiguration,
  readGivenFile,
  serverKeysState,
  systemRandomness,
  unlockServerKeys,
  writeGivenFile,
  type LockOutcome,
  type ServerKeysState,
} from '../platform/index.ts'
import { askSecret, askSecretOrRead } from './ask-secret.ts'
import { leastPassphrase } from './backup-key.ts'
import type { Command, CommandContext } from './command.ts'
import { refuse } from './process.ts'

export const keyCommand: Command = {
  name: 'key',
  usage: 'key status | lock | unlock | new FILE',
  summary: 'Lock the keys of this server with a passphrase, or make the pair of keys that sign-ons are sealed to',
  takes: [1, 2],
  async run(context, { positionals: [what = '', file] }) {
    if (what === 'new' && file !== undefined) return makeKey(context, file)
    const work = file === undefined && Object.hasOwn(does, what) ? does[what as keyof typeof does] : undefined
    if (work === undefined) {
      context.err(`Usage: amparo ${keyCommand.usage}\n`)
      return 2
    }
    const read = readConfiguration(context.env)
    if (read.kind === 'refused') return refuse(context, read.reason)
    const { dataFolder, databaseUrl } = read.configuration
    // A mistyped AMPARO_DATA would look as if there were no keys; to lock them before the first start is possible all the same.
    if (what !== 'lock' && databaseUrl === undefined && !installationExists(dataFolder)) return refuse(context, noInstallation(dataFolder))
    return work(context, dataFolder)
  },
}

const does = {
  async status(context: CommandContext, dataFolder: string): Promise<number> {
    context.out(`${states[serverKeysState(dataFolder)]}\n`)
    return 0
  },

  async lock(context: CommandContext, dataFolder: string): Promise<number> {
    const chosen = await newPassphrase()
    if (chosen.kind === 'refused') return refuse(context, chosen.reason)
    const outcome = await lockServerKeys(dataFolder, { passphrase: chosen.passphrase, random: systemRandomness })
    return said(context, outcome, locked)
  },

  async unlock(context: CommandContext, dataFolder: string): Promise<number> {
    return said(context, await unlockServerKeys(dataFolder, askPassphrase), 'The keys lie open again: the next start asks for nothing.')
  },
}

/** Asks for the passphrase of the server's keys, or reads it as one line of standard input. */
export const askPassphrase = (): Promise<string | undefined> => askSecretOrRead('Passphrase of the keys of this server: ')

const states: Readonly<Record<ServerKeysState, string>> = {
  none: 'There are no keys yet; the first start makes them.',
  open: 'The keys are open: whoever has the data folder has them. `amparo key lock` encrypts them with a passphrase.',
  locked: 'The keys are locked: `amparo start` asks for the passphrase.',
  both: 'Locking the keys was interrupted, and they are still open. Do it again: `amparo key lock`.',
}

const locked = `The keys are locked. \`amparo start\` asks for the passphrase at the terminal, or reads it as one line of standard input.
Without it nobody can open them, we neither. What lay open before may still be found on the disk, in snapshots and in copies.`

async function newPassphrase(): Promise<
  { readonly kind: 'chosen'; readonly passphrase: string } | { readonly kind: 'refused'; readonly reason: string }
> {
  const passphrase = await askPassphrase()
  if (passphrase === undefined)
    return { kind: 'refused', reason: 'No passphrase came. Type it at the terminal, or give it as one line of standard input.' }
  if (passphrase.length < leastPassphrase)
    return { kind: 'refused', reason: `The passphrase must have at least ${leastPassphrase} characters; five random words are better.` }
  if (process.stdin.isTTY && (await askSecret('The same again: ')) !== passphrase)
    return { kind: 'refused', reason: 'The two passphrases are not the same.' }
  return { kind: 'chosen', passphrase }
}

function said(context: CommandContext, outcome: LockOutcome, sentence: string): number {
  if (outcome.kind === 'refused') return refuse(context, outcome.reason)
  context.out(`${sentence}\n`)
  return 0
}

/** Makes a pair of keys of a campaign in a file, on whichever machine; best on one that is not the server. */
function makeKey(context: CommandContext, file: string): number {
  const { text, publicKey } = makeCampaignKey(systemRandomness)
  const problem = writeGivenFile(file, text, { force: 'never' })
  if (problem !== undefined) return refuse(context, problem)
  // What it is for cannot be had again, so it is read once before anybody relies on it.
  const back = readGivenFile(file, 10_000)
  if (back.kind === 'refused') return refuse(context, back.reason)
  if (readCampaignKey(new TextDecoder().decode(back.bytes)) === undefined)
    return refuse(context, `${file} does not hold what was written to it. Do not use it; name a file on another disk.`)
  context.out(`Public key   ${Buffer.from(publicKey).toString('base64url')}\nFingerprint  ${campaignKeyFingerprint(publicKey)}\n`)
  context.err(
    `\n${file} holds the private key. Keep it off the server, and a copy of it in another place:\nwithout it nobody can read who signed, and with it anybody who also has the database can.\n`,
  )
  return 0
}
