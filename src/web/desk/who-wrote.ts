import { listStaff } from '../../staff/index.ts'
import type { Visit } from './visit.ts'

/** Who wrote an entry, by what stands in its `recorded_by`: the name that is shown, or what it was when it was no person. */
export async function whoWrote({ needs }: Pick<Visit, 'needs'>): Promise<(recordedBy: string) => string> {
  const names = new Map((await listStaff(needs.db)).map(({ id, name }) => [id, name]))
  return (by) => names.get(by) ?? (by === 'import' ? theImport : by === 'amparo' ? 'Amparo' : somebody)
}

const [theImport, somebody] = ['the import of a file', 'somebody who is not in the team']

/** The same where a sentence begins with it. A name stays as its owner writes it. */
export const atStart = (who: string): string =>
  who === theImport || who === somebody ? `${who.charAt(0).toUpperCase()}${who.slice(1)}` : who
