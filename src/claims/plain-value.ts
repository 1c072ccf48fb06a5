import type { FactValue } from './claim.ts'

/** A value as a file and plain JSON write it: dates by their text as the source gave them. */
export function plainValue(value: FactValue): string | number | boolean {
  switch (value.type) {
    case 'date':
      return value.date.text
    case 'number':
      return value.number
    case 'bool':
      return value.bool
    case 'text':
    case 'enum':
    case 'place':
    case 'duration':
      return value.text
    default:
      return value satisfies never
  }
}
