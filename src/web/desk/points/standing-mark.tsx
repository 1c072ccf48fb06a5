import type { Standing } from '../../../claims/index.ts'
import { standingMarks, wordsFor } from '../../../publishing/index.ts'

const words = wordsFor('en')

/** How something stands: a mark and its word, never a colour alone. `onRecord`: only courts say it (docs/decisions/0009). */
export const StandingMark = ({ standing, onRecord }: { readonly standing: Standing; readonly onRecord?: boolean }) => (
  <span class="standing">
    <span aria-hidden="true">{standingMarks[standing]}</span>{' '}
    {onRecord === true && standing === 'alleged' ? words.notes.courtRecord : words.standings[standing]}
  </span>
)
