import { SaxesParser, type SaxesTagNS } from 'saxes'
import { decodeUtf8, largestExchangeFile, unreadable, type ReadExchange, type ReturnedUnit } from './exchange-file.ts'
import { noteCategories, xliffNamespace } from './write-xliff.ts'

/**
 * Reads a file of XLIFF 2.0 or 2.1 that somebody sends back. Refuses, with a sentence that says why, what is too large, not
 * UTF-8, not well formed, declares a document type (and with it entities), or is no file of Amparo. Nothing is fetched.
 */
export function readXliff(bytes: Uint8Array): ReadExchange {
  if (bytes.length > largestExchangeFile) return unreadable('The file is larger than 5 MB, which no file of translations is.')
  const xml = decodeUtf8(bytes)
  if (xml === null) return unreadable('The file is not in UTF-8. Save it in UTF-8, then send it again.')
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(xml)?.[1]
  if (declared !== undefined && !/^utf-?8$/i.test(declared))
    return unreadable(`The file says that it is in ${declared.slice(0, 40)}. Save it in UTF-8, then send it again.`)
  const reader = new XliffReader()
  try {
    reader.read(xml)
  } catch (error) {
    if (error instanceof Refused) return unreadable(error.message)
    // The parser refuses by throwing, with the line and the column.
    return unreadable(`The file is no XML that can be read: ${error instanceof Error ? error.message.slice(0, 200) : 'it breaks off'}.`)
  }
  const { appeal, lang, text, number, units } = reader
  if (appeal === '' || lang === '') return unreadable('The file does not say of which appeal and into which language it is.')
  return { kind: 'read', file: { appeal, lang, text, number, units } }
}

class Refused extends Error {}

type OpenUnit = { id: string; name: string; note: string[]; segments: { source: string; target: string | null; state: string }[] }

class XliffReader {
  appeal = ''
  lang = ''
  text = ''
  number = 0
  readonly units: ReturnedUnit[] = []
  readonly #path: string[] = []
  #unit: OpenUnit | undefined
  #category = ''
  #words = ''

  read(xml: string): void {
    const parser = new SaxesParser<{ xmlns: true }>({ xmlns: true })
    parser.on('error', (error) => {
      throw error
    })
    parser.on('doctype', () => {
      throw new Refused('The file declares a document type, which no file of translations needs. It is not read.')
    })
    parser.on('opentag', (tag) => this.#open(tag))
    parser.on('closetag', (tag) => this.#close(tag))
    parser.on('text', (words) => void (this.#words += words))
    parser.on('cdata', (words) => void (this.#words += words))
    parser.write(xml).close()
  }

  #open({ local, uri, attributes }: SaxesTagNS): void {
    const of = (name: string): string => attributes[name]?.value ?? ''
    if (this.#path.length === 0) this.#begin(local, uri, of)
    this.#path.push(uri === xliffNamespace ? local : '')
    if (uri !== xliffNamespace) return
    switch (local) {
      case 'file':
        if (this.appeal !== '') throw new Refused('The file holds several files. Send back each by itself.')
        this.appeal = of('original')
        return
      case 'unit':
        this.#unit = { id: of('id'), name: of('name'), note: [], segments: [] }
        return
      case 'segment':
      case 'ignorable':
        this.#unit?.segments.push({ source: '', target: null, state: local === 'ignorable' ? 'ignorable' : of('state') || 'initial' })
        return
      case 'note':
        this.#category = of('category')
        this.#words = ''
        return
      case 'source':
      case 'target':
        this.#words = ''
        return
      case 'cp':
        this.#words += signOf(of('hex'))
        return
      default:
    }
  }

  #begin(local: string, uri: string, of: (name: string) => string): void {
    if (local !== 'xliff') throw new Refused('The file is no XLIFF: it begins with another element.')
    if (uri !== xliffNamespace || !/^2\.[01]$/.test(of('version')))
      throw new Refused(
        `The file is XLIFF ${of('version').slice(0, 10) || 'of an unknown version'}. Save it as XLIFF 2.0, then send it again.`,
      )
    this.lang = of('trgLang')
  }

  #close({ local, uri }: SaxesTagNS): void {
    this.#path.pop()
    if (uri !== xliffNamespace) return
    const segment = this.#unit?.segments.at(-1)
    if (local === 'note') this.#keepNote()
    else if (local === 'source' && segment !== undefined) segment.source = this.#words
    else if (local === 'target' && segment !== undefined) segment.target = this.#words
    else if (local === 'unit') this.#endUnit()
  }

  #keepNote(): void {
    const words = this.#words
    if (this.#unit === undefined) {
      if (this.#category === noteCategories.text) this.text = words.trim()
      if (this.#category === noteCategories.number) this.number = Number(words) || 0
    } else if (!ownNotes.has(this.#category)) this.#unit.note.push(words)
  }

  #endUnit(): void {
    if (this.#unit === undefined) return
    const { id: key, name: place, note, segments } = this.#unit
    const said = segments.filter(({ state }) => state !== 'ignorable')
    // Cut in several by a tool, a sentence is translated when all its parts are.
    const whole = said.length > 0 && said.every(({ target }) => target !== null && target !== '')
    this.units.push({
      key,
      place: place || key,
      source: segments.map(({ source }) => source).join(''),
      target: whole ? segments.map(({ source, target }) => target ?? source).join('') : '',
      note: note.join('\n'),
      finished: whole && said.every(({ state }) => state !== 'initial'),
    })
    this.#unit = undefined
  }
}

/** The sign that XML cannot hold, by its number; of what is no number, the sign for what cannot be read. */
const signOf = (hex: string): string => (/^[0-9A-Fa-f]{1,5}$/.test(hex) ? String.fromCodePoint(Number.parseInt(hex, 16)) : '\uFFFD')

const ownNotes: ReadonlySet<string> = new Set(Object.values(noteCategories).filter((category) => category !== noteCategories.note))
