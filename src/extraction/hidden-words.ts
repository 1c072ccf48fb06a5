import type { Fact } from './extraction.ts'
import { officeXml } from './office-xml.ts'
import type { ZippedFile } from './unzip.ts'
import { walkXml } from './xml.ts'

/**
 * Words of an office file that stand in it beside its text: remarks, and what was deleted and is still there. They are told
 * as facts, so that whoever looks for words, as for erasing them, finds them. `hidden` are the elements that hold them, and
 * `words` those whose letters are words, both without prefix; `words` undefined: all of them. A part that cannot be read is named.
 */
export async function hiddenWords(
  parts: readonly ZippedFile[],
  hidden: Readonly<Record<string, string>>,
  words?: readonly string[],
): Promise<Fact[]> {
  const found = new Map<string, string>()
  const unread: Fact[] = []
  for (const part of parts) {
    try {
      collect(officeXml(await part.read(), part.name), hidden, words, found)
    } catch {
      unread.push({ label: 'Not looked into', value: part.name })
    }
  }
  return [...[...found].flatMap(([label, text]) => pieces(label, text)), ...unread]
}

function collect(
  xml: string,
  hidden: Readonly<Record<string, string>>,
  words: readonly string[] | undefined,
  found: Map<string, string>,
): void {
  const within: (string | undefined)[] = []
  const names: string[] = []
  const add = (text: string): void => {
    const label = within.at(-1)
    if (label !== undefined) found.set(label, (found.get(label) ?? '') + text)
  }
  walkXml(xml, {
    open: (name) => {
      const local = name.replace(/^.*:/, '')
      names.push(local)
      within.push(hidden[local] ?? within.at(-1))
      if (hidden[local] !== undefined && local === 'comment') add(' ')
      if (spaces.has(local)) add(' ')
    },
    close: () => {
      // What was deleted in one paragraph is often in pieces that belong together; those of two paragraphs never do.
      if (names.at(-1) === 'p')
        for (const label of new Set(Object.values(hidden))) if (found.has(label)) found.set(label, `${found.get(label)} `)
      names.pop()
      within.pop()
    },
    text: (text) => {
      if (words === undefined || words.includes(names.at(-1) ?? '')) add(text)
    },
  })
}

const spaces = new Set(['tab', 'br', 's', 'line-break'])

/** As many facts as it takes. They overlap, so that no words are torn in two. */
function pieces(label: string, text: string): Fact[] {
  const all = text.replaceAll(/\s+/g, ' ').trim()
  const facts: Fact[] = []
  for (let at = 0; at < all.length && facts.length < most; at += 800) facts.push({ label, value: all.slice(at, at + 950) })
  return all.length > most * 800 ? [{ label: 'Not looked into', value: `${label}: there are more than are told here.` }, ...facts] : facts
}

const most = 150
