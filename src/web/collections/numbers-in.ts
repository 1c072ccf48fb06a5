import { counted } from '../../kit/index.ts'
import { collectionWords } from '../../publishing/index.ts'

/** Numbers in the words and digits of a language, or of English where there are no words in it. */
export function numbersIn(lang: string): { readonly number: (value: number) => string; readonly atLeast: (value: number) => string } {
  const { words, lang: own } = collectionWords(lang)
  const { number } = counted(own)
  return { number, atLeast: (value) => words.atLeast(number(value)) }
}
