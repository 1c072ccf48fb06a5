import type * as z from 'zod'
import type { Appeal } from './case-document.ts'
import type { appealSchema } from './case-schema.ts'
import type { FileProblems } from './file-problems.ts'
import type { Path } from './locate.ts'
import { DateReader } from './read-dates.ts'

/** An appeal whose shape is right, its dates parsed. Refuses an id that would be taken for a file or for another form of an appeal. */
export function readAppeal(raw: z.output<typeof appealSchema>, at: Path, problems: FileProblems): Appeal {
  const ending = takenEndings.find((candidate) => raw.id.toLowerCase().endsWith(candidate))
  if (ending !== undefined)
    problems.add([...at, 'id'], () => ({
      message: `an appeal's id does not end in ${ending}, which would be taken for a file or for the address of one of its forms`,
    }))
  return new DateReader(problems).in(raw, at, 'opened', 'act_until', 'closed')
}

/** `amparo publish` reads what ends so as a file, or the public site offers an edition under it. */
const takenEndings = ['.yaml', '.yml', '.json', '.jsonld', '.pdf', '.txt'] as const
