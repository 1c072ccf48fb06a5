/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Said by a list of questions when one of them was picked. */
export const picked = 'question-picked'

/**
 * A long list of questions with a field above it in which words are typed: the list then opens with those that have all of
 * the words. Down walks into it, Enter takes the first or the one walked to, Escape takes the words back.
 */
export class QuestionChoice extends HTMLElement {
  #all: readonly Element[] = []
  #before = ''

  connectedCallback(): void {
    const list = this.querySelector('select')
    if (list === null || this.#all.length > 0) return
    this.#all = [...list.children]
    // Somebody may have picked one before this script came.
    this.#before = [...list.options].find(({ defaultSelected }) => defaultSelected)?.value ?? ''
    // Its fields follow by themselves.
    for (const button of this.querySelectorAll('button')) button.hidden = true
    const words = document.createElement('input')
    words.type = 'search'
    words.autocomplete = 'off'
    words.placeholder = 'Words of the question'
    words.setAttribute(
      'aria-label',
      `Find a question for ${this.closest('fieldset')?.querySelector('legend')?.textContent ?? 'the answer'}`,
    )
    list.before(words)
    words.addEventListener('input', (event) => {
      // What is looked for is no part of what is typed into the form.
      event.stopPropagation()
      this.#show(list, words.value)
    })
    words.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' && list.size > 1) {
        list.focus()
        if (list.selectedIndex < 0) list.selectedIndex = 0
      } else if (event.key === 'Enter') {
        if (list.size > 1 && list.selectedIndex < 0) list.selectedIndex = 0
        if (words.value !== '') this.#take(list, words)
      } else if (event.key === 'Escape' && words.value !== '') this.#take(list, words, this.#before)
      else return
      event.preventDefault()
    })
    list.addEventListener('keydown', (event) => {
      if (list.size < 2 || (event.key !== 'Enter' && event.key !== 'Escape')) return
      event.preventDefault()
      this.#take(list, words, event.key === 'Escape' ? this.#before : list.value)
    })
    list.addEventListener('click', () => list.size > 1 && list.value !== '' && this.#take(list, words))
    list.addEventListener('focusout', () => list.size > 1 && this.#take(list, words, list.value, false))
    list.addEventListener('change', () => list.size < 2 && this.#tell(list))
    this.#tell(list)
  }

  #show(list: HTMLSelectElement, typed: string): void {
    const words = folded(typed).split(/\s+/).filter(Boolean)
    if (words.length === 0) return this.#whole(list, this.#before)
    const options = this.#all.flatMap((group) => (group instanceof HTMLOptGroupElement ? [...group.children] : []))
    const found = options.filter((option) => words.every((word) => folded(option.textContent).includes(word)))
    list.replaceChildren(...found.map((option) => option.cloneNode(true)))
    list.size = Math.min(8, Math.max(2, found.length))
    list.selectedIndex = -1
  }

  /** The list as it was, with this question picked. */
  #whole(list: HTMLSelectElement, value: string): void {
    list.removeAttribute('size')
    list.replaceChildren(...this.#all)
    list.value = value
  }

  #take(list: HTMLSelectElement, words: HTMLInputElement, value = list.value, withFocus = true): void {
    words.value = ''
    this.#whole(list, value === '' ? this.#before : value)
    if (withFocus) list.focus()
    if (list.value !== this.#before) list.dispatchEvent(new Event('input', { bubbles: true }))
    this.#tell(list)
  }

  #tell(list: HTMLSelectElement): void {
    if (list.value === this.#before) return
    this.#before = list.value
    this.dispatchEvent(new Event(picked, { bubbles: true }))
  }
}

/** Without accents and capitals, as words are compared. */
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
