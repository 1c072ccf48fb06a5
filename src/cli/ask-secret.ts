import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks at the terminal without showing what is typed. Gives undefined when there is nobody to ask, or who gives up with Ctrl-C. */
export async function askSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  process.stderr.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  try {
    return await Promise.race([terminal.question(''), closed(terminal)])
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}

/**
 * The same, or one line of standard input where that is no terminal: a passphrase that comes neither in an argument nor in the
 * environment, where others on the machine could read it. Gives undefined where there is no line.
 */
export async function askSecretOrRead(question: string): Promise<string | undefined> {
  if (process.stdin.isTTY) return askSecret(question)
  const lines = createInterface({ input: process.stdin })
  try {
    return await Promise.race([firstLine(lines), closed(lines)])
  } finally {
    lines.close()
  }
}

type Lines = ReturnType<typeof createInterface>

const firstLine = (lines: Lines): Promise<string> => new Promise((settle) => lines.once('line', settle))
const closed = (lines: Lines): Promise<undefined> => new Promise((settle) => lines.once('close', () => settle(undefined)))
