import { describeDate, languageOf, parseDate } from '../kit/index.ts'
import type { Edition } from '../publishing/index.ts'
import { linesOfEnvelope, salutationIn, type Body } from './body.ts'
import type { Letter } from './letter.ts'
import { hasLetterWords, letterWords } from './letter-words.ts'

/** How many signed, as far as it is released, and the day of that. */
export type SignOnFigures = { readonly people: number; readonly organisations: number; readonly day: string }

export type LetterMatter = {
  readonly body: Body
  readonly edition: Edition
  readonly figures: SignOnFigures | null
  /** Who writes, for the head of the letter; empty where it is not known. */
  readonly from: string
}

/** The language that a body is written to in: the first that it reads and that a letter can be drafted in, else the edition's. */
const letterLanguage = ({ languages }: Pick<Body, 'languages'>, edition: Pick<Edition, 'lang'>): string =>
  languages.some((lang) => languageOf(lang) === languageOf(edition.lang)) || languages.length === 0
    ? edition.lang
    : (languages.find(hasLetterWords) ?? 'en')

/** Drafts the letter to a body: a beginning, which people edit. Takes the edition that goes with it. */
export function draftLetter({ body, edition, figures, from }: LetterMatter): Letter {
  const lang = letterLanguage(body, edition)
  const words = letterWords(lang)
  const tag = hasLetterWords(lang) ? lang : 'en'
  const day = (text: string): string => describeDate(parseDate(text), tag)
  const number = (count: number): string => new Intl.NumberFormat(tag).format(count)
  const { appeal: code, title, version, published, asks, act_until: until } = edition
  const foreign = languageOf(edition.lang) !== languageOf(lang)
  const language = new Intl.DisplayNames([tag], { type: 'language' }).of(edition.lang) ?? edition.lang
  const paragraphs = [
    words.enclosed(code, title, version, day(published)),
    foreign ? words.otherLanguage(language) : null,
    asks.length === 0 || foreign ? null : [words.asks, ...asks.map(({ text }, at) => `${number(at + 1)}. ${text}`)].join('\n'),
    until === undefined || edition.status === 'closed' ? null : words.actBy(day(until)),
    figures === null || figures.people + figures.organisations === 0
      ? null
      : `${words.signed(number(figures.people), figures.organisations === 0 ? null : number(figures.organisations), day(figures.day))} ${words.checked}`,
    words.sources,
    [
      words.answer(code),
      ...(body.reply?.of === 'body' && body.reply.confirmed === 'text' ? [words.within(number(body.reply.days))] : []),
    ].join(' '),
  ]
  return {
    lang,
    to: addressOf(body, lang),
    from,
    subject: words.subject(code, title).slice(0, 200),
    salutation: salutationIn(body, lang) ?? words.salutation,
    text: paragraphs.filter((paragraph) => paragraph !== null).join('\n\n'),
    closing: words.closing,
    signed: [],
  }
}

/** What is seen of them through the window of an envelope. */
const addressOf = (body: Pick<Body, 'name' | 'title' | 'titles' | 'channels'>, lang: string): readonly string[] =>
  linesOfEnvelope(body, lang)
    .map((text) => text.slice(0, 60))
    .slice(0, 6)
