import { printedPost, smtpPost, systemRandomness, type Configuration, type Post } from '../platform/index.ts'
import type { CommandContext } from './command.ts'

/** How mail leaves, and what is said of it at start; nothing where it leaves as usual. */
export type ChosenPost =
  | { readonly kind: 'smtp' | 'printed'; readonly post: Post; readonly says: string }
  /** Nobody sends: what is written waits. */
  | { readonly kind: 'none'; readonly says: string }

/** Chooses by the configuration. The demo never sends anything to anybody, also where a mail server is set. */
export function choosePost(context: CommandContext, { mail }: Configuration, isDemo: boolean): ChosenPost {
  if (isDemo)
    return {
      kind: 'printed',
      post: printedPost(context.err),
      says: '\n  THE DEMO SENDS NO MAIL: each is printed here instead, with its links, for everybody who sees this terminal.\n',
    }
  if (mail === undefined) return { kind: 'none', says: '\n  No mail server is set: nobody can sign. Set SMTP_URL and MAIL_FROM.\n' }
  return { kind: 'smtp', post: smtpPost(mail, { clock: context.clock, random: systemRandomness }), says: '' }
}
