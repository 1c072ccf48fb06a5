import { createHash, createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { WaczReport } from './extraction.ts'

type Signature = WaczReport['signature']

/**
 * What is to be said of a web archive's signature (wacz-auth 0.1.0): whether its digest is that of the list of contents,
 * and whether the signature fits the digest. A key that nobody vouches for signs for nobody: it shows only that nothing
 * was changed since. A domain's signature is refuted here where it is wrong; that the domain's certificate was trusted,
 * and when it signed, is for other authorities to say, who are not asked.
 */
export function checkSignature(contents: Uint8Array, digestFile: Uint8Array | undefined): Signature {
  if (digestFile === undefined) return unsigned('Nobody signed the archive.')
  const read = digestSchema.safeParse(parsed(digestFile))
  if (!read.success) return state('invalid', 'What signs the archive (datapackage-digest.json) cannot be read.')
  const { hash, signedData } = read.data
  const real = `sha256:${createHash('sha256').update(contents).digest('hex')}`
  if (hash !== real) return state('invalid', 'The list of contents was changed after its hash was taken.')
  if (signedData === undefined) return unsigned('There is a hash of the list of contents, which it matches, and no signature.')
  if (signedData.hash !== real) return { ...state('invalid', 'The signature is of another list of contents.'), at: signedData.created }
  return signedData.domainCert === undefined ? anonymous(signedData) : ofDomain(signedData)
}

const word = z.string().max(100_000)

const signedSchema = z.object({
  hash: word,
  created: z.string().max(100),
  signature: word,
  publicKey: word.optional(),
  domain: z.string().max(300).optional(),
  domainCert: word.optional(),
})
type Signed = z.infer<typeof signedSchema>

const digestSchema = z.object({ hash: word, signedData: signedSchema.optional() })

function anonymous({ hash, signature, publicKey, created }: Signed): Signature {
  const key = readKey(() => createPublicKey({ key: Buffer.from(publicKey ?? '', 'base64'), format: 'der', type: 'spki' }))
  if (key === undefined) return { ...state('unchecked', 'The signature’s key is none that can be used here.'), at: created }
  const fingerprint = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
  const signer = `key ${fingerprint}`
  if (!fits(hash, signature, key)) return { state: 'invalid', why: 'The signature does not fit.', signer, at: created }
  const why = 'The signature fits: nothing was changed since. The key says of nobody whose it is.'
  return { state: 'valid', why, signer, at: created }
}

function ofDomain({ hash, signature, domain = '', domainCert = '', created }: Signed): Signature {
  const certificate = firstCertificate(domainCert)
  const told = { signer: domain, at: created }
  if (certificate === undefined) return { ...state('unchecked', 'The signer’s certificate cannot be read.'), ...told }
  if (!fits(hash, signature, certificate.publicKey)) return { ...state('invalid', 'The signature does not fit the certificate.'), ...told }
  if (certificate.checkHost(domain) === undefined) return { ...state('invalid', `The certificate is not one of ${domain}.`), ...told }
  const signed = Date.parse(created)
  if (!(signed >= certificate.validFromDate.getTime() && signed <= certificate.validToDate.getTime()))
    return { ...state('invalid', 'The certificate was not valid on the day of signing.'), ...told }
  const why = `The signature fits a certificate of ${domain}. Who issued the certificate, and the time of signing, are not checked here.`
  return { ...state('unchecked', why), ...told }
}

/** Signatures are of the hash as it is written; browsers write them as two numbers, servers as DER. */
function fits(hash: string, signature: string, key: KeyObject): boolean {
  const [bytes, text] = [Buffer.from(signature, 'base64'), Buffer.from(hash)]
  if (key.asymmetricKeyType !== 'ec') return readKey(() => verify('sha256', text, key, bytes)) ?? false
  return (['ieee-p1363', 'der'] as const).some((dsaEncoding) => readKey(() => verify('sha256', text, { key, dsaEncoding }, bytes)) ?? false)
}

const firstCertificate = (pem: string): X509Certificate | undefined => readKey(() => new X509Certificate(pem))

/** What comes of reading something foreign; undefined where the cryptography refuses it. */
function readKey<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

const parsed = (bytes: Uint8Array): unknown => readKey(() => JSON.parse(Buffer.from(bytes).toString()) as unknown)

const state = (is: Signature['state'], why: string): Signature => ({ state: is, why, signer: null, at: null })
const unsigned = (why: string): Signature => state('unsigned', why)
