/// <reference lib="dom" />

/** A date field that says while somebody types what is understood. */
export class DateField extends HTMLElement {
  connectedCallback(): void {
    const [input, output] = [this.querySelector('input'), this.querySelector('output')]
    if (input === null || output === null) return
    let asked = new AbortController()
    let timer: number | undefined
    const ask = async (): Promise<void> => {
      asked.abort()
      asked = new AbortController()
      try {
        const { lasting, today } = this.dataset
        const more = `${lasting === undefined ? '' : '&lasting'}${today === undefined ? '' : `&today=${today}`}`
        const answer = await fetch(`/understood?date=${encodeURIComponent(input.value)}${more}`, {
          signal: asked.signal,
          redirect: 'error',
        })
        if (answer.ok) output.textContent = await answer.text()
      } catch {
        // A later key asked anew, or the desk is away: the field is read when the form is sent.
        output.textContent = ''
      }
    }
    input.addEventListener('input', () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void ask(), 250)
    })
  }
}
