import { directionOf } from '../../kit/index.ts'
import type { TranslationState } from '../translation.ts'
import type { ExchangeFile, ExchangeUnit } from './exchange-file.ts'

/** The namespace of XLIFF 2.0 (OASIS, 2014). */
export const xliffNamespace = 'urn:oasis:names:tc:xliff:document:2.0'

/** What Amparo itself notes of a file and of a sentence. All other notes are the translators'. */
export const noteCategories = {
  text: 'amparo-text',
  number: 'amparo-number',
  place: 'place',
  cites: 'cites',
  machine: 'machine-draft',
  remark: 'review',
  before: 'source-before',
  note: 'translator',
} as const

/** How far a sentence is, in XLIFF's words; `amparo:` and our own stands beside it as the subState. */
const states: Readonly<Record<TranslationState, 'initial' | 'translated' | 'final'>> = {
  missing: 'initial',
  stale: 'initial',
  draft: 'initial',
  'in-review': 'translated',
  approved: 'final',
}

/** XLIFF 2.0 (OASIS Standard, 5 August 2014), core only. The same file gives the same bytes. */
export function writeXliff({ appeal, sourceLang, lang, text, number, units }: ExchangeFile): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${xliffNamespace}" version="2.0" srcLang="${attribute(sourceLang)}" trgLang="${attribute(lang)}">
  <file id="appeal" original="${attribute(appeal)}" srcDir="${directionOf(sourceLang)}" trgDir="${directionOf(lang)}">
    <notes>
      <note category="${noteCategories.text}">${text}</note>
      <note category="${noteCategories.number}">${number}</note>
    </notes>
${units.map(unitOf).join('')}  </file>
</xliff>
`
}

function unitOf({ key, places, source, cites, target, note, state, machine, remark, before }: ExchangeUnit): string {
  const notes: readonly (readonly [category: string, says: string])[] = [
    [noteCategories.place, places.join(' ')],
    [noteCategories.cites, cites.join(' ')],
    [noteCategories.machine, machine ? 'A machine drafted this translation.' : ''],
    [noteCategories.before, before],
    [noteCategories.remark, remark],
    [noteCategories.note, note],
  ]
  const lines = notes
    .filter(([, says]) => says !== '')
    .map(([category, says]) => `        <note category="${category}">${escaped(says.replaceAll(notInXml, ''))}</note>\n`)
  return `    <unit id="${attribute(key)}" name="${attribute(places.join(' '))}" canResegment="no" translate="yes">
      <notes>
${lines.join('')}      </notes>
      <segment state="${states[state]}" subState="amparo:${state}">
        <source xml:space="preserve">${content(source)}</source>
${target === '' ? '' : `        <target xml:space="preserve">${content(target)}</target>\n`}      </segment>
    </unit>
`
}

/** Text of an element. What XML cannot hold at all is written as XLIFF writes it (4.2.3.3, cp). */
const content = (text: string): string =>
  escaped(text).replaceAll(notInXml, (sign) => `<cp hex="${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}"/>`)

/** Value of an attribute, in double quotes. */
const attribute = (text: string): string =>
  escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;').replaceAll(notInXml, '�')

const escaped = (text: string): string =>
  text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')

// Char of XML 1.0 leaves these out; surrogates that stand alone are gone already.
// oxlint-disable-next-line no-control-regex
const notInXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
