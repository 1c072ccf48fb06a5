/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { sendFile, type SendingFile } from './send-file.ts'

/**
 * Sends the files of the form in it one after the other, in pieces, and says how far each is. A broken line is waited for;
 * after a reload the same file, chosen again, goes on where it stopped. Without script the form itself carries them.
 */
export class FileUpload extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const field = this.querySelector<HTMLInputElement>('input[type=file]')
    if (form === null || field === null) return
    const list = document.createElement('ul')
    list.className = 'plain uploads'
    field.parentElement?.append(list)
    let busy = false
    form.addEventListener('submit', (event) => {
      // Nothing chosen: the desk says so beside the field, as without script.
      if (field.files === null || field.files.length === 0) return
      event.preventDefault()
      if (busy) return
      busy = true
      void this.#sendAll(form, [...field.files], list).finally(() => (busy = false))
    })
  }

  async #sendAll(form: HTMLFormElement, files: readonly File[], list: HTMLElement): Promise<void> {
    const button = form.querySelector<HTMLButtonElement>('.buttons button[type=submit]')
    if (button !== null) button.disabled = true
    clearErrors(form)
    list.replaceChildren()
    const lines = files.map((file) => lineOf(file, list))
    let last: string | undefined
    for (const [index, file] of files.entries()) {
      const sent = await sendFile({ file, alone: files.length === 1, form, begin: this.dataset['begin'] ?? '', ...lines[index]! })
      if (sent.kind === 'refused') {
        showErrors(form, sent.errors)
        if (button !== null) button.disabled = false
        return
      }
      last = sent.document
      if (sent.source !== null) chooseSource(form, sent.source)
    }
    const done = files.length === 1 && last !== undefined ? last : (this.dataset['done'] ?? '/cases')
    window.location.assign(`${done}?notice=added`)
  }
}

/** A line for a file: its name, how far it is, and what is the matter. */
function lineOf(file: File, list: HTMLElement): Pick<SendingFile, 'progress' | 'say'> {
  const line = document.createElement('li')
  const name = document.createElement('bdi')
  const bar = document.createElement('progress')
  const words = document.createElement('span')
  name.textContent = file.name
  bar.max = file.size
  bar.value = 0
  bar.setAttribute('aria-label', file.name)
  words.className = 'hint'
  words.setAttribute('role', 'status')
  line.append(name, ' ', bar, ' ', words)
  list.append(line)
  return {
    progress(received) {
      bar.value = received
      words.textContent = `${Math.floor((received / Math.max(1, file.size)) * 100)} %`
    },
    say: (text) => void (words.textContent = text),
  }
}

/** A source that came with the first file is there by now: what comes after is printed by the same one, and adds no other. */
function chooseSource(form: HTMLFormElement, id: string): void {
  const [by, name, kind] = ['by', 'new_source', 'new_source_kind'].map((field) => form.elements.namedItem(field))
  if (!(by instanceof HTMLSelectElement) || !(name instanceof HTMLInputElement) || name.value === '') return
  by.add(new Option(name.value, id))
  by.value = id
  name.value = ''
  if (kind instanceof HTMLSelectElement) kind.value = ''
}

function clearErrors(form: HTMLFormElement): void {
  for (const error of form.querySelectorAll('p.error[data-sent]')) error.remove()
  for (const field of form.querySelectorAll('.field.wrong')) field.classList.remove('wrong')
}

/** What is wrong, beside its field, as the desk would show it. */
function showErrors(form: HTMLFormElement, errors: Readonly<Record<string, string>>): void {
  let first: HTMLElement | undefined
  for (const [name, text] of Object.entries(errors)) {
    const input = form.querySelector<HTMLElement>(`#field-${CSS.escape(name === '' ? 'files' : name)}`)
    const field = input?.closest('.field') ?? form
    const error = document.createElement('p')
    error.className = 'error'
    error.dataset['sent'] = ''
    error.setAttribute('role', 'alert')
    error.textContent = text
    field.classList.add('wrong')
    if (input === null) form.prepend(error)
    else input.before(error)
    const folded = field.closest('details')
    if (folded !== null) folded.open = true
    first ??= input ?? error
  }
  first?.focus()
  first?.scrollIntoView({ block: 'center' })
}

customElements.define('file-upload', FileUpload)
