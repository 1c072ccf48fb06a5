/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Fills the form within it with the words that are selected in the text of the page, and with the place where they begin,
 * counted in the letters of the text alone. Typing over them leaves it to the server to find them.
 */
class PassagePicker extends HTMLElement {
  #words: HTMLTextAreaElement | null = null
  #from: HTMLInputElement | null = null

  connectedCallback(): void {
    this.#words = this.querySelector('textarea')
    this.#from = this.querySelector<HTMLInputElement>('input[name="from"]')
    if (this.#words === null || this.#from === null) return
    document.addEventListener('selectionchange', () => this.#take())
    this.#words.addEventListener('input', () => (this.#from!.value = ''))
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.querySelector('form')?.requestSubmit()
    })
  }

  #take(): void {
    const selection = document.getSelection()
    const range = selection?.rangeCount === 1 ? selection.getRangeAt(0) : null
    const text = range?.commonAncestorContainer
    const within = (text instanceof Element ? text : text?.parentElement)?.closest<HTMLElement>('[data-from]')
    if (range === null || range.collapsed || !within) return
    const [before, words] = [lettersBefore(within, range), lettersOf(range.cloneContents())]
    if (words.trim() === '') return
    this.#words!.value = words
    // On a small screen the button comes to the words.
    this.dataset['taken'] = ''
    this.#from!.value = String(Number(within.dataset['from']) + before)
  }
}

/** How many letters of the text stand before a selection in it. */
function lettersBefore(text: HTMLElement, { startContainer, startOffset }: Range): number {
  const before = document.createRange()
  before.setStart(text, 0)
  before.setEnd(startContainer, startOffset)
  return lettersOf(before.cloneContents()).length
}

function lettersOf(part: DocumentFragment): string {
  for (const beside of part.querySelectorAll('[data-not-text]')) beside.remove()
  return part.textContent ?? ''
}

customElements.define('passage-picker', PassagePicker)
