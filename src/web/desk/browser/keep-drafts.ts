/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Milliseconds after the last key before what was typed is sent to be kept. */
const pause = 2000

/** Keeps what is typed into forms marked `data-draft`: a while after typing, and when the page is left. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keep(form)
}

function keep(form: HTMLFormElement): void {
  const say = lineBeside(form)
  let timer: number | undefined
  let changed = false
  let isOut = false
  const settle = (): void => {
    window.clearTimeout(timer)
    changed = false
  }
  const send = async (): Promise<void> => {
    settle()
    try {
      const answer = await fetch('/drafts', { method: 'POST', body: contentOf(form), redirect: 'manual' })
      isOut = answer.type === 'opaqueredirect'
      if (isOut) say('Not kept: you are signed out. Sign in in another tab, then go on here.')
      // The form is of the session before: the desk keeps it when it is sent, and shows it once more.
      else if (answer.status === 403) say('Not kept as a draft: you signed in again since this page was opened. Send it to go on.')
      else {
        const { kept, at } = (await answer.json()) as { readonly kept: boolean; readonly at?: string }
        say(kept && at !== undefined ? `Kept as a draft ${timeOf(new Date(at))}` : 'Not kept as a draft')
      }
    } catch {
      changed = true
      say('Not kept: the desk does not answer. What you typed is still here.')
    }
  }
  const sendOnceIn = async (button: HTMLElement | null): Promise<void> => {
    await send()
    if (isOut) say('Not sent: you are signed out. Sign in in another tab, then press it again here.')
    else form.requestSubmit(button)
  }
  form.addEventListener('input', () => {
    changed = true
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void send(), pause)
  })
  form.addEventListener('submit', (event) => {
    // What is sent needs no draft any more.
    if (!isOut) return settle()
    // Sent by nobody, it would lead away from what was typed and lose it.
    event.preventDefault()
    void sendOnceIn(event.submitter)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || !changed) return
    settle()
    navigator.sendBeacon('/drafts', contentOf(form))
  })
}

/** All that the form would send, without files and passwords. */
function contentOf(form: HTMLFormElement): URLSearchParams {
  const secret = new Set([...form.querySelectorAll<HTMLInputElement>('input[type=password]')].map(({ name }) => name))
  const content = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && !secret.has(name)) content.append(name, value)
  return content
}

function lineBeside(form: HTMLFormElement): (text: string) => void {
  const line = document.createElement('span')
  line.className = 'hint'
  line.setAttribute('role', 'status')
  const buttons = form.querySelectorAll('.buttons')
  ;(buttons[buttons.length - 1] ?? form).append(line)
  return (text) => void (line.textContent = text)
}

const timeOf = (moment: Date): string => moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
