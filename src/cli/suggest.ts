import { nearest } from '../kit/index.ts'

/** What to say to someone who typed an id that is not there: the nearest there is, else all of them while they fit a line or two. */
export function suggest(typed: string, ids: readonly string[], { none, all }: { readonly none: string; readonly all: string }): string {
  const near = nearest(typed, ids)
  if (near !== undefined) return `Did you mean '${near}'?`
  if (ids.length === 0) return none
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : ''
  return `${all} ${ids.slice(0, mostNamed).join(', ')}${more}.`
}

const mostNamed = 20
