import { mailWordsFor } from './mail-words/index.ts'
import type { MailKind } from './mail-words/words.ts'
import type { SignOnMail } from './sign-ons.ts'

/**
 * A mail with the link of the signer's own page. Its subject names nothing, and neither does its text: whoever reads it over a shoulder
 * learns that something was asked for, not what.
 */
export function signOnMail(
  kind: MailKind,
  { to, lang, link }: { readonly to: string; readonly lang: string; readonly link: string },
): SignOnMail {
  const words = mailWordsFor(lang)
  return { kind: 'own-link', to, subject: words.subjects.link, text: [words[kind], link, words.keep, ''].join('\n\n') }
}

/** The mail to somebody whose address stands for a sign-on that was erased, and goes on counting or was removed: there is no page, and nothing is added. */
export function erasedMail({ mail: to, lang }: { readonly mail: string; readonly lang: string }): SignOnMail {
  const words = mailWordsFor(lang)
  return { kind: 'own-link', to, subject: words.subjects.done, text: [words.erased, ''].join('\n\n') }
}

/** The mail that asks for a confirmation. `code` is written as it is typed. */
export function confirmationMail({
  to,
  lang,
  link,
  code,
  held,
}: {
  readonly to: string
  readonly lang: string
  readonly link: string
  readonly code: string
  readonly held: boolean
}): SignOnMail {
  const words = mailWordsFor(lang)
  const text = [words.asked, link, `${words.code} ${code}`, words.hours, ...(held ? [words.held] : []), words.notYou, '']
  return { kind: 'confirm-sign-on', to, subject: words.subjects.confirm, text: text.join('\n\n') }
}
