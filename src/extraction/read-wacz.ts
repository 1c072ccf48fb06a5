import { z } from 'zod'
import type { WaczReport } from './extraction.ts'
import { longestText } from './extraction.ts'
import type { Found } from './read-file.ts'
import { Refusal } from './refusal.ts'
import { openZip, type Zip } from './unzip.ts'
import { checkHashes } from './wacz-hashes.ts'
import { checkSignature } from './wacz-signature.ts'
import { textsOfRecords } from './wacz-records.ts'

/**
 * A web archive (WACZ 1.1.1): what its contents are, whether they are what they were when it was made and who signed them,
 * and the text of its pages, each captured page as a page of the document.
 */
export async function readWacz(bytes: Uint8Array, until: number): Promise<Found> {
  const zip = await openZip(bytes, 2_000)
  const written = await zip.get('datapackage.json')?.read(20 * 2 ** 20)
  if (written === undefined) throw new Refusal('The web archive has no list of its contents (datapackage.json).')
  const about = readAbout(written)
  const pages = await readPages(zip)
  const { hashes, unlisted } = await checkHashes(zip, about.resources, until)
  const archive: WaczReport = {
    title: about.title ?? null,
    created: about.created ?? null,
    software: about.software ?? null,
    mainPage: about.mainPageUrl === undefined ? null : { url: about.mainPageUrl, at: about.mainPageDate ?? null },
    pages: pages.slice(0, 1_000).map(({ url, title, at }) => ({ url, title, at })),
    pageCount: pages.length,
    hashes,
    unlisted,
    signature: checkSignature(written, await zip.get('datapackage-digest.json')?.read(2 ** 20)),
  }
  const lacking = pages.filter((page) => page.text === null).map(({ url }) => url)
  const texts = lacking.length === 0 ? new Map<string, string>() : await textsOfRecords(zip, new Set(lacking), until)
  const told = pages.map((page) => {
    const lines = [page.title, page.url, page.at, '', page.text ?? texts.get(page.url)]
    return lines.filter((line) => line != null).join('\n')
  })
  return { text: joined(told), pages: pages.length, facts: factsOf(archive), archive }
}

const short = z.string().transform((text) => text.slice(0, 2_000))
const word = short.optional().catch(undefined)

const aboutSchema = z.object({
  title: word,
  created: word,
  software: word,
  mainPageUrl: word,
  mainPageDate: word,
  resources: z.array(z.object({ path: short, hash: word })).max(5_000),
})

function readAbout(written: Uint8Array): z.infer<typeof aboutSchema> {
  const read = aboutSchema.safeParse(parsed(Buffer.from(written).toString()))
  if (!read.success) throw new Refusal('The web archive’s list of contents (datapackage.json) cannot be read.')
  return read.data
}

type Page = { readonly url: string; readonly title: string | null; readonly at: string | null; readonly text: string | null }

const pageSchema = z.object({ url: short, title: word, ts: word, text: z.string().optional().catch(undefined) })

/** The captured pages, one a line; the first line says only what the others are. */
async function readPages(zip: Zip): Promise<Page[]> {
  const pages: Page[] = []
  for (const name of ['pages/pages.jsonl', 'pages/extraPages.jsonl']) {
    const lines = (await zip.get(name)?.read())?.toString().split('\n') ?? []
    for (const line of lines) {
      const read = pageSchema.safeParse(parsed(line))
      if (!read.success || pages.length >= 10_000) continue
      const { url, title, ts, text } = read.data
      pages.push({ url, title: title ?? null, at: ts ?? null, text: text ?? null })
    }
  }
  return pages
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}

/** Form feeds part the pages, so there is none within. Stops where nobody reads on. */
function joined(texts: readonly string[]): string {
  let text = ''
  for (const [at, page] of texts.entries()) {
    if (text.length > longestText) break
    text += `${at === 0 ? '' : '\f'}${page.replaceAll('\f', '\n')}`
  }
  return text
}

function* stated(archive: WaczReport): Generator<readonly [string, string | null]> {
  const wrong = archive.hashes.filter(({ state }) => state !== 'matches').length
  yield ['Title', archive.title]
  yield ['Created', archive.created]
  yield ['Written with', archive.software]
  yield ['Captured pages', String(archive.pageCount)]
  yield ['Files whose hash matches', `${archive.hashes.length - wrong} of ${archive.hashes.length}`]
  yield ['Signature', `${archive.signature.state}: ${archive.signature.why}`]
}

const factsOf = (archive: WaczReport): { label: string; value: string }[] =>
  [...stated(archive)].flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
