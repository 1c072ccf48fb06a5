import { notTold, type Axis, type AxisValue } from '../../../patterns/index.ts'
import { countryName } from '../cases/countries.ts'
import { outcomeWords } from '../proposals/outcome-words.ts'

/** What persons are counted by, and what is said of those of whom no file tells it. */
export const axisWords: Readonly<Record<Axis, { readonly by: string; readonly one: string; readonly unknown: string }>> = {
  norm: { by: 'Norms that may be engaged', one: 'Norm', unknown: 'No norm, as far as the files tell' },
  place: { by: 'Places of custody', one: 'Place', unknown: 'Place not told' },
  authority: { by: 'Arresting authorities', one: 'Authority', unknown: 'Authority not told' },
  year: { by: 'Years', one: 'Year', unknown: 'Year not told' },
  country: { by: 'States', one: 'State', unknown: 'State not told' },
  result: { by: 'What the norms come to', one: 'Result', unknown: 'No norm, as far as the files tell' },
}

/** A row or a column in words. */
export function valueInWords(axis: Axis | null, { key, label }: AxisValue): string {
  if (axis === null) return 'Persons'
  if (key === notTold || label === null) return axisWords[axis].unknown
  if (axis === 'country') return countryName(label)
  if (axis === 'result') return outcomeWords[label as keyof typeof outcomeWords].name
  return label
}

/** "12 persons". */
export const personsInWords = (count: number): string => (count === 1 ? '1 person' : `${count} persons`)

/** What the numbers are, and what they are not; goes with every table. */
export const limitsOfCounting = [
  'Counted are persons, each once in a number. Somebody stands in every row that applies to them, so rows add up to more than all.',
  'A norm counts where the facts on file may engage it. Whether a rule was broken is for others to say.',
  'What holds only if an account is accepted that others contest, or rests on a disputed claim, is counted apart and never added.',
  'Of what no file tells a day, no day leaves it out; who is told in no row stands in the row of what is not told.',
  'These are the cases of one team, entered for reasons of their own. A small number may be a gap of the files.',
] as const
