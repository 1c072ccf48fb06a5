import {
  addWitness,
  listRetiredKeys,
  listWitnesses,
  readIdentity,
  readReleased,
  removeWitness,
  writeCopy,
  type WitnessOutcome,
} from '../log/index.ts'
import { openGivenFolder, type Database } from '../platform/index.ts'
import type { Command, CommandContext } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'
import { renewLogKey, renewOptions } from './renew-log.ts'
import { sampleLogAt, sampleOptions } from './sample-log.ts'
import { verifyLogAt, verifyOptions } from './verify-log.ts'

export const logCommand: Command = {
  name: 'log',
  usage:
    'log verify URL|FOLDER [--key VKEY] [--witnesses FILE] [--earlier FILE] [--receipt FILE [--retired VKEY[,VKEY]]] [--count URL|FILE] | sample URL|FOLDER SAMPLEFILE [--key VKEY] | sample URL|FOLDER --edition ENTRY --seed TEXT --size ENTRIES --number HOWMANY [--key VKEY] | write FOLDER | key | renew [--seized | --lost] | witness add NAME VKEY URL | witness list | witness remove NAME',
  summary: 'Compute a log and its counts anew, write a copy of it, print its key, or say who watches it',
  options: { ...verifyOptions, ...sampleOptions, ...renewOptions },
  takes: [1, 5],
  async run(context, { positionals: [what = '', ...words], values }) {
    if (what === 'verify' && words.length === 1) return verifyLogAt(context, words[0] ?? '', values)
    if (what === 'sample' && (words.length === 1 || words.length === 2)) return sampleLogAt(context, words, values)
    if (what === 'renew' && words.length === 0) return renewLogKey(context, values)
    const work = workOf(what, words)
    if (work === undefined) {
      context.err(`Usage: amparo ${logCommand.usage}\n`)
      return 2
    }
    return withInstallationFor(context, { as: 'guest', schema: 'newest' }, ({ installation: { db } }) => work(context, db))
  },
}

type Work = (context: CommandContext, db: Database) => Promise<number>

function workOf(what: string, words: readonly string[]): Work | undefined {
  const [first = '', name = '', vkey = '', url = ''] = words
  switch (`${what} ${what === 'witness' ? first : ''} ${words.length}`) {
    case 'write  1':
      return (context, db) => write(context, db, first)
    case 'key  0':
      return printKey
    case 'witness list 1':
      return listAll
    case 'witness add 4':
      return async (context, db) =>
        answer(context, await addWitness(db, { name, vkey, url }), `${name} is asked to sign each head that is released from now on.`)
    case 'witness remove 2':
      return async (context, db) => answer(context, await removeWitness(db, name), `${name} is asked no longer. What it signed stays.`)
    default:
      return undefined
  }
}

async function write(context: CommandContext, db: Database, path: string): Promise<number> {
  const folder = openGivenFolder(path, 'write')
  if (folder.kind === 'refused') return refuse(context, folder.reason)
  const outcome = await writeCopy(db, folder)
  switch (outcome.kind) {
    case 'nothing released':
      return refuse(context, 'Nothing of the log is released yet, so there is nothing to copy.')
    case 'refused':
      return refuse(context, `${path} was left as it is. ${outcome.reason}`)
    case 'written':
      context.out(`${path}: the log with ${outcome.size} entries, ${outcome.files} ${outcome.files === 1 ? 'file' : 'files'} written.\n`)
      return 0
    default:
      return outcome satisfies never
  }
}

async function printKey(context: CommandContext, db: Database): Promise<number> {
  const identity = await readIdentity(db)
  if (identity === null) return refuse(context, 'The log has no key yet: it gets one when Amparo is started for the first time.')
  const released = await readReleased(db)
  context.out(`${identity.vkey}\n`)
  for (const { vkey, size } of await listRetiredKeys(db)) context.err(`Before: ${vkey}, up to ${size} entries.\n`)
  context.err(
    `${released === null ? 'Nothing is released yet.' : `${released.size} entries are released.`} Print the key where it stays: whoever has it from elsewhere needs not believe this server.\n`,
  )
  return 0
}

async function listAll(context: CommandContext, db: Database): Promise<number> {
  const witnesses = await listWitnesses(db)
  if (witnesses.length === 0) context.out('Nobody is asked to watch the log yet: amparo log witness add NAME VKEY URL.\n')
  for (const { name, url, size, receivedAt } of witnesses) {
    const signed = size === null ? 'has signed nothing yet' : `signed ${size} entries on ${receivedAt?.toISOString().slice(0, 10)}`
    context.out(`${name}  ${url}, ${signed}\n`)
  }
  return 0
}

function answer(context: CommandContext, outcome: WitnessOutcome, done: string): number {
  if (outcome.kind === 'refused') return refuse(context, outcome.reason)
  context.out(`${done}\n`)
  return 0
}
