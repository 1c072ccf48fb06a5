import { readIdentity, renewLog, verifierKeyOf, writeVerifierKey, type WhyRenewed } from '../log/index.ts'
import {
  openServerKeys,
  releasedCheckpoint,
  replaceServerKeys,
  serverKeysState,
  settleServerKeys,
  systemRandomness,
  type Database,
} from '../platform/index.ts'
import type { CommandArguments, CommandContext } from './command.ts'
import { askPassphrase } from './key.ts'
import { refuse, withInstallationFor } from './process.ts'

/** What `amparo log renew` can be told. */
export const renewOptions = { seized: { type: 'boolean' }, lost: { type: 'boolean' } } as const

/**
 * Has the log go on under a new key. The old one is there and is replaced; or, with --lost, it is gone, and the one that is there instead is
 * taken. Refuses while Amparo runs, and where it is not clear which of the two it is. A renewal that was interrupted is settled first: of its
 * two keys the one that the database names stays.
 */
export async function renewLogKey(context: CommandContext, { seized, lost }: CommandArguments['values']): Promise<number> {
  if (seized === true && lost === true)
    return refuse(context, 'A key that somebody took is still there, or it is lost: give one of the two.')
  return withInstallationFor(context, { as: 'sole', serves: false, schema: 'newest' }, async ({ installation: { db, dataFolder } }) => {
    const identity = await readIdentity(db)
    if (identity === null) return refuse(context, 'The log has not begun: there is nothing to renew.')
    if (lost !== true && serverKeysState(dataFolder) === 'none') return refuse(context, notHere)
    let asked: Promise<string | undefined> | undefined
    const passphrase = (): Promise<string | undefined> => (asked ??= askPassphrase())
    if ((await settle(db, { dataFolder, passphrase })) === 'taken-back')
      context.err('A renewal was interrupted before it took place: the key that the log has is back in its place.\n')
    const opened = await openServerKeys(dataFolder, { random: systemRandomness, passphrase })
    if (opened.kind === 'refused') return refuse(context, opened.reason)
    const isHere = writeVerifierKey(verifierKeyOf({ seed: opened.keys.log, name: identity.origin })) === identity.vkey
    if (isHere && lost === true)
      return refuse(context, 'The key of the log is here. Without --lost it is replaced, and signs for the last time.')
    if (!isHere && lost !== true) return refuse(context, notHere)
    const keys = isHere ? { ...opened.keys, log: new Uint8Array(systemRandomness(32)) } : opened.keys
    const why: WhyRenewed = lost === true ? 'lost' : seized === true ? 'seized' : 'renewed'
    let outcome
    try {
      outcome = await renewLog(db, {
        seed: keys.log,
        why,
        clock: context.clock,
        outside: releasedCheckpoint(dataFolder),
        keep: async () => (isHere ? replaceServerKeys(dataFolder, keys, { passphrase }) : undefined),
      })
    } catch (error) {
      const { message } = error as Error
      try {
        const became = await settle(db, { dataFolder, passphrase })
        return refuse(context, became === 'forgotten' ? `The log goes on under the new key. ${message}` : `Nothing was changed. ${message}`)
      } catch {
        // Whether it was committed is for the database to say, which does not answer.
        return refuse(context, `It is not known whether the key was changed, and both are kept: run amparo log renew again. ${message}`)
      }
    }
    await settle(db, { dataFolder, passphrase })
    if (outcome.kind === 'refused') return refuse(context, outcome.reason)
    context.out(`${outcome.vkey}\n`)
    context.err(
      `The log goes on under this key. Of the old one (${outcome.before}) nothing beyond ${outcome.size} entries is to be believed; /log says so.\n${after[why]}\n`,
    )
    return 0
  })
}

/** Where a renewal left two keys, keeps the one that the database names. */
async function settle(
  db: Database,
  { dataFolder, passphrase }: { readonly dataFolder: string; readonly passphrase: () => Promise<string | undefined> },
): Promise<Awaited<ReturnType<typeof settleServerKeys>>> {
  const identity = await readIdentity(db)
  const counts = ({ log }: { readonly log: Uint8Array }): boolean =>
    identity !== null && writeVerifierKey(verifierKeyOf({ seed: log, name: identity.origin })) === identity.vkey
  return settleServerKeys(dataFolder, { counts, passphrase })
}

const notHere =
  'The key with which the log was begun is not here. Put it back: it is in the copy of keys/ that you keep. If it is gone for good: amparo log renew --lost.'

const next = 'Copy keys/ anew, print the new key where the old one stood, and give it to the witnesses and to whoever runs a copy.'

const after: Readonly<Record<WhyRenewed, string>> = {
  renewed: next,
  seized: `${next} Say in public that the old one was taken, and from how many entries on: a thief can sign heads with it, and only people who know do not believe them.`,
  lost: `${next} If the whole file of keys was lost, those who have signed are no longer known: whoever signed can sign again and count twice. Close the appeals that are open before anybody does.`,
}
