import { writers } from '../route.ts'
import type { NormResult } from '../../../norms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { askedOf, withSexFirst } from './sex-first.ts'

/** What would have to be asked, each with the way to a claim that answers it. */
export function Questions({ visit, result }: { readonly visit: CaseVisit; readonly result: NormResult }) {
  const { ask, subject } = withSexFirst(result, askedOf(visit))
  if (ask.length === 0) return null
  return (
    <div>
      <p>{ask.length === 1 ? 'This would decide it:' : 'These together would decide it:'}</p>
      <ul>
        {ask.map(({ fact, question }) => (
          <li key={fact}>
            {question}{' '}
            {(writers as readonly string[]).includes(visit.staff.role) && (
              <a href={answerFact(visit, { fact, subject })}>
                Add a claim that answers it<span class="unseen">: {question}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where a claim is entered that answers a question of the dictionary about a person. */
export const answerFact = ({ opened }: CaseVisit, { fact, subject }: { readonly fact: string; readonly subject: string }): string =>
  `/cases/${encodeURIComponent(opened.id)}/claims/new?${new URLSearchParams({ fact, about: subject }).toString()}`
