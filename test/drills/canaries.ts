import { addressOf, type Person } from './people.ts'

/** Letters that make words which are nowhere else, also such that are written in more than one way. */
const letters = 'bcdfghjklmnpqrstvwxzñéaeiou'

/** People whose names and addresses are nowhere but in what they typed. Takes chance, from 0 to 1. */
export function canaries(count: number, chance: () => number): readonly Person[] {
  const word = (length: number, from = letters): string => Array.from({ length }, () => from[Math.floor(chance() * from.length)]).join('')
  return Array.from({ length: count }, (_, number) => ({
    name: `${word(9)} ${word(10)}`,
    mail: `${word(9, 'bcdfghjklmnpqrstvwxz')}${number}@${word(9, 'bcdfghjklmnpqrstvwxz')}.example`,
    country: ['', 'DE', 'ES'][number % 3]!,
    disclosure: (['a', 'c', 'n'] as const)[number % 3]!,
    from: addressOf(number),
  }))
}

/** What is looked for of somebody: the two parts of the address, and those of the name, unless it is to be shown. */
export const wordsOf = ({ name, mail, disclosure }: Person): readonly string[] => [
  ...mail.replace('.example', '').split('@'),
  ...(disclosure === 'n' ? [] : name.split(' ')),
]
