import { fold, languageName } from '../../../kit/index.ts'
import type { Option } from '../forms/index.ts'

const tags =
  'am ar az be bg bn bo cs de el en es fa fr gn ha he hi hr hu hy id it ja ka kk km ko ku ky lo mn ms my ne nl om pa pl ps pt qu ro ru rw si so sq sr sw ta te tg th ti tk tr ug uk ur uz vi yo zh-Hans zh-Hant'

/** Languages to choose from, each in its own script. A file may name any other. */
export const languages: readonly Option[] = tags.split(' ').map((value) => ({ value, label: `${languageName(value)} (${value})` }))

const english = new Intl.DisplayNames(['en'], { type: 'language' })

/**
 * The tag of a language that somebody names in English or in the language itself (Spanish, español), or by its tag in whatever case. What
 * names none of those to choose from is given back as it is.
 */
export const tagOfLanguage = (text: string): string => tagsByName().get(fold(text)) ?? text.trim()

let known: ReadonlyMap<string, string> | undefined

const tagsByName = (): ReadonlyMap<string, string> =>
  (known ??= new Map(
    languages.flatMap(({ value, label }) =>
      [value, label, languageName(value), english.of(value) ?? value].map((name) => [fold(name), value]),
    ),
  ))
