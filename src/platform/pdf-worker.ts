/**
 * The child process that sets PDFs: one Typst compiler per set of fonts, kept warm. It knows nothing but what a message
 * gives it: no environment, no network; it reads the font files named and nothing else, and the process that starts it
 * (pdf-process.ts) holds it to that by Node's permission model.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initSync, TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler'

/**
 * One document to set: the template's text, what it reads as `sys.inputs.data` (JSON) and `sys.inputs.date`, and font files. As a
 * picture it is its first page, a pixel to a point.
 */
export type PdfJob = {
  readonly template: string
  readonly data: string
  readonly date: string
  readonly fonts: readonly string[]
  readonly as: 'pdf' | 'png'
}

export type PdfAnswer = { readonly kind: 'rendered'; readonly bytes: Uint8Array } | { readonly kind: 'failed'; readonly message: string }

/** An answer, and how much memory the compiler holds by now: it never gives any back. */
export type PdfReply = PdfAnswer & { readonly megabytes: number }

type Warm = { readonly compiler: TypstCompiler; template: string }
type Compiled = { readonly result?: Uint8Array; readonly diagnostics?: readonly string[] }

const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
const { memory, __wbindgen_export: allocate, __wbindgen_export4: release } = initSync({ module: readFileSync(wasm) })
const warm = new Map<string, Warm>()
takeMemory(Number(process.argv[2] ?? 0))

process.on('message', (job: PdfJob) => {
  void answer(job).then((reply) => process.send?.({ ...reply, megabytes: memory.buffer.byteLength / 2 ** 20 } satisfies PdfReply))
})
// The process that started us is gone, however it ended: nobody is left to answer.
process.on('disconnect', () => process.exit(0))

/**
 * Gives the compiler's allocator memory up to so many megabytes at once. Taken bit by bit it costs more than half of the
 * time: each time a WebAssembly memory grows, V8 collects garbage. What is not used yet is not resident either.
 */
function takeMemory(megabytes: number): void {
  const bytes = Math.floor(megabytes * 2 ** 20) - memory.buffer.byteLength
  if (bytes <= 0) return
  const place = allocate(bytes, 1)
  if (place !== 0) release(place, bytes, 1)
}

async function answer(job: PdfJob): Promise<PdfAnswer> {
  try {
    const held = await compilerWith(job.fonts)
    if (held.template !== job.template) {
      held.compiler.add_source('/main.typ', job.template)
      held.template = job.template
    }
    const inputs = [
      ['data', job.data],
      ['date', job.date],
    ]
    const compiled = held.compiler.compile('/main.typ', inputs, 'pdf', unixDiagnostics) as Compiled
    if (compiled.result !== undefined)
      return { kind: 'rendered', bytes: job.as === 'pdf' ? compiled.result : await picture(compiled.result) }
    return { kind: 'failed', message: (compiled.diagnostics ?? ['The compiler gave neither a document nor a reason.']).join('\n') }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

const unixDiagnostics = 2

/** Most documents are not drawn: what draws is loaded for the first that is. */
async function picture(pdf: Uint8Array): Promise<Uint8Array> {
  const mupdf = await import('mupdf')
  const document = mupdf.Document.openDocument(pdf, 'application/pdf')
  const page = document.loadPage(0)
  const pixels = page.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceRGB, false)
  const bytes = pixels.asPNG().slice()
  for (const done of [pixels, page, document]) done.destroy()
  mupdf.emptyStore()
  return bytes
}

/** Fonts go in as bytes and there is no access to files or packages, so a template can reach nothing but its inputs. */
async function compilerWith(fonts: readonly string[]): Promise<Warm> {
  const key = fonts.join('\n')
  const before = warm.get(key)
  if (before !== undefined) return before
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of fonts) await builder.add_raw_font(readFileSync(font))
  const made: Warm = { compiler: await builder.build(), template: '' }
  warm.set(key, made)
  return made
}
