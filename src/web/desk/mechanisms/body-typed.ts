import { bareName } from '../../../mechanisms/index.ts'
import type { OfferedBody } from './procedure-form.tsx'

/**
 * The body of the directory that somebody means who types it: by its code, its name, a part of that, or its abbreviation. Undefined where none
 * is called so, and where several are: then they have to choose.
 */
export function bodyTyped(typed: string, bodies: readonly OfferedBody[]): OfferedBody | undefined {
  const said = bareName(typed)
  const [found, ...others] = bodies.filter(({ id, name }) => [id, ...namesIn(name)].some((each) => bareName(each) === said))
  return others.length === 0 ? found : undefined
}

/** "Committee — petition (article 25)" is also called "Committee — petition", and by the letters that stand in it in capitals. */
const namesIn = (name: string): readonly string[] => [
  name,
  name.replace(/\s*\([^)]*\)\s*$/u, ''),
  ...name.split(/\s+[—–]\s+/u),
  ...(name.match(/\p{Lu}{3,}/gu) ?? []),
]
