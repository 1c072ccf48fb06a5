import type { Sound } from './sound.ts'
import type { Reading, Ways } from './readings.ts'
import { readNames, type NameWord, type ReadName } from './read-name.ts'

/** A name has at most so many keys: what could be read in many ways is looked for in the likeliest. */
const mostKeys = 64

/**
 * The keys under which a name is looked for: two spellings of one name share at least one, in whatever script each is.
 * `=word` is a word by its letters, folded; `~KSMN` a word by the classes of its consonants; `+LSP` the whole name by them,
 * for names of short words and for those written in one run. Meant for names (at most 200 characters are read), not for
 * running text. Keys find candidates; `compareNames` says how alike they are.
 */
export function nameKeys(text: string): readonly string[] {
  const keys = new Set<string>()
  for (const name of readNames(text)) {
    for (const word of name.words) if (!word.particle && !word.initial) for (const key of keysOfWord(word)) keys.add(key)
    for (const key of keysOfWhole(name)) keys.add(key)
    for (const reading of name.readings) for (const key of keysOfReading(reading)) keys.add(key)
  }
  return [...keys].slice(0, mostKeys)
}

const keysOfWord = (word: NameWord): string[] => [`=${word.letters}`, ...skeletons(word.sounds).map((classes) => `~${classes}`)]

function keysOfWhole({ words, isJoined }: ReadName): string[] {
  const full = words.filter((word) => !word.particle && !word.initial)
  const isShort = full.length > 1 && full.length < 4 && full.every((word) => word.sounds.length <= 8)
  if (!isJoined && !isShort) return []
  const orders = isJoined ? [full] : [full, [...full.slice(1), full[0]!], [full.at(-1)!, ...full.slice(0, -1)]]
  return orders.flatMap((order) =>
    skeletons(order.flatMap((word) => word.sounds))
      .slice(0, 4)
      .map((classes) => `+${classes}`),
  )
}

/** Of a name that may be read in many ways the whole, its surname and its given name by their first few. */
function keysOfReading({ ways, cuts }: Reading): string[] {
  return [
    ...skeletonsOf(ways, 3).map((classes) => `+${classes}`),
    ...cuts
      .slice(0, 2)
      .flatMap((cut) => [...skeletonsOf(ways.slice(0, cut), 2), ...skeletonsOf(ways.slice(cut), 3)].map((classes) => `~${classes}`)),
  ]
}

const skeletonsOf = (parts: Ways, most: number): string[] =>
  readAloud(parts)
    .slice(0, most)
    .flatMap((sounds) => skeletons(sounds).slice(0, 2))

const readAloud = (parts: Ways): Sound[][] =>
  parts.reduce<Sound[][]>((ways, sounds) => ways.flatMap((way) => sounds.map((some) => [...way, ...some])).slice(0, 64), [[]])

/** What is left of a word when vowels and everything that scripts disagree about are gone; in several readings. */
function skeletons(sounds: readonly Sound[]): string[] {
  let readings = ['']
  for (const sound of sounds) {
    if (sound.vowel) continue
    const options = optionsOf(sound)
    readings = [
      ...new Set(
        options.flatMap((option) => readings.map((reading) => (option === '' || reading.endsWith(option) ? reading : reading + option))),
      ),
    ].slice(0, 8)
  }
  return readings.filter((reading) => reading !== '')
}

const optionsOf = (sound: Sound): string[] => {
  const classes = Array.from(sound.phones)
    .slice(0, 3)
    .map((phone) => classOf.get(phone) ?? '')
  return [...new Set(sound.silent ? ['', ...classes] : classes)]
}

const classOf = new Map(
  Object.entries({ P: 'pbfv', T: 'td', K: 'kgx', S: 'szcSZCJ', N: 'mnN', L: 'lr' }).flatMap(([name, phones]) =>
    Array.from(phones, (phone) => [phone, name] as const),
  ),
)
