/// <reference lib="dom" />

/**
 * A form that sends what the browser makes of a passkey. It stays hidden where the browser has none. What is asked for
 * and what is answered are JSON as WebAuthn Level 3 has it, so nothing is converted here.
 */
export class PasskeyForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const answer = this.querySelector<HTMLInputElement>('input[data-passkey]')
    if (form === null || answer === null || !hasPasskeys()) return
    const problem = this.querySelector<HTMLElement>('[role="alert"]')
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (problem !== null) problem.hidden = true
      void this.#send(form, answer, problem)
    })
  }

  async #send(form: HTMLFormElement, answer: HTMLInputElement, problem: HTMLElement | null): Promise<void> {
    try {
      answer.value = JSON.stringify(await this.#ask())
      // Not requestSubmit(): that would come here again.
      form.submit()
    } catch {
      if (problem !== null) problem.hidden = false
    }
  }

  async #ask(): Promise<unknown> {
    const options: unknown = JSON.parse(this.dataset['options'] ?? '')
    const credential =
      this.dataset['ceremony'] === 'make'
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON),
          })
    if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
    return credential.toJSON()
  }
}

const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

customElements.define('passkey-form', PasskeyForm)
