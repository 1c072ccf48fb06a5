import type { Context } from 'hono'

/** What a page says once after something was done. Only these words: what stands in an address may have been put there by anybody. */
const notices = {
  'signed-out': 'You are signed out.',
  saved: 'Saved.',
  added: 'Added.',
  removed: 'Removed.',
} as const satisfies Readonly<Record<string, string>>

export type Notice = keyof typeof notices

/** An address that says a notice when it is reached. */
export function withNotice(href: string, notice: Notice): string {
  const [path = '', fragment] = href.split('#', 2)
  return `${path}${path.includes('?') ? '&' : '?'}notice=${notice}${fragment === undefined ? '' : `#${fragment}`}`
}

export function noticeIn(c: Context): string | undefined {
  const name = c.req.query('notice') ?? ''
  return Object.hasOwn(notices, name) ? notices[name as Notice] : undefined
}
