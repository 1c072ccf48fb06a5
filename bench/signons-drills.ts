import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockServerKeys, systemRandomness } from '../src/platform/index.ts'
import { owned, signers, tryToSign } from '../test/drills/attempts.ts'
import { canaries } from '../test/drills/canaries.ts'
import { addresses } from '../test/drills/dictionary.ts'
import { killRounds } from '../test/drills/kill-rounds.ts'
import { mailSentOut, nothingLost } from '../test/drills/nothing-lost.ts'
import { openAll } from '../test/drills/open-all.ts'
import { addressOf, doorAt, signForm } from '../test/drills/people.ts'
import { seize, signInAllWays } from '../test/drills/seizure.ts'
import { startSigning, type SigningServer } from '../test/drills/signing-server.ts'

const [people, dictionary, attempts] = [1000, 1_000_000, 77_000]

/** The drills at their full size, with a real server each; takes the one that is wanted, or none for all, and how often the server is killed. */
export async function benchSignOnDrills(wanted: string | undefined, rounds: number): Promise<void> {
  const drills: Readonly<Record<string, () => Promise<void>>> = {
    kill: () => killed(rounds),
    seize: async () => {
      await seized('locked with a passphrase')
      await seized('open, as they are at first')
    },
    attack: attacked,
    time: timed,
  }
  for (const [name, run] of Object.entries(drills)) if (wanted === undefined || wanted === name) await run()
}

async function at(settings: Parameters<typeof startSigning>[0], work: (server: SigningServer) => Promise<void>): Promise<void> {
  const server = await startSigning(settings)
  try {
    await work(server)
  } finally {
    await server.end()
  }
}

const killed = (rounds: number): Promise<void> =>
  at({}, async (server) => {
    const told = await killRounds(server, rounds, Math.random)
    const found = await nothingLost(server, told)
    console.log(`Killed ${rounds} times: nothing lost, doubled or sent twice; ${JSON.stringify(found)}`)
  })

async function seized(keys: 'locked with a passphrase' | 'open, as they are at first'): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'amparo-drill-'))
  const passphrase = 'five words nobody ever guesses'
  const isLocked = keys === 'locked with a passphrase'
  if (isLocked) await lockServerKeys(data, { passphrase, random: systemRandomness })
  await at({ data, ...(isLocked && { passphrase }) }, async (server) => {
    const all = canaries(people, Math.random)
    const { confirmed, erased, unsent } = await signInAllWays(server, all)
    const known = all.map(({ mail }) => mail)
    const { left, guessed, mails, keys: tried } = await seize(server, all, addresses(dictionary, known))
    console.log(
      `Seized with keys ${keys}: ${left.length} words of ${people} people found; ${guessed} of ${people} told by ${dictionary.toLocaleString('en')} addresses and ${tried} possible keys ` +
        `(${confirmed.length} stood signed, ${erased.length} were erased and count on); ${mails} of ${unsent.length} mails opened`,
    )
  })
}

const attacked = (): Promise<void> =>
  at({}, async (server) => {
    const door = doorAt(server.origin)
    const tried = await tryToSign(server, door, { attempts, people: signers(1000), chance: Math.random, atOnce: 16 })
    door.close()
    const counted = await server.within((db) => openAll(db, server.campaign))
    const unconfirmed = counted.filter(({ mail }) => !tried.confirmed.has(/script/i.test(mail.replaceAll('.', '')) ? owned : mail))
    const waited = tried.waited.toSorted((a, b) => a - b)
    const p99 = waited[Math.floor(waited.length * 0.99)] ?? Number.NaN
    console.log(
      `${attempts.toLocaleString('en')} attempts: ${unconfirmed.length} in the log without a confirmed mailbox (goal: under 1 %); people waited ${p99.toFixed(0)} ms at p99 → ${p99 < 2000 ? 'met' : 'MISSED'}; ${JSON.stringify(Object.fromEntries(tried.statuses))}`,
    )
  })

/** Whether the time of an answer tells who signed: the form for addresses that had, and for those that had not, by turns. */
const timed = (): Promise<void> =>
  at({}, async (server) => {
    const count = 400
    const door = doorAt(server.origin)
    const path = `/appeals/${server.campaign.appeal}/sign`
    const signed = signers(count)
    await tryToSign(server, door, { attempts: 0, people: signed, chance: Math.random })
    const samples: [number[], number[]] = [[], []]
    for (const [number, { mail }] of signed.entries())
      for (const had of number % 2 === 0 ? [1, 0] : [0, 1]) {
        const from = addressOf(20_000 + 2 * number + had)
        const asked = had === 1 ? mail : `stranger.${number}@people.example`
        const form = signForm(server.campaign, { name: 'Amaranta Q.', mail: asked, country: '', disclosure: 'c', from })
        const begun = performance.now()
        await door(path, { form, from })
        samples[had]!.push(performance.now() - begun)
      }
    door.close()
    await mailSentOut(server)
    const [strangers, had] = samples.map((sample) => sample.slice(20)) as [number[], number[]]
    const t = welch(strangers, had)
    console.log(
      `Time of the answer to a form: ${mean(had).toFixed(2)} ms for ${had.length} addresses that had signed, ${mean(strangers).toFixed(2)} ms for others; Welch's t ${t.toFixed(2)} (told apart beyond 2.6 at 1 %) → ${Math.abs(t) < 2.6 ? 'not told apart' : 'TOLD APART'}`,
    )
  })

const mean = (sample: readonly number[]): number => sample.reduce((sum, each) => sum + each, 0) / sample.length

/** Welch's t of two samples whose variances may differ. */
function welch(one: readonly number[], other: readonly number[]): number {
  const variance = (sample: readonly number[]): number =>
    sample.reduce((sum, each) => sum + (each - mean(sample)) ** 2, 0) / (sample.length - 1)
  return (mean(one) - mean(other)) / Math.sqrt(variance(one) / one.length + variance(other) / other.length)
}
