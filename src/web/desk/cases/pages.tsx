import type { Context } from 'hono'
import type { Visit } from '../visit.ts'

/** Which part of a long list is shown: its number from 1, how many there are, and where it begins in the list. */
export type ListPage = { readonly number: number; readonly of: number; readonly from: number; readonly total: number }

/** The page that an address asks for (`page=3`); one that does not exist is the nearest that does. */
export function pageIn(c: Context, total: number, onPage: number): ListPage {
  const of = Math.max(1, Math.ceil(total / onPage))
  const number = Math.min(of, numberIn(c))
  return { number, of, from: (number - 1) * onPage, total }
}

/** The number of the page that an address asks for; the first, where it asks for none. */
export function numberIn(c: Context): number {
  const asked = /^[1-9]\d{0,6}$/.exec(c.req.query('page') ?? '')
  return asked === null ? 1 : Number(asked[0])
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
  return (
    <nav class="buttons" aria-label={`Pages of ${what}`}>
      {number > 1 && <ToPage c={c} number={number - 1} rel="prev" label="Previous" fragment={fragment} />}
      <span>
        Page {number} of {of}, {total} {what}
      </span>
      {number < of && <ToPage c={c} number={number + 1} rel="next" label="Next" fragment={fragment} />}
    </nav>
  )
}

/** The way to the other parts of what is told the newest first, where how much there is in all is not told. */
export function NewerAndOlder({
  visit: { c },
  number,
  older,
  what,
}: {
  readonly visit: Visit
  readonly number: number
  /** Whether there is more that is older. */
  readonly older: boolean
  readonly what: string
}) {
  if (number === 1 && !older) return null
  return (
    <nav class="buttons" aria-label={`Pages of ${what}`}>
      {number > 2 && <ToPage c={c} number={1} rel="first" label="The newest" />}
      {number > 1 && <ToPage c={c} number={number - 1} rel="prev" label="Newer" />}
      {older && <ToPage c={c} number={number + 1} rel="next" label="Older" />}
    </nav>
  )
}

type ToPageProperties = {
  readonly c: Context
  readonly number: number
  readonly rel: string
  readonly label: string
  readonly fragment?: string
}

/** A link to another page of the same address. */
function ToPage({ c, number, rel, label, fragment = '' }: ToPageProperties) {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.delete('notice')
  searchParams.set('page', String(number))
  return (
    <a href={`${pathname}?${searchParams.toString()}${fragment}`} rel={rel}>
      {label}
    </a>
  )
}
