import { tellingWords } from '../../publishing/index.ts'
import { linkPaths } from '../link-paths.ts'
import type { SignOnMail } from '../sign-ons.ts'
import { unsubscribeToken } from './unsubscribe.ts'

type Words = {
  /** As it was typed. */
  readonly to: string
  /** The language of `text`. */
  readonly lang: string
  readonly text: string
  readonly signOn: number
  readonly telling: string
  /** Where the appeal is read in that language. */
  readonly page: string
}

/**
 * A mail that tells one person what came of an appeal: the team's words, the way to the appeal, why it comes and how it ends.
 * The headers let a mail program end it with one click (RFC 8058, which asks that the mail is signed by DKIM: that is for
 * the mail server). Its subject names nothing.
 */
export function tellingMail(
  { to, lang, text, signOn, telling, page }: Words,
  { origin, addressKey }: { readonly origin: string; readonly addressKey: Uint8Array },
): SignOnMail {
  const { words } = tellingWords(lang)
  const stop = origin + linkPaths.noMore(unsubscribeToken(addressKey, signOn))
  return {
    kind: 'telling',
    to,
    subject: words.subject,
    text: [text.trim(), `${words.read}\n${page}`, words.why, `${words.stop}\n${stop}`, ''].join('\n\n'),
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    about: `${telling} ${signOn}`,
  }
}

/** What a mail says of itself for whoever looks at it before it is sent: its message and its sign-on; undefined of any other. */
export function tellingOfMail(about: string | undefined): { readonly telling: string; readonly signOn: number } | undefined {
  const [, telling, signOn] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([1-9]\d*)$/.exec(about ?? '') ?? []
  return telling === undefined ? undefined : { telling, signOn: Number(signOn) }
}
