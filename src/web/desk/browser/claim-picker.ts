/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** What GET /appeals/:appeal/citations?q= gives: what stands in the field when it is picked, and what it says. */
type Found = { readonly cite: string; readonly text: string; readonly standing: string }

/**
 * A field of citations in which "/" and words find claims and points: arrows walk, Enter or a click puts in, Escape
 * leaves. The pattern is ARIA's combobox with a list (APG, "editable combobox with list autocomplete").
 */
class ClaimPicker extends HTMLElement {
  #input: HTMLInputElement | HTMLTextAreaElement | null = null
  #list = document.createElement('ul')
  #found: readonly Found[] = []
  #active = -1
  #asked = new AbortController()
  #timer: number | undefined

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea')
    if (input === null || this.#input !== null) return
    this.#input = input
    const list = this.#list
    list.id = `${input.id}-found`
    list.hidden = true
    list.setAttribute('role', 'listbox')
    list.setAttribute('aria-label', 'Claims and points')
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      'aria-controls': list.id,
    }))
      input.setAttribute(name, value)
    input.autocomplete = 'off'
    input.after(list)
    for (const told of this.querySelectorAll<HTMLElement>('[data-scripted]')) told.hidden = false
    // What is looked for in the field itself needs no search beside it.
    for (const other of (this.closest('form') ?? this).querySelectorAll<HTMLElement>('[data-unscripted]')) other.hidden = true
    input.addEventListener('input', () => this.#ask())
    input.addEventListener('keydown', (event) => this.#key(event as KeyboardEvent))
    input.addEventListener('blur', () => window.setTimeout(() => this.#close(), 150))
  }

  /** Where a "/" that looks for something stands before the caret, with the words after it; points have "/" in their ids. */
  #looksFor(): { readonly start: number; readonly words: string } | null {
    const before = this.#input!.value.slice(0, this.#input!.selectionStart ?? undefined)
    const found = /(?:^|\s)\/([^/]*)$/.exec(before)
    return found === null ? null : { start: before.length - found[1]!.length - 1, words: found[1]! }
  }

  #ask(): void {
    this.#dropLines()
    window.clearTimeout(this.#timer)
    this.#asked.abort()
    const words = this.#looksFor()?.words
    const appeal = /^\/appeals\/[^/]+/.exec(location.pathname)?.[0]
    if (words === undefined || appeal === undefined) return this.#close()
    this.#asked = new AbortController()
    const { signal } = this.#asked
    this.#timer = window.setTimeout(() => {
      fetch(`${appeal}/citations?q=${encodeURIComponent(words)}`, { signal, redirect: 'error' })
        .then(async (answer) => this.#show((await answer.json()) as readonly Found[]))
        .catch(() => signal.aborted || this.#close())
    }, 150)
  }

  #show(found: readonly Found[]): void {
    this.#found = found
    this.#list.replaceChildren(...found.map((one, index) => this.#option(one, index)))
    if (found.length === 0) {
      const none = document.createElement('li')
      none.textContent = 'Nothing with these words'
      none.setAttribute('role', 'option')
      none.setAttribute('aria-disabled', 'true')
      this.#list.append(none)
    }
    this.#list.hidden = false
    this.#input!.setAttribute('aria-expanded', 'true')
    this.#move(found.length === 0 ? -1 : 0)
  }

  #option({ cite, text, standing }: Found, index: number): HTMLElement {
    const option = document.createElement('li')
    option.id = `${this.#list.id}-${index}`
    option.setAttribute('role', 'option')
    const reference = document.createElement('small')
    reference.className = 'code'
    reference.textContent = cite
    const words = document.createElement('span')
    words.textContent = text
    words.dir = 'auto'
    const mark = document.createElement('small')
    mark.textContent = standing
    option.append(words, ' ', mark, ' ', reference)
    option.addEventListener('mousedown', (event) => {
      event.preventDefault()
      this.#pick(index)
    })
    return option
  }

  #key(event: KeyboardEvent): void {
    if (this.#list.hidden) return
    const last = this.#found.length - 1
    if (event.key === 'ArrowDown') this.#move(this.#active >= last ? 0 : this.#active + 1)
    else if (event.key === 'ArrowUp') this.#move(this.#active <= 0 ? last : this.#active - 1)
    else if (event.key === 'Enter' && this.#active >= 0) this.#pick(this.#active)
    else if (event.key === 'Escape') this.#close()
    else return
    event.preventDefault()
  }

  #move(to: number): void {
    this.#active = to
    for (const [index, option] of [...this.#list.children].entries()) option.setAttribute('aria-selected', String(index === to))
    const option = this.#list.children[to]
    if (to >= 0 && option) {
      this.#input!.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else this.#input!.removeAttribute('aria-activedescendant')
  }

  #pick(index: number): void {
    const [input, found] = [this.#input!, this.#found[index]]
    const looked = this.#looksFor()
    if (found !== undefined && looked !== null) {
      const end = looked.start + looked.words.length + 1
      input.setRangeText(`${found.cite} `, looked.start, end, 'end')
      input.dispatchEvent(new Event('input', { bubbles: true }))
      this.#showPicked(found)
    }
    this.#close()
  }

  /** A line below the field for what was picked, as the page shows what it cited before; gone with its words in the field. */
  #showPicked({ cite, text, standing }: Found): void {
    const lines = this.querySelector<HTMLUListElement>('ul[aria-live]')
    if (lines === null) return
    for (const line of lines.querySelectorAll<HTMLLIElement>('li[data-cite]')) if (line.dataset['cite'] === cite) line.remove()
    const line = document.createElement('li')
    line.dataset['cite'] = cite
    const words = document.createElement('span')
    words.textContent = text
    words.dir = 'auto'
    const mark = document.createElement('span')
    mark.className = 'hint'
    mark.textContent = `${cite} · ${standing}`
    line.append(words, ' ', mark)
    lines.append(line)
  }

  /** Lines of what was taken out of the field again go with it. */
  #dropLines(): void {
    const cited = new Set(this.#input!.value.split(/[\s,]+/))
    for (const line of this.querySelectorAll<HTMLLIElement>('li[data-cite]')) if (!cited.has(line.dataset['cite'] ?? '')) line.remove()
  }

  #close(): void {
    window.clearTimeout(this.#timer)
    this.#list.hidden = true
    this.#active = -1
    this.#input?.setAttribute('aria-expanded', 'false')
    this.#input?.removeAttribute('aria-activedescendant')
  }
}

customElements.define('claim-picker', ClaimPicker)
