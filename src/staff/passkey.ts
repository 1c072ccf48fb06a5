import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'

/** A passkey of a staff member. */
export type Passkey = {
  /** The credential's id, base64url. */
  readonly credential: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: readonly string[]
  readonly backedUp: boolean
}

/** What a browser must have signed: the challenge it was given once, at this origin. */
export type PasskeyExpectation = { readonly challenge: string; readonly origin: string }

/** What the browser is asked for to make a passkey, as JSON (WebAuthn Level 3, PublicKeyCredentialCreationOptionsJSON). */
export async function passkeyToMake(
  staff: { readonly id: string; readonly signInName: string; readonly name: string },
  { challenge, origin }: PasskeyExpectation,
  has: readonly string[],
): Promise<string> {
  return JSON.stringify(
    await generateRegistrationOptions({
      rpName: 'Amparo',
      rpID: new URL(origin).hostname,
      userID: Uint8Array.from(Buffer.from(staff.id)),
      userName: staff.signInName,
      userDisplayName: staff.name,
      challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
      excludeCredentials: has.map((id) => ({ id })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      supportedAlgorithmIDs: algorithms,
      timeout: 300_000,
    }),
  )
}

/** What the browser is asked for to show one of these passkeys, as JSON (PublicKeyCredentialRequestOptionsJSON). */
export async function passkeyToShow(has: readonly Passkey[], { challenge, origin }: PasskeyExpectation): Promise<string> {
  return JSON.stringify(
    await generateAuthenticationOptions({
      rpID: new URL(origin).hostname,
      challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
      allowCredentials: has.map(({ credential, transports }) => ({ id: credential, transports: [...transports] })),
      userVerification: 'required',
      timeout: 300_000,
    }),
  )
}

/** Reads a passkey that a browser made. Null where it is not what was asked for: another origin, challenge, no verification. */
export async function readNewPasskey(sent: string, expected: PasskeyExpectation): Promise<Passkey | null> {
  const response = parse(sent, made) as RegistrationResponseJSON | null
  if (response === null) return null
  const verified = await quietly(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: new URL(expected.origin).hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (verified?.verified !== true) return null
  const { credential, credentialBackedUp } = verified.registrationInfo
  return {
    credential: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    backedUp: credentialBackedUp,
  }
}

/** Which passkey a browser shows; null for what is none. */
export const credentialShown = (sent: string): string | null => (parse(sent, shown) as AuthenticationResponseJSON | null)?.id ?? null

/** Checks a passkey that a browser shows. Gives the counter to be kept; null where it is not this one, or a copy of it. */
export async function counterOfPasskey(sent: string, passkey: Passkey, expected: PasskeyExpectation): Promise<number | null> {
  const response = parse(sent, shown) as AuthenticationResponseJSON | null
  if (response === null || response.id !== passkey.credential) return null
  const verified = await quietly(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: new URL(expected.origin).hostname,
      requireUserVerification: true,
      credential: {
        id: passkey.credential,
        publicKey: passkey.publicKey,
        counter: passkey.counter,
        transports: passkey.transports as AuthenticatorTransport[],
      },
    }),
  )
  return verified?.verified === true ? verified.authenticationInfo.newCounter : null
}

/** EdDSA, ES256 and RS256 (COSE): what authenticators have. Others that this Node might know are still experiments. */
const algorithms = [-8, -7, -257]

const bytes = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(16_384)
const common = { id: bytes, rawId: bytes, type: z.literal('public-key'), clientExtensionResults: z.looseObject({}).default({}) }
const made = z.object({
  ...common,
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes, transports: z.array(z.string().max(32)).max(8).optional() }),
})
const shown = z.object({
  ...common,
  response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes.optional() }),
})

function parse(sent: string, schema: typeof made | typeof shown): unknown {
  try {
    return schema.safeParse(JSON.parse(sent)).data ?? null
  } catch {
    return null
  }
}

// The library says by an exception that what a stranger sent is wrong; each such word is about that and nothing else.
async function quietly<Result>(check: () => Promise<Result>): Promise<Result | null> {
  try {
    return await check()
  } catch {
    return null
  }
}
