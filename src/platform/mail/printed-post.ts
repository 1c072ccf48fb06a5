import type { Post } from './delivery.ts'

/** Prints each mail instead of sending it, for the demo: whoever reads the terminal reads every link. */
export function printedPost(print: (text: string) => void): Post {
  return {
    atOnce: 1,
    async deliver({ to, subject, text }) {
      const lines = text.trimEnd().split('\n')
      print(
        `\n  ─── This mail is not sent, only printed here ───\n  To: ${to}\n  Subject: ${subject}\n\n${lines.map((line) => `  ${line}\n`).join('')}\n`,
      )
      return { kind: 'accepted' }
    },
    close: () => undefined,
  }
}
