import type { Context } from 'hono'
import type { Visit } from '../visit.ts'

/** Which part of a long list is shown: its number from 1, how many there are, and where it begins in the list. */
export type ListPage = { readonly number: number; readonly of: number; readonly from: number; readonly total: number }

/** The page that an address asks for (`page=3`); one that does not exist is the nearest that does. */
export function pageIn(c: Context, total: number, onPage: number): ListPage {
  const of = Math.max(1, Math.ceil(total / onPage))
  const asked = /^[1-9]\d{0,6}$/.exec(c.req.query('page') ?? '')
  const number = Math.min(of, asked === null ? 1 : Number(asked[0]))
  return { number, of, from: (number - 1) * onPage, total }
}

/** The way to the other pages of a list; nothing where there is one only. Keeps the rest of the address. */
export function Pages({
  visit: { c },
  page: { number, of, total },
  what,
  fragment = '',
}: {
  readonly visit: Visit
  readonly page: ListPage
  /** What the list holds, in the plural. */
  readonly what: string
  /** Where on the page the list stands: `#claims`. */
  readonly fragment?: string
}) {
  if (of === 1) return null
  const href = (to: number): string => {
    const { pathname, searchParams } = new URL(c.req.url)
    searchParams.delete('notice')
    searchParams.set('page', String(to))
    return `${pathname}?${searchParams.toString()}${fragment}`
  }
  return (
    <nav class="buttons" aria-label={`Pages of ${what}`}>
      {number > 1 && (
        <a href={href(number - 1)} rel="prev">
          Previous
        </a>
      )}
      <span>
        Page {number} of {of}, {total} {what}
      </span>
      {number < of && (
        <a href={href(number + 1)} rel="next">
          Next
        </a>
      )}
    </nav>
  )
}
