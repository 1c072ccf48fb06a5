/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { sendFile, type SendingFile, type SentFile } from './send-file.ts'

/**
 * Sends the files of the form in it one after the other, in pieces, and says how far each is. A broken line is waited for;
 * after a reload the same file, chosen again, goes on where it stopped. A file that is refused holds up no other; which ones
 * are not there is said, and only those stay chosen. Without script the form itself carries them.
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
      void this.#sendAll(form, field, list).finally(() => (busy = false))
    })
  }

  async #sendAll(form: HTMLFormElement, field: HTMLInputElement, list: HTMLElement): Promise<void> {
    const button = form.querySelector<HTMLButtonElement>('.buttons button[type=submit]')
    if (button !== null) button.disabled = true
    clearErrors(form)
    list.replaceChildren()
    const files = [...(field.files ?? [])]
    const lines = files.map((file) => lineOf(file, list))
    const added: string[] = []
    const left: File[] = []
    let errors: Refused['errors'] = {}
    for (const [index, file] of files.entries()) {
      const line = lines[index]!
      if (left.length > 0 && !concernsFile(errors)) {
        left.push(file)
        line.refused('Not added.')
        continue
      }
      const sent = await sendFile({ file, alone: files.length === 1, form, begin: this.dataset['begin'] ?? '', ...line })
      if (sent.kind === 'refused') {
        left.push(file)
        errors = sent.errors
        line.refused(`Not added. ${sent.errors['files'] ?? ''}`)
        continue
      }
      added.push(sent.document)
      line.added(sent.document)
      if (sent.source !== null) chooseSource(form, sent.source)
    }
    if (left.length === 0) {
      const [only = ''] = added
      window.location.assign(`${added.length === 1 ? only : (this.dataset['done'] ?? '/cases')}?notice=added`)
      return
    }
    if (added.length > 0) {
      keepChosen(field, left)
      errors = { ...errors, files: `Added: ${added.length}. Not added, and still chosen: ${left.length}. Which ones stands below.` }
    }
    showErrors(form, errors)
    if (button !== null) button.disabled = false
  }
}

type Refused = Extract<SentFile, { kind: 'refused' }>

/** Whether what is wrong is the file itself, or how it was sent; the others may do better. */
const concernsFile = (errors: Refused['errors']): boolean => Object.keys(errors).every((name) => name === 'files')

/** Leaves in a field only these files, so that nobody sends the others again. */
function keepChosen(field: HTMLInputElement, files: readonly File[]): void {
  const chosen = new DataTransfer()
  for (const file of files) chosen.items.add(file)
  field.files = chosen.files
}

type Line = Pick<SendingFile, 'progress' | 'say'> & {
  readonly added: (href: string) => void
  readonly refused: (why: string) => void
}

/** A line for a file: its name, how far it is, and what is the matter or what came of it. */
function lineOf(file: File, list: HTMLElement): Line {
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
    added(href) {
      bar.remove()
      const link = document.createElement('a')
      link.href = href
      link.textContent = file.name
      name.replaceChildren(link)
      words.textContent = 'Added.'
    },
    refused(why) {
      bar.remove()
      words.textContent = why.trim()
    },
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
