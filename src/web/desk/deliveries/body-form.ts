import { confirmations, type Body, type ListedBody, type ReplyTime } from '../../../delivery/index.ts'
import { isLanguage, languageOf } from '../../../kit/index.ts'
import { isMailAddress } from '../../../platform/index.ts'
import { countries } from '../cases/countries.ts'
import { tagOfLanguage } from '../cases/languages.ts'
import { filledWith, required, textOf, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'

/** The form of an entry, filled in from it. */
export const formOfBody = (body: Body): FormState =>
  filledWith({
    name: body.name,
    title: body.title,
    titles: linesByLanguage(body.titles ?? {}),
    country: body.country,
    languages: body.languages.join(', '),
    salutations: linesByLanguage(body.salutations),
    email: body.channels.email,
    post: body.channels.post?.join('\n'),
    portal: body.channels.portal,
    fax: body.channels.fax,
    days: body.reply === undefined ? undefined : String(body.reply.days),
    of: body.reply?.of,
    reply_source: body.reply?.source,
    source: body.source,
    confirmed: body.confirmed,
    notes: body.notes.join('\n'),
    public: body.isPublic ? 'yes' : undefined,
  })

/** What was typed, as an entry. Takes what it was before, for what the form does not ask. */
export function readBody(given: Given, id: string, before: ListedBody | null, today: string): Body {
  const text = (name: string): string => textOf(given, name)
  const post = linesOf(text('post'))
  const reply = replyOf(given, before)
  const titles = byLanguage(text('titles'))
  return {
    id,
    name: text('name'),
    ...some('title', text('title')),
    ...(titles.length > 0 && { titles: Object.fromEntries(titles) }),
    ...(before?.kind !== undefined && { kind: before.kind }),
    ...some('country', text('country')),
    salutations: Object.fromEntries(byLanguage(text('salutations'))),
    channels: {
      ...some('email', text('email')),
      ...(post.length > 0 && { post }),
      ...some('portal', text('portal')),
      ...some('fax', text('fax')),
    },
    languages: languagesOf(text('languages')),
    ...(reply !== undefined && { reply }),
    ...some('source', text('source')),
    confirmed: confirmations.find((one) => one === text('confirmed')) ?? 'unconfirmed',
    ...(text('checked') === 'yes' ? { checked: today } : before?.checked !== undefined && { checked: before.checked }),
    notes: linesOf(text('notes')),
    isPublic: text('public') === 'yes',
  }
}

export function bodyErrors(given: Given): Errors {
  const text = (name: string): string => textOf(given, name)
  const errors: { [field: string]: string } = {}
  for (const [name, most] of [
    ['name', 200],
    ['title', 200],
    ['portal', 500],
    ['fax', 100],
    ['source', 500],
    ['reply_source', 500],
    ['notes', 8000],
  ] as const)
    Object.assign(errors, tooLong(given, name, most))
  Object.assign(errors, required(given, 'name', 'Write what the body, or the official, is called.'))
  if (text('email') !== '' && !isMailAddress(text('email')))
    errors['email'] = 'This is no mail address: write one, such as office@example.org.'
  const post = linesOf(text('post'))
  if (post.length > 5 || post.some((line) => line.length > 60))
    errors['post'] = 'Write at most five lines of at most 60 letters: an envelope’s window shows no more, and the name stands above them.'
  const strange = languagesOf(text('languages')).find((tag) => !isCode(tag))
  if (strange !== undefined)
    errors['languages'] = `${strange} is no code of a language, and no name of one that is known here. Write names or codes: español, en.`
  if (byLanguage(text('salutations')).length < linesOf(text('salutations')).length)
    errors['salutations'] = 'Write a line for each language, with its code before it: es: Estimado señor Director:'
  if (byLanguage(text('titles')).length < linesOf(text('titles')).length)
    errors['titles'] = 'Write a line for each language, with its code before it: es: Mesa de partes'
  else if (text('titles') !== '' && text('title') === '') errors['title'] = 'Write the office here as it stands on an envelope, too.'
  if (text('days') !== '' && !/^[1-9]\d{0,3}$/.test(text('days'))) errors['days'] = 'Write a number of days, or nothing.'
  if (text('days') !== '' && text('of') !== 'body' && text('of') !== 'state') errors['of'] = 'Say whose time it is.'
  if (text('country') !== '' && !countries.some(({ value }) => value === text('country')))
    errors['country'] = 'Choose a country from the list.'
  if (text('source') === '')
    errors['source'] = 'Say where this is from: an address of a page, or who told you. Without it nobody can check it again.'
  return errors
}

function replyOf(given: Given, before: ListedBody | null): ReplyTime | undefined {
  const days = Number(textOf(given, 'days'))
  if (!Number.isSafeInteger(days) || days < 1) return undefined
  const source = textOf(given, 'reply_source')
  const isAsBefore = before?.reply?.days === days && (before.reply.source ?? '') === source
  // Months stay as long as nobody writes another length.
  const months = before?.reply?.days === days ? before.reply.months : undefined
  return {
    days,
    ...(months !== undefined && { months }),
    of: textOf(given, 'of') === 'state' ? 'state' : 'body',
    ...(source !== '' && { source }),
    confirmed: isAsBefore ? before.reply.confirmed : source === '' ? 'unconfirmed' : 'text',
  }
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The tags of languages that are named or given by their codes; what is neither stays as it was typed. */
const languagesOf = (text: string): string[] => {
  const parts = text.split(/[\n,;]+/).filter((part) => part.trim() !== '')
  return [...new Set(parts.flatMap((part) => (isCode(tagOfLanguage(part)) ? [part] : part.trim().split(/\s+/))).map(tagOfLanguage))]
}

/** A code of ISO 639 has two or three letters; a longer word is a name, which a tag could be made of all the same (BCP 47). */
const isCode = (tag: string): boolean => isLanguage(tag) && languageOf(tag).length <= 3

/** What stands in a line for each language, with its tag before it; a line that is none is left out. */
const byLanguage = (text: string): [string, string][] =>
  linesOf(text).flatMap((line): [string, string][] => {
    const [, lang = '', said = ''] = /^([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*[:：]\s*(.{1,120})$/.exec(line) ?? []
    return isLanguage(lang) ? [[lang, said]] : []
  })

const linesByLanguage = (said: Readonly<Record<string, string>>): string =>
  Object.entries(said)
    .map(([lang, text]) => `${lang}: ${text}`)
    .join('\n')

const some = <Name extends string>(name: Name, value: string): Partial<Record<Name, string>> =>
  (value === '' ? {} : { [name]: value }) as Partial<Record<Name, string>>
