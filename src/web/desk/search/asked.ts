import type { Context } from 'hono'
import { standings } from '../../../claims/index.ts'
import { asEdtf, parseDate } from '../../../kit/index.ts'
import { longestQuestion, searchKinds, type SearchKind, type SearchQuestion } from '../../../search/index.ts'
import { sourceKinds } from '../../../sources/index.ts'

const names = ['q', 'kind', 'fact', 'source', 'from', 'standing', 'when'] as const

/** What the address asks for, as it was typed. */
export type Typed = Readonly<Record<(typeof names)[number], string>>

export type Asked = {
  readonly typed: Typed
  readonly question: SearchQuestion
  /** What is wrong with a field, in a sentence. */
  readonly errors: Readonly<Partial<Record<(typeof names)[number], string>>>
  readonly kind: SearchKind | undefined
  /** Whether anything is asked for, and whether by more than words. */
  readonly isEmpty: boolean
  readonly isNarrowed: boolean
}

/** What an address asks for. A word that no list knows asks for nothing; a date that cannot be read is told. */
export function askedIn(c: Context): Asked {
  const typed = Object.fromEntries(names.map((name) => [name, (c.req.query(name) ?? '').trim()])) as Typed
  const kind = searchKinds.find((one) => one === typed.kind)
  const sourceKind = sourceKinds.find((one) => one === typed.from)
  const standing = standings.find((one) => one === typed.standing)
  const days = daysIn(typed.when)
  const question: SearchQuestion = {
    text: typed.q.slice(0, longestQuestion),
    ...(kind && { kinds: [kind] }),
    ...(/^[\w.]{1,100}$/.test(typed.fact) && { fact: typed.fact }),
    ...(typed.source !== '' && { source: typed.source.slice(0, longestQuestion) }),
    ...(sourceKind && { sourceKind }),
    ...(standing && { standing }),
    ...(typeof days === 'object' && days),
  }
  const { text, kinds: _, ...narrowing } = question
  return {
    typed,
    question,
    errors: {
      ...(typeof days === 'string' && { when: days }),
      ...(typed.q.length > longestQuestion && { q: `Only the first ${longestQuestion} characters were looked for.` }),
    },
    kind,
    isEmpty: !/[\p{L}\p{N}]/u.test(text) && Object.keys(narrowing).length === 0,
    isNarrowed: Object.keys(narrowing).length > 0 || typeof days === 'string',
  }
}

/** The first and the last day that a typed date may be; why it cannot be read; nothing where nothing was typed. */
function daysIn(typed: string): { readonly from?: number; readonly to?: number } | string | undefined {
  if (typed === '') return undefined
  const date = parseDate(asEdtf(typed))
  if (date.kind === 'unparsed') return `This date cannot be read: ${date.why}.`
  return {
    ...(Number.isFinite(date.earliest) && { from: date.earliest }),
    ...(Number.isFinite(date.latest) && { to: date.latest }),
  }
}

/** The address of the search with some of what is asked for put otherwise. */
export function searchHref(typed: Typed, other: Partial<Typed>): string {
  const search = new URLSearchParams(Object.entries({ ...typed, ...other }).filter(([, value]) => value !== '')).toString()
  return search === '' ? '/search' : `/search?${search}`
}
