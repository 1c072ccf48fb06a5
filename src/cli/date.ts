import { describeDate, isLanguage, parseDate, readDateText, type DateReading } from '../kit/index.ts'
import type { Command } from './command.ts'

export const dateCommand: Command = {
  name: 'date',
  usage: 'date TEXT [--lang LANGUAGE] [--century YEAR] [--json]',
  summary: 'Say how a date that a source wrote is understood, and why one is not: 24 o 26.06.1976',
  options: { lang: { type: 'string' }, century: { type: 'string' }, json: { type: 'boolean' } },
  takes: [1, 1],
  run({ out, err }, { positionals: [text = ''], values }) {
    const lang = values['lang'] === undefined ? undefined : String(values['lang'])
    if (lang !== undefined && !isLanguage(lang)) {
      err(`'${lang}' is not a language: write it as es, fa or en-US.\n`)
      return Promise.resolve(2)
    }
    const century = values['century'] === undefined ? undefined : String(values['century'])
    if (century !== undefined && !/^(?:1[2-9]|20)\d\d$/.test(century)) {
      err(`'${century}' is not the first year of a century: write it as 1900.\n`)
      return Promise.resolve(2)
    }
    const reading = readDateText(text, {
      ...(lang === undefined ? {} : { lang }),
      ...(century === undefined ? {} : { century: Number(century) }),
    })
    out(values['json'] === true ? `${JSON.stringify(reading)}\n` : inWords(reading))
    return Promise.resolve(0)
  },
}

function inWords({ edtf, note }: DateReading): string {
  if (edtf === null) return `Not understood. ${note ?? ''}\n`
  return `${edtf}  ${describeDate(parseDate(edtf), 'en')}\n${note === null ? '' : `${note}\n`}`
}
