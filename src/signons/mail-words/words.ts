/** Mails about a sign-on: what is asked, and what was done. */
export type MailKind =
  | 'signed'
  | 'signed-and-held'
  | 'signed-already'
  | 'organisation-confirmed'
  | 'organisation-review'
  | 'organisation-stands'

/** Words of the mails of signing, in one language. */
export type MailWords = Readonly<Record<MailKind, string>> & {
  readonly subjects: { readonly confirm: string; readonly link: string; readonly done: string }
  readonly asked: string
  readonly code: string
  readonly hours: string
  readonly held: string
  readonly notYou: string
  readonly keep: string
  readonly erased: string
}
