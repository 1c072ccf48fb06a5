import type { StandingThresholds } from '../../../deadlines/index.ts'
import { momentInWords } from '../moment.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { deadlineRoutes } from './routes.ts'

/** Which of the deadlines follow from no claim and no law but from thresholds of the team's own, and who set them. */
export function OwnRules({
  visit,
  thresholds: { set, health, contact, visit: visits },
  who,
}: {
  readonly visit: Visit
  readonly thresholds: StandingThresholds
  readonly who: (by: string) => string
}) {
  return (
    <p class="hint">
      Our own rules, of no law: ask anew {after(health, 'of health')}, {after(visits, 'of visits')}, {after(contact, 'of contact')}.{' '}
      {set === null ? (
        'They are Amparo’s; nobody of the team has set others.'
      ) : (
        <>
          Set by <bdi>{who(set.by)}</bdi> on {momentInWords(set.at)}.
        </>
      )}{' '}
      {visit.staff.role === 'administrator' && <a href={hrefOf(deadlineRoutes.thresholds)}>Change them</a>}
    </p>
  )
}

const after = (days: number | null, what: string): string => (days === null ? `never ${what}` : `after ${days} days without word ${what}`)
