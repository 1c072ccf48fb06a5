/**
 * What was opened lately, as text, so that a case of ten thousand records is not opened anew for each page: setting up
 * the cipher costs more than everything else. Holds the newest of a process, up to so many characters; used longest ago
 * goes first. A record whose key is gone is never looked up here, and redact takes it out.
 */
export class OpenedTexts {
  readonly #most: number
  readonly #texts = new Map<string, { readonly head: Buffer; readonly text: string }>()
  #size = 0

  constructor(most: number) {
    this.#most = most
  }

  /** The text of a record; undefined where it is not at hand, or where its sealed bytes begin otherwise than they did. */
  find(id: string, sealed: Buffer): string | undefined {
    const known = this.#texts.get(id)
    if (known === undefined || !known.head.equals(headOf(sealed))) return undefined
    this.#texts.delete(id)
    this.#texts.set(id, known)
    return known.text
  }

  keep(id: string, sealed: Buffer, text: string): void {
    this.forget(id)
    // A copy: a part of what the driver received would hold all of it.
    this.#texts.set(id, { head: Buffer.from(headOf(sealed)), text })
    this.#size += text.length
    for (const oldest of this.#texts.keys()) {
      if (this.#size <= this.#most) return
      this.forget(oldest)
    }
  }

  forget(id: string): void {
    this.#size -= this.#texts.get(id)?.text.length ?? 0
    this.#texts.delete(id)
  }
}

/** Nonce and tag: other bytes under the same key would have another tag. */
const headOf = (sealed: Buffer): Buffer => sealed.subarray(0, 28)
