import type { ComponentChildren } from 'preact'

/** How many pages, and how many characters of them, stand on a page of the desk. */
const mostPages = 5
const mostCharacters = 20_000

type Properties = {
  readonly heading: string
  /** Pages are parted by form feeds. */
  readonly text: string
  readonly lang?: string
  /** What stands before the words. */
  readonly children?: ComponentChildren
}

/** The first of the words that were read from a file, page by page. */
export function WordsByPages({ heading, text, lang, children }: Properties) {
  const all = text.split('\f')
  const shown = beginningOf(text)
  return (
    <section aria-labelledby="text">
      <h2 id="text">{heading}</h2>
      {children}
      <div class="text pasted pages" tabIndex={0} {...(lang !== undefined && { lang })}>
        {shown.map((page, index) => (
          <section key={index} aria-label={`Page ${index + 1}`}>
            {all.length > 1 && <h3>{`Page ${index + 1}`}</h3>}
            <div dir="auto">{page.trim() === '' ? <span class="hint">No words on this page.</span> : page}</div>
          </section>
        ))}
        {!isAllOf(text) && <p class="hint">And more.</p>}
      </div>
    </section>
  )
}

/** Whether all of a text stands there. */
export const isAllOf = (text: string): boolean => beginningOf(text).join('\f') === text.toWellFormed()

function beginningOf(text: string): readonly string[] {
  const shown: string[] = []
  let room = mostCharacters
  for (const page of text.split('\f').slice(0, mostPages)) {
    if (room <= 0) break
    shown.push(page.slice(0, room).toWellFormed())
    room -= page.length
  }
  return shown
}
