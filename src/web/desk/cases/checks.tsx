import type { CheckSeverity, Evaluation } from '../../../evaluation/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { ClaimLinks } from '../points/index.ts'

/** How many stand on the case page. */
const mostShown = 30

/** What cannot be so as it is told, by rules of dates and numbers; nothing is shown where they find nothing. */
export function Checks({ opened, evaluation }: { readonly opened: OpenedCase; readonly evaluation: Evaluation }) {
  const { checks } = evaluation
  if (checks.length === 0) return null
  return (
    <section id="checks" aria-labelledby="checks-heading">
      <h2 id="checks-heading">Checks ({checks.length})</h2>
      <ul class="plain">
        {checks
          .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
          .slice(0, mostShown)
          .map(({ rule, severity, message, claims, account }) => (
            <li key={`${rule} ${claims.join(' ')} ${account ?? ''}`} data-row="">
              {severity === 'rounding' ? words[severity] : <strong class="mark">{words[severity]}</strong>}:{' '}
              <span dir="auto">{message}</span>{' '}
              <span class="hint">
                <ClaimLinks ids={claims} opened={opened} />
                {account !== undefined && !message.includes(account) && `, by the account “${account}”`}
              </span>
            </li>
          ))}
      </ul>
      {checks.length > mostShown && <p class="hint">{checks.length - mostShown} more are not shown.</p>}
    </section>
  )
}

const order: readonly CheckSeverity[] = ['impossible', 'unlikely', 'rounding']
const words: Readonly<Record<CheckSeverity, string>> = {
  impossible: 'Cannot be so',
  unlikely: 'Can hardly be so',
  rounding: 'Rounded, it may be so',
}
