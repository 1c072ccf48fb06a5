/// <reference lib="dom" />

/**
 * Makes the pair of keys of a campaign in this browser (X25519) and has its file saved, as `amparo key new` writes it
 * (src/platform/campaign-key.ts). Only the public key goes into the form. The private one is in the file, and in the memory
 * of this page until it is left. Where the browser cannot make such keys it says so, and the field is filled in by hand.
 */
export class KeyMaker extends HTMLElement {
  connectedCallback(): void {
    const [button, status, field] = [this.querySelector('button'), this.querySelector('[role=status]'), this.querySelector('input')]
    if (button === null || status === null || field === null) return
    let made: MadeKey | undefined
    const make = async (): Promise<void> => {
      try {
        made ??= await makeKey()
        field.value = made.publicKey
        // Filled in from the file: another one typed over it would not fit.
        field.readOnly = true
        save(made.file, this.dataset['file'] ?? 'amparo-campaign-key')
        button.textContent = 'Save the file again'
        status.textContent = 'The key is made, and your browser has saved its file. Open the file before you go on.'
      } catch {
        status.textContent = 'This browser cannot make such a key here. Make it with `amparo key new FILE` on your own machine.'
      }
    }
    button.hidden = false
    button.addEventListener('click', () => void make())
  }
}

type MadeKey = { readonly publicKey: string; readonly file: string }

async function makeKey(): Promise<MadeKey> {
  const pair = await crypto.subtle.generateKey('X25519', true, ['deriveBits'])
  const { x: publicKey, d: privateKey } = await crypto.subtle.exportKey('jwk', pair.privateKey)
  if (publicKey === undefined || privateKey === undefined) throw new Error('no key')
  const digest = await crypto.subtle.digest('SHA-256', await crypto.subtle.exportKey('raw', pair.publicKey))
  const fingerprint = [...new Uint8Array(digest, 0, 16)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replaceAll(/(....)(?=.)/g, '$1 ')
  return { publicKey, file: `${JSON.stringify({ format: 'amparo-campaign-key/1', publicKey, privateKey, fingerprint }, null, 2)}\n` }
}

function save(file: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([file], { type: 'application/json' }))
  link.download = `${name}.json`
  link.click()
  // Browsers read it after the click has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

customElements.define('key-maker', KeyMaker)
