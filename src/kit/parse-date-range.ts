import type { KnownDate, SourceDate, UnparsedDate } from './date.ts'

type Single = (text: string) => SourceDate

/** An interval `a/b`. `..` is an open end, nothing is an unknown one; either way that side is unbounded. */
export function parseInterval(text: string, single: Single): SourceDate {
  const parts = text.split('/')
  const [fromText, toText] = parts
  if (parts.length !== 2 || fromText === undefined || toText === undefined)
    return unparsed(text, 'an interval has two ends: 1962-11/1990-02-11')
  const from = end(fromText, single)
  const to = end(toText, single)
  if (from?.kind === 'unparsed') return unparsed(text, `its beginning: ${from.why}`)
  if (to?.kind === 'unparsed') return unparsed(text, `its end: ${to.why}`)
  if (from === null && to === null) return unparsed(text, 'an interval needs at least one known end')
  if (from !== null && to !== null && to.latest < from.earliest) return unparsed(text, 'it ends before it begins')
  return {
    kind: 'date',
    text,
    precision: 'interval',
    earliest: from?.earliest ?? -Infinity,
    latest: to?.latest ?? Infinity,
    approximate: Boolean(from?.approximate) || Boolean(to?.approximate),
    uncertain: Boolean(from?.uncertain) || Boolean(to?.uncertain),
    ends: { from, to },
  }
}

/** A set: `[a,b]` one of these days, `{a,b}` all of them; `a..b` stands for everything between. */
export function parseSet(text: string, single: Single): SourceDate {
  const close = text.startsWith('[') ? ']' : '}'
  if (!text.endsWith(close)) return unparsed(text, `a set that begins with ${text[0]} ends with ${close}`)
  let bounds = { earliest: Infinity, latest: -Infinity, approximate: false, uncertain: false }
  const members: KnownDate[] = []
  for (const item of text.slice(1, -1).split(',')) {
    const member = memberOf(item, single)
    if (member.kind === 'unparsed') return unparsed(text, `in the set: ${member.why}`)
    members.push(member)
    bounds = {
      earliest: Math.min(bounds.earliest, member.earliest),
      latest: Math.max(bounds.latest, member.latest),
      approximate: bounds.approximate || member.approximate,
      uncertain: bounds.uncertain || member.uncertain,
    }
  }
  return { kind: 'date', text, precision: 'set', ...bounds, members }
}

function memberOf(item: string, single: Single): SourceDate {
  if (!item.includes('..')) return single(item)
  if (item.split('..').length > 2 || item === '..') return unparsed(item, 'a range has one or two ends: 1670..1672')
  // Inside a set a range is an interval in other words, and an end left out is open.
  return parseInterval(item.replace('..', '/'), single)
}

const end = (text: string, single: Single): SourceDate | null => (text === '' || text === '..' ? null : single(text))
const unparsed = (text: string, why: string): UnparsedDate => ({ kind: 'unparsed', text, why })
