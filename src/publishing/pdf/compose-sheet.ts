import type { Addressee } from '../../cases/index.ts'
import { describeDate, directionOf, languageName, parseDate } from '../../kit/index.ts'
import type { Edition, EditionSentence } from '../edition.ts'
import { askingHeadings, statusLine } from '../status-line.ts'
import { newsInWords } from '../news-in-words.ts'
import { codeOf } from '../succession.ts'
import { translationInWords } from '../translation-in-words.ts'
import { wordsFor } from '../words/index.ts'
import { normWords } from '../words/norms.ts'
import type { Words } from '../words/words.ts'
import { breakable } from './breakable.ts'
import { composeNorms, composeNotes } from './compose-notes.ts'
import { isolated } from './isolate.ts'
import type { Sheet, SheetAddressee, SheetSentence } from './sheet.ts'
import { typesetting } from './typesetting.ts'
import { sheetWordsFor, type SheetWords } from './words.ts'

/** An edition, its fingerprint and the address of its page as the text of a printed sheet: everything the page says, its notes condensed, none of its accounts left out. */
export function composeSheet(edition: Edition, { hash, address }: { readonly hash: string; readonly address?: string }): Sheet {
  const words = wordsFor(edition.lang)
  const own = sheetWordsFor(edition.lang)
  const headings = askingHeadings(edition, words)
  let number = 0
  const sentence = (given: EditionSentence, at: number, mark = given.own_words): SheetSentence => ({
    number: at,
    text: given.text,
    notes: given.notes,
    contested: marksOf(given, words),
    own: mark ? own.inBrackets(words.contested.ownWords) : null,
  })
  const date = (text: string): string => describeDate(parseDate(text), words.lang)

  const sheet: Sheet = {
    ...typesetting(edition.lang),
    title: edition.title,
    summary: edition.summary,
    news: edition.news === undefined ? null : newsInWords(edition),
    identity: `${own.appeal} ${isolated(codeOf(edition), directionOf(edition.lang))} · ${words.status.published(date(edition.published), edition.version)}`,
    status: statusLine(edition, words),
    sections: edition.sections.map(({ heading, sentences }) => ({
      heading: heading ?? null,
      sentences: sentences.map((given) => sentence(given, ++number)),
    })),
    asks: { heading: headings.asks, sentences: edition.asks.map((given, index) => sentence(given, index + 1, false)) },
    to: { heading: headings.to, people: edition.to.map((addressee) => personOf(addressee, own, edition)) },
    known: {
      heading: words.headings.notes,
      method: [
        ...(edition.translates === undefined ? [] : [translationInWords(edition).join(own.space)]),
        own.marks + own.space + own.shortened,
        words.notes.key,
        ...(edition.norms === undefined ? [] : [normWords(edition.lang).words.intro]),
        [...words.method.short, words.method.approved[edition.approved], own.asOf(date(edition.published))].join(own.space),
      ],
      hash: { label: words.method.hash + own.colon, text: hash },
      address: address === undefined ? null : { label: own.onTheWeb + own.colon, text: address },
    },
    notes: [...composeNotes(edition, words, own), ...composeNorms(edition, own)],
    foot: [
      isolated(codeOf(edition), directionOf(edition.lang)),
      own.version(edition.version),
      languageName(edition.lang),
      date(edition.published),
    ].join(' · '),
    page: own.page,
    stop: own.stop,
  }
  // The hash and the address are copied out of the sheet, so nothing is put into them.
  return { ...breakable(sheet), known: sheet.known }
}

/** The words in the margin of a sentence. */
function marksOf({ contested, check }: EditionSentence, words: Words): string | null {
  const marks = [...(contested ? [words.contested.word] : []), ...(check === undefined ? [] : [words.checks[check]])]
  return marks.length === 0 ? null : marks.join(' · ')
}

function personOf(addressee: Addressee, own: SheetWords, { lang, status }: Edition): SheetAddressee {
  const apart = (text: string): string => isolated(text, directionOf(lang))
  // Nobody is to write any more about what is closed.
  const lines =
    status === 'closed'
      ? []
      : [
          { label: own.salutation, text: addressee.salutation },
          {
            label: own.writeIn,
            text:
              addressee.language === undefined
                ? undefined
                : (new Intl.DisplayNames([lang], { type: 'language' }).of(addressee.language) ?? addressee.language),
          },
        ]
  return {
    name: apart(addressee.name),
    about: [addressee.title, addressee.body].flatMap((part) => (part === undefined || part === '' ? [] : [apart(part)])).join(' · '),
    lines: lines.flatMap(({ label, text }) => (text === undefined ? [] : [{ label: label + own.colon, text: apart(text) }])),
  }
}
