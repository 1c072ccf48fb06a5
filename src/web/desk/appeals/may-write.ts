import type { Appeal } from '../../../cases/index.ts'
import { writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'

/** Whether somebody may change the text: by their role, and because they may read all of it. */
export const mayWrite = ({ staff, opened }: AppealVisit): boolean =>
  opened.hidden === 0 && (writers as readonly string[]).includes(staff.role)

/** The address of a page of an appeal; without a name, of its text. */
export const textHref = ({ opened }: Pick<AppealVisit, 'opened'>, page = ''): string =>
  `/appeals/${encodeURIComponent(opened.appeal.id)}${page === '' ? '' : `/${page}`}`

export const statusInWords: Readonly<Record<Appeal['status'], string>> = { draft: 'a draft', open: 'open', closed: 'closed' }
