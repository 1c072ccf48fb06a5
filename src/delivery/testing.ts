export { takeLetter } from './take-letters.ts'
