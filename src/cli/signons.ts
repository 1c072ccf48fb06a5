import { readCampaignKey, readCampaignPublicKey, readGivenFile, writeGivenPieces, type Database } from '../platform/index.ts'
import { exportSealed, findCampaign, isCountry, openSigning, type OpenedSigning } from '../signons/index.ts'
import type { Command, CommandArguments, CommandContext } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'
import { readSignOns } from './read-sign-ons.ts'
import { tellSignOns } from './tell-sign-ons.ts'

export const signOnsCommand: Command = {
  name: 'signons',
  usage:
    'signons open APPEAL --key PUBLICKEYFILE [--addressed CC,CC] [--note TEXT] | state [APPEAL] | export APPEAL FILE [--force] | read FILE --key KEYFILE[,KEYFILE] [--csv] [--addressee] [--output FILE [--force]]',
  summary: 'Open an appeal for sign-ons, say how they stand, write them sealed, and read such a file with the private key',
  options: {
    key: { type: 'string' },
    addressed: { type: 'string' },
    note: { type: 'string' },
    csv: { type: 'boolean' },
    addressee: { type: 'boolean' },
    output: { type: 'string' },
    force: { type: 'boolean' },
  },
  takes: [1, 3],
  async run(context, args) {
    const [what = '', ...words] = args.positionals
    const { key } = args.values
    // No installation is opened for this one: it is for a machine that has none.
    if (what === 'read' && words.length === 1 && typeof key === 'string')
      return readSignOns(context, { file: words[0]!, keys: key, ...args })
    const work = workOf({ what, words, values: args.values })
    if (work === undefined) {
      context.err(`Usage: amparo ${signOnsCommand.usage}\n`)
      return 2
    }
    return withInstallationFor(context, { as: 'guest', schema: 'newest' }, ({ installation: { db } }) => work(context, db))
  },
}

/** Somebody at the command line is no staff member. */
const operator = { staff: null }

type Doing = (context: CommandContext, db: Database) => Promise<number>

function workOf({
  what,
  words,
  values,
}: Pick<CommandArguments, 'values'> & { readonly what: string; readonly words: readonly string[] }): Doing | undefined {
  const [appeal = '', file = ''] = words
  const { key } = values
  if (what === 'open' && words.length === 1 && typeof key === 'string') return (context, db) => open(context, db, { appeal, key, values })
  if (what === 'export' && words.length === 2)
    return (context, db) => exportTo(context, db, { appeal, file, force: values['force'] === true })
  if (what === 'state' && words.length <= 1) return (context, db) => tellSignOns(context, db, appeal)
  return undefined
}

async function open(
  context: CommandContext,
  db: Database,
  { appeal, key, values }: { readonly appeal: string; readonly key: string } & Pick<CommandArguments, 'values'>,
): Promise<number> {
  const read = readPublicKeyFile(key)
  if (read.kind === 'refused') return refuse(context, read.reason)
  const addressed = String(values['addressed'] ?? '')
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((code) => code !== '')
  if (!addressed.every((code) => isCountry(code))) return refuse(context, reasons['not-a-country'])
  const note = String(values['note'] ?? '')
  const outcome = await openSigning({ db, clock: context.clock }, appeal, { publicKey: read.publicKey, note, addressed }, operator)
  if (outcome.kind === 'refused') return refuse(context, `${appeal} was not opened. ${reasons[outcome.reason]}`)
  context.out(`${appeal} takes sign-ons, sealed to this key.\n`)
  return 0
}

const reasons: Readonly<Record<Extract<OpenedSigning, { kind: 'refused' }>['reason'], string>> = {
  'no-edition': 'No version of it is published. Publish it first: amparo publish.',
  'appeal-closed': 'It is closed, as its page says: nobody is asked any more for what it asks.',
  'open-already': 'It was opened before. Another key is added at the desk.',
  'not-a-country': 'Name countries by their codes of two letters: --addressed PE,CL.',
  'not-a-key': 'Nothing can be sealed to this key. Make another one: amparo key new FILE.',
  'key-used': 'This key was given before. Make another one: amparo key new FILE.',
}

/** Reads a public key by itself, or what `amparo key new` printed. A file with the private one is refused: it must not be here. */
function readPublicKeyFile(
  path: string,
): { readonly kind: 'read'; readonly publicKey: Uint8Array } | { readonly kind: 'refused'; readonly reason: string } {
  const file = readGivenFile(path, 10_000)
  if (file.kind === 'refused') return file
  const text = new TextDecoder().decode(file.bytes)
  if (readCampaignKey(text) !== undefined || /"privateKey"/.test(text))
    return {
      kind: 'refused',
      reason: `${path} holds the private key, which must not be on the server. If it was copied here, make another one elsewhere: amparo key new FILE, and bring only the public key it prints.`,
    }
  const printed = /^Public key\s+(\S+)$/m.exec(text)?.[1] ?? text
  const publicKey = readCampaignPublicKey(printed)
  if (publicKey === undefined) return { kind: 'refused', reason: `${path} is not a public key: it is what amparo key new FILE prints.` }
  return { kind: 'read', publicKey }
}

async function exportTo(
  context: CommandContext,
  db: Database,
  { appeal, file, force }: { readonly appeal: string; readonly file: string; readonly force: boolean },
): Promise<number> {
  if ((await findCampaign(db, appeal)) === null) return refuse(context, `'${appeal}' was never opened for sign-ons.`)
  const problem = await writeGivenPieces(file, exportSealed({ db, clock: context.clock }, appeal, operator), { force })
  if (problem !== undefined) return refuse(context, problem)
  context.err(`${file} holds the sign-ons of ${appeal}, sealed: amparo signons read FILE --key KEYFILE, away from this server.\n`)
  return 0
}
