import type * as z from 'zod'
import type { Appeal } from './case-document.ts'
import type { appealSchema } from './case-schema.ts'
import type { Path } from './locate.ts'
import type { DateReader } from './read-dates.ts'

/** An appeal whose shape is right, its dates parsed. */
export const readAppeal = (raw: z.output<typeof appealSchema>, at: Path, dates: DateReader): Appeal =>
  dates.in(raw, at, 'opened', 'act_until', 'closed')
