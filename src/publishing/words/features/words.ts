import type { CourseWords } from '../course.ts'
import type { FormsWords } from '../forms.ts'
import type { OutcomeWords } from '../outcomes.ts'
import type { TellingWords } from '../telling.ts'
import type { TranslatedWords } from '../translated.ts'
import type { VersionsWords } from '../versions.ts'
import type { WriteYourselfWords } from '../write-yourself.ts'

/** What public pages, sheets and mails say of the life of an appeal, in one language. */
export type FeatureWords = {
  readonly outcomes: OutcomeWords
  readonly translated: TranslatedWords
  readonly versions: VersionsWords
  readonly course: CourseWords
  readonly telling: TellingWords
  readonly writeYourself: WriteYourselfWords
  readonly forms: FormsWords
}
