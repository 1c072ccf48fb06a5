import type { Context } from 'hono'

/** What a form sent, by field, as it was typed. */
export type Sent = {
  /** The text of a field; empty where it was not sent. */
  readonly text: (name: string) => string
  /** Whether a box was ticked. */
  readonly ticked: (name: string) => boolean
  readonly fields: ReadonlyMap<string, string>
}

/**
 * Reads a form that was sent. What is no form reads as an empty one, about which the page then says what is missing.
 *
 * These forms carry no token against forged requests: the public site knows no cookie and no session, so that a request
 * which another site has a browser send can do nothing that this other site could not send itself. What a form changes is
 * named in its address or its fields, by a secret that only a mail has brought. What a browser says was sent by another
 * site is refused before (add-signing.ts).
 */
export async function readSent(c: Context): Promise<Sent> {
  const fields = new Map<string, string>()
  try {
    // The usual kind, in which all our forms are sent, needs none of what reads files.
    const usual = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true
    const body = usual ? new URLSearchParams(await c.req.text()) : await c.req.formData()
    for (const [name, value] of body.entries())
      if (typeof value === 'string') fields.set(name, value.replaceAll('\r\n', '\n').toWellFormed())
  } catch {
    // Not a form, or cut off.
  }
  const text = (name: string): string => fields.get(name) ?? ''
  return { text, ticked: (name) => text(name) === 'yes', fields }
}
