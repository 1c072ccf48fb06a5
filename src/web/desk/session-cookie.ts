import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/**
 * The cookie of a session. Over https its name keeps every other host and path from setting it (`__Host-`, RFC 6265bis
 * 4.1.3.2); browsers refuse that name over plain http, which is for a machine's own loopback.
 */
const nameFor = (origin: string): string => (origin.startsWith('https:') ? '__Host-amparo' : 'amparo')

export const readSessionToken = (c: Context, origin: string): string | undefined => getCookie(c, nameFor(origin))

/** It ends with the browser; how long the session lasts is for the server to say. */
export function setSessionToken(c: Context, origin: string, token: string): void {
  setCookie(c, nameFor(origin), token, { path: '/', httpOnly: true, sameSite: 'Strict', secure: origin.startsWith('https:') })
}

export function clearSessionToken(c: Context, origin: string): void {
  deleteCookie(c, nameFor(origin), { path: '/', httpOnly: true, sameSite: 'Strict', secure: origin.startsWith('https:') })
}
