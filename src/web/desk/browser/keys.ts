/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { listKeys } from './list-keys.ts'

/** Where this browser remembers that its user wants no keys: people who speak to it trigger them (WCAG 2.1.4). */
const off = 'keys-off'

/**
 * Single keys, never while somebody types: j and k walk over what is marked `data-row`, Enter follows the link that then
 * has the focus, / goes to the search field, ? lists all of them, and any other one does what is marked `data-key` with it,
 * in the row one stands on before the rest of the page.
 */
export function listenForKeys(): void {
  addButton()
  document.addEventListener('keydown', (event) => {
    if (sendsForm(event)) return
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (localStorage.getItem(off) !== null && event.key !== '?') return
    if (act(event.key)) event.preventDefault()
  })
}

function act(key: string): boolean {
  if (document.querySelector('dialog[open]') !== null) return false
  if (key === '?') return showKeys()
  if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1)
  if (key === '/') return goTo(document.querySelector('[data-key="/"], input[type=search]'))
  if (key.length !== 1) return false
  const mark = `[data-key="${CSS.escape(key)}"]`
  return goTo(document.activeElement?.closest('[data-row]')?.querySelector(mark) ?? document.querySelector(mark))
}

/** Control and Enter, while somebody types into a text of several lines, press the main button of its form. */
function sendsForm({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  const sends = key === 'Enter' && (ctrlKey || metaKey) && target instanceof HTMLTextAreaElement && target.form !== null
  if (sends) target.form.requestSubmit(target.form.querySelector<HTMLElement>('button.main'))
  return sends
}

function walk(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.checkVisibility())
  const current = document.activeElement?.closest<HTMLElement>('[data-row]') ?? null
  const row = current === null ? rows.at(by === 1 ? 0 : -1) : rows[rows.indexOf(current) + by]
  if (row === undefined) return rows.length > 0
  const target = row.matches('[data-open]') ? row : (row.querySelector<HTMLElement>('[data-open]') ?? row)
  if (target === row && !row.matches('a, button')) row.tabIndex = -1
  target.focus()
  row.scrollIntoView({ block: 'nearest' })
  return true
}

function goTo(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false
  if (element.matches('a, button, summary')) element.click()
  else element.focus()
  return true
}

/** Whether a key is part of what somebody writes or picks. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio], [type=checkbox], [type=submit], [type=button]), textarea, select, [contenteditable]')

const showKeys = (): boolean => {
  listKeys({ areOn: localStorage.getItem(off) === null, turn: (on) => (on ? localStorage.removeItem(off) : localStorage.setItem(off, '')) })
  return true
}

function addButton(): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'link'
  button.textContent = 'Keys'
  button.addEventListener('click', showKeys)
  document.querySelector('header.site .self')?.prepend(button)
}
