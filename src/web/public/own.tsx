import type { ComponentChildren } from 'preact'
import { directionOf } from '../../kit/index.ts'
import type { EditionCheck, EditionSpeaker } from '../../publishing/index.ts'
import type { Reading } from './reading.ts'

/** Amparo's own words inside somebody's text: marked only where the page is in a language we have no words in. */
export function Own({ reading: { own }, children }: { reading: Reading; children: ComponentChildren }) {
  return own.lang === undefined ? <>{children}</> : <span {...own}>{children}</span>
}

/** The word for what was found in the dates and numbers of a note. */
export const CheckMark = ({ severity, reading: { words, own } }: { severity: EditionCheck['severity']; reading: Reading }) => (
  <strong class="mark" {...own}>
    {words.checks[severity]}
  </strong>
)

/** What stands as somebody recorded it: marked only on a translation, where it is in another language than the page. */
export function Recorded({ reading: { recorded }, children }: { reading: Reading; children: string }) {
  return recorded.lang === undefined ? <>{children}</> : <span {...recorded}>{children}</span>
}

/** What the machine says in English on a page of any language. */
export function English({ reading: { lang, dir }, children }: { reading: Reading; children: string }) {
  if (lang === 'en' || lang.startsWith('en-')) return <>{children}</>
  return (
    <span lang="en" {...(dir === 'rtl' && { dir: 'ltr' })}>
      {children}
    </span>
  )
}

/**
 * A name as the sources write it, kept from turning the sentence around where its script runs the other way. Where it
 * runs with the page nothing is needed, and a page of many names stays light.
 */
export function Name({ children, reading }: { children: string; reading: Reading }) {
  return isolated(children, reading) ? <bdi>{children}</bdi> : <>{children}</>
}

/** A question in the language it was asked in, where that is another than the page's; its mark stands at its end in either direction. */
export function Asked({ of: { question, question_lang }, reading }: { of: AskedQuestion; reading: Reading }) {
  if (question_lang === undefined) return <Name reading={reading}>{question}</Name>
  return directionOf(question_lang) === reading.dir ? (
    <span lang={question_lang}>{question}</span>
  ) : (
    <bdi lang={question_lang}>{question}</bdi>
  )
}

type AskedQuestion = { readonly question: string; readonly question_lang?: string }

/** Who says it, and whose words they only pass on. Each name runs its own way. */
export function Speaker({ speaker: { name, passing_on }, reading }: { speaker: EditionSpeaker; reading: Reading }) {
  if (passing_on === undefined) return <Name reading={reading}>{name}</Name>
  const parts = reading.words.notes.passingOn('{who}', '{whose}').split(/(\{who\}|\{whose\})/)
  return (
    <>
      {parts.map((part) =>
        part === '{who}' || part === '{whose}' ? (
          <Name reading={reading}>{part === '{who}' ? name : passing_on}</Name>
        ) : (
          <Own reading={reading}>{part}</Own>
        ),
      )}
    </>
  )
}

/** `lang` and `dir` for a title or passage in the language of its document. What stands in brackets is a description of ours. */
export function foreign(text: string, lang: string | undefined, reading: Reading): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (lang === undefined || lang === reading.lang || /^\[.*\]$/s.test(text))
    return isolated(text, reading) ? { dir: otherWay(reading.dir) } : {}
  return { lang, ...(directionOf(lang) !== reading.dir && { dir: directionOf(lang) }) }
}

const rightToLeft = /[\p{Script=Arab}\p{Script=Hebr}\p{Script=Thaa}\p{Script=Syrc}]/u
const isolated = (text: string, { dir }: Reading): boolean =>
  dir === 'ltr'
    ? rightToLeft.test(text)
    : /\p{Letter}/u.test(text.replace(/[\p{Script=Arab}\p{Script=Hebr}\p{Script=Thaa}\p{Script=Syrc}]/gu, ''))
const otherWay = (dir: 'ltr' | 'rtl'): 'ltr' | 'rtl' => (dir === 'ltr' ? 'rtl' : 'ltr')
