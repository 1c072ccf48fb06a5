import { createHash, timingSafeEqual } from 'node:crypto'
import { PKIStatus, SignedData, TimeStampResp, TSTInfo, type Certificate, type ExtKeyUsage } from 'pkijs'

export type TimestampOutcome =
  | {
      readonly kind: 'stamped'
      /** The whole answer (TimeStampResp, DER), as `openssl ts -verify -in` takes it. */
      readonly reply: Uint8Array
      readonly at: Date
      /** The name in the certificate that signed it. */
      readonly authority: string
      /** Hexadecimal. */
      readonly serial: string
    }
  | { readonly kind: 'refused'; readonly why: string }

/**
 * Checks an authority's answer as RFC 3161 2.2 has whoever asked do: granted, about the hash of these bytes, to this
 * question, signed by the certificate in it, which is one for timestamps. Never throws for what the answer holds.
 */
export async function checkTimestamp(
  reply: Uint8Array,
  { bytes, nonce }: { readonly bytes: Uint8Array; readonly nonce?: Uint8Array },
): Promise<TimestampOutcome> {
  try {
    return await check(reply, bytes, nonce)
  } catch {
    return refused('The timestamp authority’s answer cannot be read.')
  }
}

async function check(reply: Uint8Array, bytes: Uint8Array, nonce: Uint8Array | undefined): Promise<TimestampOutcome> {
  const { status, timeStampToken } = TimeStampResp.fromBER(copyOf(reply))
  const isGranted = status.status === PKIStatus.granted || status.status === PKIStatus.grantedWithMods
  if (!isGranted || timeStampToken === undefined) return refused(`The timestamp authority refused (status ${status.status}).`)
  const signed = new SignedData({ schema: timeStampToken.content })
  const content = signed.encapContentInfo.eContent?.getValue()
  if (content === undefined) return refused('The timestamp has no content.')
  const info = TSTInfo.fromBER(content)
  const imprint = Buffer.from(info.messageImprint.hashedMessage.getValue())
  const hashed = createHash('sha256').update(bytes).digest()
  if (imprint.length !== hashed.length || !timingSafeEqual(imprint, hashed)) return refused('The timestamp is of something else.')
  const answered = info.nonce === undefined ? undefined : Buffer.from(info.nonce.valueBlock.valueHexView)
  if (nonce !== undefined && (answered === undefined || !Buffer.from(nonce).equals(answered)))
    return refused('The timestamp answers another question.')
  const certificate = certificateOf(signed)
  if (certificate === undefined) return refused('The timestamp comes without the certificate that signed it.')
  if (!isForTimestamps(certificate)) return refused('The timestamp is signed by a certificate that is not one for timestamps.')
  if (!(await signed.verify({ signer: 0, data: copyOf(bytes), checkChain: false }))) return refused('The timestamp’s signature is wrong.')
  return {
    kind: 'stamped',
    reply,
    at: info.genTime,
    authority: nameOf(certificate),
    serial: Buffer.from(info.serialNumber.valueBlock.valueHexView).toString('hex'),
  }
}

const refused = (why: string): TimestampOutcome => ({ kind: 'refused', why })

const copyOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/** The certificate that the signature names, by its issuer and number or by its key. */
function certificateOf({ signerInfos, certificates = [] }: SignedData): Certificate | undefined {
  const sid = signerInfos[0]?.sid as { issuer?: unknown; serialNumber?: { isEqual(other: unknown): boolean } } | undefined
  const own = certificates.filter((one): one is Certificate => 'serialNumber' in one && 'subject' in one)
  return own.find((one) => sid?.serialNumber?.isEqual(one.serialNumber) === true) ?? (own.length === 1 ? own[0] : undefined)
}

const extendedKeyUsage = '2.5.29.37'
const timeStamping = '1.3.6.1.5.5.7.3.8'

function isForTimestamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === extendedKeyUsage)
  return usage !== undefined && usage.critical && (usage.parsedValue as ExtKeyUsage).keyPurposes.includes(timeStamping)
}

/** The common name, else the organisation; else that there is none. */
function nameOf({ subject }: Certificate): string {
  const valueOf = (type: string): string | undefined => {
    const found = subject.typesAndValues.find((one) => one.type === type)
    return found === undefined ? undefined : String((found.value as { valueBlock: { value: unknown } }).valueBlock.value)
  }
  return (valueOf('2.5.4.3') ?? valueOf('2.5.4.10') ?? 'an authority without a name').slice(0, 300)
}
