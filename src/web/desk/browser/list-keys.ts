/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Shows which keys this page knows, in a dialog where they can be turned off. */
export function listKeys({ areOn, turn }: { readonly areOn: boolean; readonly turn: (on: boolean) => void }): void {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-labelledby', 'keys')
  const heading = made('h2', 'Keys on this page')
  heading.id = 'keys'
  const list = document.createElement('dl')
  for (const [key, what] of knownKeys()) {
    const term = document.createElement('dt')
    term.append(made('kbd', key))
    list.append(term, made('dd', what))
  }
  const close = made('button', 'Close')
  close.type = 'button'
  close.addEventListener('click', () => dialog.close())
  dialog.append(heading, list, switchFor(areOn, turn), close)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  close.focus()
}

function knownKeys(): [string, string][] {
  const keys: [string, string][] = [['?', 'Show this list']]
  if (document.querySelector('input[type=search], [data-key="/"]') !== null) keys.push(['/', 'Go to the search field'])
  if (document.querySelector('[data-row]') !== null) keys.push(['j k', 'Next and previous row'], ['Enter', 'Open the row'])
  if (document.querySelector('textarea') !== null) keys.push(['Ctrl Enter', 'Send the form, while typing into a text'])
  const seen = new Set(['/'])
  for (const element of document.querySelectorAll<HTMLElement>('[data-key]')) {
    const key = element.dataset['key'] ?? ''
    if (seen.has(key)) continue
    seen.add(key)
    const words = element.getAttribute('aria-label') ?? element.textContent.trim()
    keys.push([key, words])
  }
  return keys
}

function switchFor(areOn: boolean, turn: (on: boolean) => void): HTMLElement {
  const line = document.createElement('div')
  line.className = 'option'
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.id = 'keys-on'
  box.checked = areOn
  box.addEventListener('change', () => turn(box.checked))
  const label = made('label', 'Use these keys in this browser')
  label.htmlFor = box.id
  line.append(box, label)
  return line
}

function made<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}
