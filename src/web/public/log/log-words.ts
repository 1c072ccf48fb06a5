import { counted } from '../../../kit/index.ts'
import { pickWords, type WordsOf } from '../../../publishing/index.ts'
import { furtherLogWords } from './further-log-words.ts'

/** What the page about the log says, in one language. Numbers are counted in it, moments come in its words. */
export type LogWords = {
  readonly title: string
  readonly description: string
  readonly summary: string
  readonly inIt: { readonly heading: string; readonly paragraphs: readonly string[] }
  readonly size: {
    readonly heading: string
    readonly none: string
    /** Stands before the moment. */
    readonly lines: (count: number) => string
    /** Around the link of the checkpoint. */
    readonly checkpoint: readonly [before: string, word: string, after: string]
    readonly key: string
    readonly compare: string
  }
  readonly earlier: {
    readonly heading: string
    readonly text: string
    /** Stands after a key: up to which line it counts, what became of it, and when. */
    readonly upTo: (count: number, why: string, when: string) => string
    readonly why: Readonly<Record<'renewed' | 'seized' | 'lost', string>>
  }
  readonly watchers: {
    readonly heading: string
    readonly none: string
    readonly text: string
    readonly nothing: string
    readonly signed: (count: number, when: string) => string
    readonly key: string
  }
  readonly check: { readonly heading: string; readonly before: string; readonly after: string }
  readonly not: { readonly heading: string; readonly text: string }
}

const { many } = counted('en')
const en: LogWords = {
  title: 'The log',
  description: 'The public list from which every count of sign-ons here can be computed again, its key, and how to check it.',
  summary:
    'Every count of sign-ons on this site can be computed again by anybody, from a public list that only ever grows. This page says where it is and how to check it.',
  inIt: {
    heading: 'What stands in it',
    paragraphs: [
      'One line for each confirmed sign-on, correction, withdrawal and removal, and for each version of a letter that can be signed. No line names a person or a time. A sign-on is there as a commitment: 32 bytes that stand for what the signer gave and tell nothing without the signer’s own link.',
      'Lines are made public in groups, at least twenty at a time or after a quarter of an hour, so that nobody who watches can tell whose line is whose.',
    ],
  },
  size: {
    heading: 'How large it is, and its key',
    none: 'Nothing of it is released yet.',
    lines: (count) => `${many(count, { one: 'line', other: 'lines' })}, made public on`,
    checkpoint: ['The', 'checkpoint', 'is this number with a hash over all lines, signed.'],
    key: 'Its key:',
    compare:
      'Whoever can change this page can change the key that is printed on it. Compare it with one that was written down elsewhere, and keep the checkpoint: it shows later that nothing before it was rewritten.',
  },
  earlier: {
    heading: 'Its earlier keys',
    text: 'The log went on under another key, with the same name and the same lines. What an earlier key signed counts up to the number of lines that stands here; believe nothing that it signs beyond that. A checkpoint that was kept from before shows that nothing was rewritten.',
    upTo: (count, why, when) => `up to ${many(count, { one: 'line', other: 'lines' })}; ${why} on ${when}`,
    why: { renewed: 'replaced', seized: 'taken by somebody, and replaced', lost: 'lost, and replaced' },
  },
  watchers: {
    heading: 'Who watches it',
    none: 'Nobody from outside signs the log’s heads yet.',
    text: 'These witnesses keep the last head that they saw and sign a new one only if the log has grown from it:',
    nothing: 'which has signed nothing yet',
    signed: (count, when) => `which signed ${many(count, { one: 'line', other: 'lines' })} on ${when}`,
    key: 'key',
  },
  check: {
    heading: 'How to check it',
    before: 'With Amparo, on any machine, with no account and no database:',
    after:
      'It computes every hash and every count anew and prints a line for each problem. Any other program for the formats of C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof) can do it, too; the guide to the log has the rules of the count, and a recipe for one line with nothing but OpenSSL.',
  },
  not: {
    heading: 'What it does not show',
    text: 'That nobody was dropped, that nothing was rewritten, and that the number is the number of lines can be checked. That no line was invented cannot be seen from the list: a commitment to nobody looks like any other. That is what audits of a sample are for; their results stand in the log.',
  },
}

/** The words of the page about the log in a language; English where there are none. */
export const logWordsFor = (lang: string): LogWords => pick(lang).words

/** In the languages that the public site has words in. */
export const logLanguages: WordsOf<LogWords> = { en, ...furtherLogWords }

const pick = pickWords<LogWords>(logLanguages)
