import { utils, write } from '@e965/xlsx'
import { createTableReader } from '../src/lists/index.ts'

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

/**
 * Reads so many lists with bytes that were changed or cut off by chance, and says how many were read and what the process
 * held at most. The process that asks must live to say it.
 */
export async function fuzzLists(count: number): Promise<void> {
  const book = utils.book_new()
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['id', 'name', 'born'],
      [1, 'Ana', 19565],
      [2, 'Rosa', null],
    ]),
    'People',
  )
  const seeds = [
    text('id,name,born\n1,Ana,1954-02-29\n2,"Rosa, Q",\n'),
    text('[{"id":1,"name":"Ana","places":["a","b"],"sources":{"name":"x"}}]'),
    new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer),
  ]
  const reader = createTableReader()
  const kinds = new Map<string, number>()
  const begun = performance.now()
  for (let number = 0; number < count; number += 1) {
    const bytes = Uint8Array.from(seeds[number % seeds.length]!)
    for (let changes = 1 + chance(12); changes > 0; changes -= 1) bytes[chance(bytes.length)] = chance(256)
    const read = await reader.read(chance(4) === 0 ? bytes.subarray(0, chance(bytes.length)) : bytes)
    const kind = read.kind === 'read' ? 'read' : read.why.slice(0, 48)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  await reader.stop()
  console.log(`Lists: ${count} fuzzed in ${((performance.now() - begun) / 1000).toFixed(0)} s, at most ${Math.round(reader.peak())} MB`)
  for (const [kind, times] of [...kinds].toSorted(([, a], [, b]) => b - a)) console.log(`  ${String(times).padStart(7)}  ${kind}`)
}

const chance = (below: number): number => Math.floor(Math.random() * Math.max(1, below))
