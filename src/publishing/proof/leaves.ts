/** What stands at the end of every way through plain data: a text or a number. `null` stands where a number was erased. */
export type Leaf = string | number | null

/** Every text and number of plain data by its JSON Pointer (RFC 6901), in the order of the data. */
export function leavesOf(data: unknown): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  withLeaves(data, (at, leaf) => {
    leaves.set(at, leaf)
    return leaf
  })
  return leaves
}

/** The same data with each text and number replaced by what is given for it. Truth values stay as they are. */
export function withLeaves(data: unknown, replace: (at: string, leaf: Leaf) => Leaf, at = ''): unknown {
  if (typeof data === 'string' || typeof data === 'number' || data === null) return replace(at, data)
  if (Array.isArray(data)) return data.map((item, index) => withLeaves(item, replace, `${at}/${index}`))
  if (typeof data !== 'object') return data
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, withLeaves(item, replace, `${at}/${escaped(name)}`)]),
  )
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
