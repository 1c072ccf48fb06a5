import type { Fact, FactValue, Subject } from '../claims/index.ts'
import { describeDate, describeDuration } from '../kit/index.ts'
import type { Words } from './words/words.ts'

/** The answer an account gives, in the words of the edition's language; codes keep their dictionary's English. */
export function valueInWords(value: FactValue, fact: Fact | undefined, subjects: readonly Subject[], words: Words, lang: string): string {
  switch (value.type) {
    case 'date':
      return describeDate(value.date, lang)
    case 'number':
      return withUnit(new Intl.NumberFormat(lang).format(value.number), fact?.unit, words)
    case 'bool':
      return value.bool ? words.values.yes : words.values.no
    case 'enum':
      return value.text.replaceAll('_', ' ')
    case 'place': {
      const place = subjects.find((subject) => subject.id === value.text)
      return place === undefined ? value.text : nameOf(place, lang)
    }
    case 'duration':
      return describeDuration(value.text, lang)
    case 'text':
      break
  }
  return value.text
}

/** What a subject is called: in the edition's language where the file has such a name, else the legal one, else the role. */
export function nameOf(subject: Subject, lang: string): string {
  const { names } = subject
  const own = names.find((name) => name.lang === lang && name.kind !== 'spelling')
  return (own ?? names.find((name) => name.kind === 'legal') ?? names[0])?.text ?? subject.role ?? subject.id
}

function withUnit(number: string, unit: string | undefined, words: Words): string {
  if (unit === undefined) return number
  return `${number} ${words.values.units[unit] ?? unit}`
}
