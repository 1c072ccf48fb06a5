export { settleLetter, takeLetter } from './take-letters.ts'
