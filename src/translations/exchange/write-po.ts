import { po, type GetTextTranslation } from 'gettext-parser'
import { pluralFormsOf } from './plural-forms.ts'
import type { ExchangeFile, ExchangeUnit } from './exchange-file.ts'

/** Headers by which a PO file is known again. */
export const poHeaders = { appeal: 'X-Amparo-Appeal', text: 'X-Amparo-Text', number: 'X-Amparo-Number' } as const

/** A PO file of GNU gettext in UTF-8. What is not in review or approved is marked fuzzy. The same file gives the same bytes. */
export function writePo({ appeal, sourceLang, lang, text, number, at, units }: ExchangeFile): Buffer {
  return po.compile({
    charset: 'utf-8',
    headers: {
      'Project-Id-Version': appeal,
      'Report-Msgid-Bugs-To': '',
      'PO-Revision-Date': `${at.toISOString().slice(0, 10)} ${at.toISOString().slice(11, 16)}+0000`,
      'Last-Translator': 'Amparo',
      'Language-Team': lang,
      Language: lang.replaceAll('-', '_'),
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=UTF-8',
      'Content-Transfer-Encoding': '8bit',
      'Plural-Forms': pluralFormsOf(lang),
      'X-Source-Language': sourceLang,
      'X-Language': lang,
      [poHeaders.appeal]: appeal,
      [poHeaders.text]: text,
      [poHeaders.number]: String(number),
    },
    translations: Object.fromEntries(units.map((unit) => [unit.key, { [unit.source]: messageOf(unit) }])),
  })
}

function messageOf({ key, places, source, cites, target, note, state, machine, remark, before }: ExchangeUnit): GetTextTranslation {
  const extracted = [
    `place: ${places.join(' ')}`,
    ...(cites.length === 0 ? [] : [`cites: ${cites.join(' ')}`]),
    `state: ${state}`,
    ...(machine ? ['A machine drafted this translation.'] : []),
    ...(remark === '' ? [] : [`review: ${remark}`]),
    'translate',
  ]
  return {
    msgctxt: key,
    msgid: source,
    msgstr: [target],
    comments: {
      ...(note !== '' && { translator: note }),
      extracted: extracted.join('\n'),
      reference: places.join(' '),
      ...(isFuzzy(state, target) && { flag: 'fuzzy' }),
      ...(before !== '' && { previous: `msgid "${quoted(before)}"` }),
    },
  }
}

const isFuzzy = (state: ExchangeUnit['state'], target: string): boolean => target !== '' && (state === 'draft' || state === 'stale')

const quoted = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\t', '\\t').replaceAll('\r', '\\r').replaceAll('\n', '\\n')
