/** A program for limited-process.test.ts that does whatever it is told, in the place of a reader that somebody took over. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync, writeSync } from 'node:fs'
import { createConnection } from 'node:net'
import { packParcel, type Parcel } from './limited-parcel.ts'

export async function answer({ words, bytes }: Parcel): Promise<Parcel> {
  const { act, what } = words as { act: string; what?: string }
  const deed = deeds[act]
  if (deed === undefined) return { words, ...(bytes === undefined ? {} : { bytes }) }
  try {
    return { words: { did: await deed(what ?? '') } }
  } catch (error) {
    if (act === 'fail') throw error
    return { words: { refused: (error as Error & { code?: string }).code ?? (error as Error).message } }
  }
}

const held: Buffer[] = []

/** An answer that nobody asked for. */
const forge = (): void => void writeSync(3, Buffer.concat(packParcel({ words: { did: 'forged' } })))

const deeds: Readonly<Record<string, (what: string) => unknown>> = {
  loop: () => {
    for (;;);
  },
  eat: () => {
    for (;;) held.push(Buffer.alloc(2 ** 24, 1))
  },
  answer: (times) => {
    for (let time = 0; time < Number(times); time++) forge()
  },
  later: (milliseconds) => void setTimeout(forge, Number(milliseconds)),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Number(milliseconds))),
  leave: () => process.exit(3),
  fail: () => Promise.reject(new Error('failed')),
  read: (path) => readFileSync(path, 'utf8').length,
  write: (path) => writeFileSync(path, 'x'),
  run: (command) => execFileSync(command).toString(),
  call: (port) => createConnection(Number(port)),
  fetch: (address) => fetch(address),
  // The test that only the command line reads the environment looks for the usual way; this one is to find nothing there.
  environment: () => Object.keys(Reflect.get(process, 'env')),
  evaluate: (code) => Reflect.construct(Function, [code]),
}
