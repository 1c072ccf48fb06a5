import { campaignKeyFingerprint } from '../platform/index.ts'
import { publicKeyOf } from './boxes.ts'
import { openRecord, commitmentOf } from './record.ts'
import type { SampleDrawn, SealedLine } from './sealed-lines.ts'

/** A sign-on that was opened with the campaign's private key. */
export type OpenedRow = {
  readonly id: number
  readonly entry: number
  readonly state: SealedLine['state']
  readonly disclosure: SealedLine['disclosure']
  readonly version: number
  readonly lang: string
  readonly name: string
  readonly mail: string
  readonly country: string
  /** Whether they are told what comes of the appeal: they agreed, and nobody of the mailbox has ended it since. */
  readonly outcomeMails: boolean
  readonly corrections: number
}

export type OpenedExport = {
  readonly rows: readonly OpenedRow[]
  /** Erased: nobody can open them. */
  readonly erased: number
  /** Sealed to keys that were not given: their fingerprints, and how many. */
  readonly closed: ReadonlyMap<string, number>
  /** How many of the rows no line of the log was given for, so that nothing was compared: all of them in an export. */
  readonly unchecked: number
  /** Of a sample: entries that were drawn and of which there is no line. Nobody can say that these are good. */
  readonly missing: readonly number[]
  /** The key is the right one, and what was sealed is damaged, not what stands in the log, of a person who is among the others, or not drawn. */
  readonly bad: readonly { readonly id: number; readonly entry: number; readonly why: WhyBad }[]
}

export type WhyBad = 'damaged' | 'not-what-was-logged' | 'twice' | 'not-drawn'

/**
 * Opens sealed lines with the private keys of a campaign (32 bytes each), by whoever holds them and on any machine. Where
 * a line says what stands in the log, what was opened is held against it. Of a sample it must be what was drawn, each person once.
 */
export function openExport(lines: readonly SealedLine[], privateKeys: readonly Uint8Array[], sample?: SampleDrawn | null): OpenedExport {
  const keys = keysByFingerprint(privateKeys)
  const rows: OpenedRow[] = []
  const bad: OpenedExport['bad'][number][] = []
  const closed = new Map<string, number>()
  let [erased, unchecked] = [0, 0]
  const left = new Set(sample?.drawn)
  const persons = new Set<string>()
  // Who wants no more mail says so for the mailbox, whichever of its two people agreed.
  const unwanted = new Set<string>()
  const addresses: string[] = []
  for (const line of lines) {
    if (sample && !left.delete(line.entry)) {
      bad.push({ id: line.id, entry: line.entry, why: 'not-drawn' })
      continue
    }
    if (line.wrap === null || line.content === null) {
      erased += 1
      continue
    }
    const key = keys.get(line.key)
    if (key === undefined) {
      closed.set(line.key, (closed.get(line.key) ?? 0) + 1)
      continue
    }
    const { id, entry, state, disclosure, version, lang } = line
    const opened = openRecord(key, { wrap: Buffer.from(line.wrap, 'base64url'), content: Buffer.from(line.content, 'base64url') })
    if (opened === undefined) bad.push({ id, entry, why: 'damaged' })
    else if (line.commitment !== undefined && line.commitment !== commitmentOf(opened, opened.written, line))
      bad.push({ id, entry, why: 'not-what-was-logged' })
    else if (sample && persons.size === persons.add(`${opened.written.address}\n${opened.written.name}`).size)
      bad.push({ id, entry, why: 'twice' })
    else {
      if (line.commitment === undefined) unchecked += 1
      const { name, mail, address, country, outcomeMails } = opened.written
      if (line.noMails) unwanted.add(address)
      addresses.push(address)
      rows.push({ id, entry, state, disclosure, version, lang, name, mail, country, outcomeMails, corrections: opened.corrections })
    }
  }
  const wanting = rows.map((row, at) => ({ ...row, outcomeMails: row.outcomeMails && !unwanted.has(addresses[at]!) }))
  return { rows: wanting, erased, closed, unchecked, missing: [...left], bad }
}

/** Those whose names the addressee may have, of what counts: who agreed to that, or to be shown to everybody. */
export const forAddressee = (rows: readonly OpenedRow[]): readonly Pick<OpenedRow, 'name' | 'country'>[] =>
  rows.filter(({ state, disclosure }) => state === 'c' && disclosure !== 'c').map(({ name, country }) => ({ name, country }))

const keysByFingerprint = (privateKeys: readonly Uint8Array[]): ReadonlyMap<string, Buffer> =>
  new Map(privateKeys.map((key) => [campaignKeyFingerprint(publicKeyOf(Buffer.from(key))), Buffer.from(key)]))
