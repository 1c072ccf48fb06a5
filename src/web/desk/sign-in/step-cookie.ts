import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** The cookie of somebody between the password and the second factor: never that of a session. */
const nameFor = (origin: string): string => (origin.startsWith('https:') ? '__Host-amparo-step' : 'amparo-step')
const settings = (origin: string) => ({ path: '/', httpOnly: true, sameSite: 'Strict', secure: origin.startsWith('https:') }) as const

export const readStep = (c: Context, origin: string): string => getCookie(c, nameFor(origin)) ?? ''

export function setStep(c: Context, origin: string, token: string): void {
  setCookie(c, nameFor(origin), token, settings(origin))
}

export function clearStep(c: Context, origin: string): void {
  deleteCookie(c, nameFor(origin), settings(origin))
}
