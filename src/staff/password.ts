import { hash, verify } from '@node-rs/argon2'

/** How passwords are hashed and compared. An argument, so that a test can count how often it is asked. */
export type Passwords = {
  readonly hash: (password: string) => Promise<string>
  readonly matches: (hashed: string, password: string) => Promise<boolean>
}

/**
 * argon2id with 19 MiB, two passes and one lane: the second of the equivalent choices of the OWASP Password Storage
 * Cheat Sheet, and the smallest memory among those it recommends first; a small server hashes several at once.
 */
export const passwordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const

/** Hashes by argon2id, which is the library's usual. Passwords are compared in NFKC (NIST SP 800-63B-4, 3.1.1.2). */
export const argon2Passwords: Passwords = {
  hash: (password) => hash(password.normalize('NFKC'), passwordCost),
  matches: (hashed, password) => verify(hashed, password.normalize('NFKC')),
}

/**
 * The hash of a password that nobody knows, made with the same cost. An unknown name is answered after comparing with
 * it, so that the time does not tell whether the name exists.
 */
export const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$9VSHeJNL6Il4XgtGZZnMlw$SCHfewerggw3+qf/vNZp2jpNqYfnSyoIrVUzOwIAohs'
