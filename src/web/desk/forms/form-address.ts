import type { Context } from 'hono'
import { frameFields, textOf, type Given } from './given.ts'

/** The address of a page with a form, by which its draft is found again: without what is said once. */
export function formAddress(c: Context): string {
  const { pathname, searchParams } = new URL(c.req.url)
  for (const once of ['notice', 'look']) searchParams.delete(once)
  const query = searchParams.toString()
  return query === '' ? pathname : `${pathname}?${query}`
}

/**
 * Where a form that was sent had been shown: it may have been opened with more in its address than it is sent to. What it
 * says itself counts only for the same page. A form that is being shown for the first time stands where it is asked for.
 */
export function shownAt(c: Context, given: Given): string {
  const said = textOf(given, frameFields.at)
  const here = new URL(c.req.url).pathname
  return said === here || said.startsWith(`${here}?`) ? said : formAddress(c)
}
