/**
 * The child process that limited-process.ts starts: it loads one program, reads parcels from its standard input one after
 * another, and writes the program's answers to its fourth pipe. What libraries print goes nowhere.
 */
import dgram from 'node:dgram'
import net from 'node:net'
import { pathToFileURL } from 'node:url'
import { packParcel, parcelReader, type Parcel } from './limited-parcel.ts'

type Program = { answer(parcel: Parcel): Promise<Parcel> }

const answers = new net.Socket({ fd: 3, readable: false, writable: true })
noNetwork()
const program = (await import(pathToFileURL(process.argv[2] ?? '').href)) as Program

let turn: Promise<unknown> = Promise.resolve()
const read = parcelReader(2 ** 32, (parcel) => {
  const { asked, words } = parcel.words as { asked: string; words: unknown }
  turn = turn
    .then(() => program.answer({ ...parcel, words }))
    .then((answer) => packParcel({ ...answer, words: { asked, words: answer.words } }).forEach((piece) => answers.write(piece)))
})
process.stdin.on('data', (piece: Uint8Array) => {
  if (!read(piece)) process.exit(1)
})
// The process that started us is gone, however it ended: nobody is left to answer.
process.stdin.on('end', () => process.exit(0))
process.stdin.on('error', () => process.exit(0))

/**
 * This version of Node cannot refuse a network by permission, so its doors are shut before a library is loaded. No library
 * used here opens one; this holds a later version of them to it.
 */
function noNetwork(): void {
  Object.assign(net.Socket.prototype, { connect: refuse })
  Object.assign(net.Server.prototype, { listen: refuse })
  Object.assign(dgram.Socket.prototype, { bind: refuse, connect: refuse, send: refuse })
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) Reflect.deleteProperty(globalThis, name)
}

function refuse(): never {
  throw new Error('This process has no network.')
}
