import { WARCParser, type WARCRecord } from 'warcio'
import { readHtml } from './read-html.ts'
import type { Zip } from './unzip.ts'

/**
 * The text of captured pages, by their addresses, from the answers that a web archive's WARC files hold. Only answers of
 * HTML of these addresses are opened, each up to five megabytes, until the time is over.
 */
export async function textsOfRecords(zip: Zip, addresses: ReadonlySet<string>, until: number): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const file of zip.values()) {
    if (!/^archive\/.*\.warc(?:\.gz)?$/.test(file.name)) continue
    for await (const record of WARCParser.iterRecords(file.pieces())) {
      if (texts.size >= addresses.size || performance.now() > until) return texts
      const address = record.warcTargetURI ?? ''
      if (record.warcType !== 'response' || !addresses.has(address) || texts.has(address) || !isPage(record)) continue
      texts.set(address, readHtml(await content(record)).text)
    }
  }
  return texts
}

function isPage({ httpHeaders }: WARCRecord): boolean {
  return httpHeaders?.statusCode === 200 && (httpHeaders.headers.get('Content-Type') ?? '').includes('html')
}

/** What was answered, unpacked; no more of it than is read. */
async function content(record: WARCRecord): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of record) {
    pieces.push(piece)
    length += piece.length
    if (length > longest) break
  }
  return Buffer.concat(pieces)
}

const longest = 5 * 2 ** 20
