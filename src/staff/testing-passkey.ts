import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Asked = { readonly challenge: string }
type Deviation = { readonly origin?: string; readonly verified?: boolean; readonly counter?: number; readonly challenge?: string }

/**
 * A passkey as a browser and its device would make and show it (WebAuthn Level 3, 6.1 and 6.5; ES256, attestation none),
 * and, for tests of what is refused, as another site, a copy or a device that verified nobody would.
 */
export class Authenticator {
  readonly #id = randomBytes(32)
  readonly #origin: string
  readonly #key: KeyObject
  readonly #x: Buffer
  readonly #y: Buffer
  #counter = 0

  constructor(origin: string) {
    this.#origin = origin
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#key = privateKey
    this.#x = Buffer.from(x, 'base64url')
    this.#y = Buffer.from(y, 'base64url')
  }

  /** Answers navigator.credentials.create(). */
  make(options: string, deviation: Deviation = {}): string {
    const publicKey = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, this.#x],
      [-3, this.#y],
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.#id.length)
    const credential = Buffer.concat([Buffer.alloc(16), length, this.#id, isoCBOR.encode(publicKey)])
    const authData = Buffer.concat([this.#authenticatorData(0x40, deviation), credential])
    const attestationObject = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(authData)],
      ]) as Map<string, string>,
    )
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', options, deviation).toString('base64url'),
      attestationObject: Buffer.from(attestationObject).toString('base64url'),
      transports: ['internal'],
    })
  }

  /** Answers navigator.credentials.get(). */
  show(options: string, deviation: Deviation = {}): string {
    const clientData = this.#clientData('webauthn.get', options, deviation)
    const data = this.#authenticatorData(0, deviation)
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()])
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#key).toString('base64url'),
    })
  }

  #authenticatorData(flags: number, { origin = this.#origin, verified = true, counter }: Deviation): Buffer {
    this.#counter = counter ?? this.#counter + 1
    const tail = Buffer.alloc(5)
    tail.writeUInt8(flags | 0x01 | (verified ? 0x04 : 0), 0)
    tail.writeUInt32BE(this.#counter, 1)
    return Buffer.concat([createHash('sha256').update(new URL(origin).hostname).digest(), tail])
  }

  #clientData(type: string, options: string, { origin = this.#origin, challenge }: Deviation): Buffer {
    const asked = JSON.parse(options) as Asked
    return Buffer.from(JSON.stringify({ type, challenge: challenge ?? asked.challenge, origin, crossOrigin: false }))
  }

  #answer(response: Readonly<Record<string, unknown>>): string {
    const id = this.#id.toString('base64url')
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response })
  }
}
