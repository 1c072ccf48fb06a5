/** How a leaf of an edition may be erased: a text, an id that others of the edition share, a day number of the timeline. */
export type Erasable = 'text' | 'id' | 'number'

/**
 * How the leaf at a pointer may be erased; null of what says nothing of anybody and holds the edition together: its
 * appeal, version, language and days, and the codes of states, standings and kinds.
 */
export function erasableAt(at: string): Erasable | null {
  if (numbers.test(at)) return 'number'
  if (ids.test(at)) return 'id'
  return texts.test(at) ? 'text' : null
}

const index = String.raw`\d+`
const statement = `notes/${index}/(?:claim|points/${index}/accounts/${index}/statements/${index})`
const mark = `timeline/${index}/marks/${index}`

const anyOf = (...ways: readonly string[]): RegExp => new RegExp(`^/(?:${ways.join('|')})$`)

const texts = anyOf(
  'title|summary|outcome|news',
  `sections/${index}/heading`,
  `sections/${index}/sentences/${index}/text`,
  `asks/${index}/text`,
  `to/${index}/(?:name|title|body|salutation)`,
  `notes/${index}/case/title`,
  `${statement}/(?:statement|said_on)`,
  `${statement}/said_by/${index}/(?:name|passing_on)`,
  `${statement}/printed_in/${index}/(?:title|by|published|host|passage/exact|passage/page)`,
  `notes/${index}/points/${index}/(?:subject|question|why|ruling/reason)`,
  `notes/${index}/points/${index}/accounts/${index}/value`,
  `notes/${index}/checks/${index}/message`,
  `timeline/${index}/name`,
  `${mark}/(?:label|date|said_by)`,
)
const ids = anyOf(`notes/${index}/(?:cites|case/id)`, `${statement}/claim`, `notes/${index}/points/${index}/id`, `${mark}/point`)
const numbers = anyOf(`${mark}/(?:from|to)/(?:earliest|latest)`)
