import type { Mail } from './mail.ts'

/** What became of a mail that was handed over. `code` never holds words of the other server, which name people. */
export type Delivery =
  /** A mail server has taken it. */
  | { readonly kind: 'accepted' }
  /** It will never be taken (a reply from 500 to 599 about its recipient or its text). */
  | { readonly kind: 'refused'; readonly code: string }
  /** It may be taken later (a reply from 400 to 499 about it). */
  | { readonly kind: 'later'; readonly code: string }
  /** The server cannot be had, or takes nothing from us: nothing is wrong with this mail. */
  | { readonly kind: 'away'; readonly code: string }
  /** The connection ended after its text was begun: nobody can say whether it was taken. */
  | { readonly kind: 'uncertain'; readonly code: string }

/** Whoever mails are handed over to. */
export type Post = {
  /** Hands one mail over. Never throws for what the other side does. */
  readonly deliver: (mail: Mail) => Promise<Delivery>
  /** How many may be on their way at once. */
  readonly atOnce: number
  readonly close: () => void
}

/** Says a code of a delivery as a part of a sentence: "the mail server …". */
export function mailProblemInWords(code: string): string {
  if (/^\d{3}$/.test(code)) return `the mail server answered with ${code}`
  return words[code] ?? `the mail server cannot be used (${code})`
}

const words: Readonly<Record<string, string>> = {
  EAUTH: 'the mail server does not accept the user or password in SMTP_URL',
  EABORT: 'the mail server does not answer in time',
  ECONNREFUSED: 'nothing answers where SMTP_URL says that the mail server is',
  ECONNECTION: 'the mail server ended the connection',
  ECONNRESET: 'the mail server ended the connection',
  EDNS: 'the name of the mail server in SMTP_URL is not known',
  ENOTFOUND: 'the name of the mail server in SMTP_URL is not known',
  ESENDER: 'the mail server does not accept the address in MAIL_FROM',
  ESOCKET: 'the connection to the mail server failed',
  ETIMEDOUT: 'the mail server does not answer in time',
  ETLS: 'the mail server offers no encryption that can be trusted',
}
