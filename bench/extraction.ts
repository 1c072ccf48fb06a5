import { createExtractor, type Extraction } from '../src/extraction/index.ts'
import { drawing, hostileFile, soundFiles } from '../src/extraction/hostile-files.ts'

/**
 * `npm run bench extraction 100000`: so many hostile files, each seed its own file, in one process of 512 megabytes and 60
 * seconds a file. Says how each kind of answer came about, the slowest file and the most memory, and the pace beside that
 * of the sound files in the same run. The bar: every file has its answer and none goes over a limit.
 */
export async function benchExtraction([count = '2000', from = '0']: readonly string[]): Promise<void> {
  const sound = await soundFiles()
  const [seconds, megabytes] = [60, 512]
  const extractor = createExtractor({ seconds, megabytes })
  const plain = await pace(
    Array.from({ length: 200 }, (_, n) => sound[n % sound.length] ?? new Uint8Array()),
    (file) => extractor.extract(file),
  )
  const kinds = new Map<string, number>()
  let slowest = { seed: 0, took: 0 }
  const began = performance.now()
  for (let seed = Number(from); seed < Number(from) + Number(count); seed += 1) {
    const file = await hostileFile(sound, drawing(seed))
    const start = performance.now()
    const kind = inWord(await extractor.extract(file))
    const took = (performance.now() - start) / 1000
    if (took > slowest.took) slowest = { seed, took }
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    if ((seed + 1) % 10_000 === 0)
      console.log(`  … ${seed + 1} files, slowest ${slowest.took.toFixed(2)} s, at most ${extractor.peak().toFixed(0)} MB`)
  }
  const each = (performance.now() - began) / Number(count)
  await extractor.stop()
  const held = extractor.peak() <= megabytes && slowest.took <= seconds + 1
  console.log(`Extraction: ${count} hostile files from seed ${from}`)
  for (const [kind, times] of [...kinds].toSorted((a, b) => b[1] - a[1])) console.log(`  ${kind.padEnd(58)} ${times}`)
  console.log(`  ${each.toFixed(1)} ms a hostile file, ${plain.toFixed(1)} ms a sound one`)
  console.log(
    `  slowest: seed ${slowest.seed}, ${slowest.took.toFixed(2)} s of ${seconds}; most memory: ${extractor.peak().toFixed(0)} MB of ${megabytes} → ${held ? 'met' : 'MISSED'}\n`,
  )
}

async function pace(files: readonly Uint8Array[], run: (file: Uint8Array) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  for (const file of files) await run(file)
  return (performance.now() - began) / files.length
}

function inWord(extraction: Extraction): string {
  if (extraction.kind === 'extracted') return 'read'
  return /took longer|megabytes of memory|program that reads it fail/.exec(extraction.why)?.[0] ?? 'refused with a reason'
}
