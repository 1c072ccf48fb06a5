/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { picked, QuestionChoice } from './question-choice.ts'

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/**
 * One answer of a claim. When its question is picked, the page is asked for the fields of that question, as its button
 * does without script, and they take the place of those that stand there. What is typed meanwhile stays.
 */
class AnswerRow extends HTMLElement {
  // It reads a page into a document that runs nothing, which fetch and trusted types leave no way to do.
  #asking: XMLHttpRequest | undefined

  connectedCallback(): void {
    this.addEventListener(picked, () => this.#fit())
  }

  #fit(): void {
    const form = this.closest('form')
    if (form === null) return
    this.#asking?.abort()
    const sent = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') sent.append(name, value)
    sent.set('do', 'fit')
    const asking = new XMLHttpRequest()
    this.#asking = asking
    asking.open('POST', form.action)
    asking.responseType = 'document'
    asking.addEventListener('load', () => {
      const fresh = asking.responseXML?.querySelector(`answer-row[data-of="${CSS.escape(this.dataset['of'] ?? '')}"]`)
      if (fresh) this.#replace(fresh, sent)
      else this.#offerButton()
    })
    asking.addEventListener('error', () => this.#offerButton())
    asking.send(sent)
  }

  #replace(fresh: Element, sent: URLSearchParams): void {
    const focused = this.contains(document.activeElement) ? document.activeElement!.id : ''
    const typed = [...this.querySelectorAll<Field>('input:not([type=hidden], [type=search]), select, textarea')]
      .filter(({ name, value }) => name !== '' && value !== (sent.get(name) ?? ''))
      .map(({ name, value }) => [name, value] as const)
    this.replaceChildren(...fresh.children)
    for (const [name, value] of typed) {
      const field = this.querySelector<Field>(`[name="${CSS.escape(name)}"]`)
      if (field !== null) field.value = value
    }
    if (focused !== '') document.getElementById(focused)?.focus()
  }

  /** The page did not answer: the fields are shown by the button, which says why. */
  #offerButton(): void {
    for (const button of this.querySelectorAll<HTMLButtonElement>('button[value="fit"]')) button.hidden = false
  }
}

// The row first: it listens to what its choice says at once.
customElements.define('answer-row', AnswerRow)
customElements.define('question-choice', QuestionChoice)
