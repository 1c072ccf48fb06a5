import type { Deadline } from '../../../deadlines/index.ts'
import type { OpenedCase } from '../opened-case.ts'

/** How many cases of one deadline are named; an appeal may cite dozens. */
const most = 5

type OfCasesProperties = {
  readonly deadline: Deadline
  readonly cases: ReadonlyMap<string, OpenedCase>
  /** The case that alone is shown: it is named, and of the others how many they are. */
  readonly only?: OpenedCase | undefined
}

/** The cases it is of, each a link to it. */
export function OfCases({ deadline: { of: all }, cases, only }: OfCasesProperties) {
  const of = only !== undefined && all.includes(only.id) ? [only.id] : all
  const others = all.length - of.length
  if (of.length === 0) return <span class="hint">of no case</span>
  const named = of.slice(0, most).map((id) => (
    <>
      <a href={`/cases/${encodeURIComponent(id)}`} dir="auto">
        {cases.get(id)?.document.case.title ?? id}
      </a>{' '}
      <bdi class="hint">{id}</bdi>
    </>
  ))
  if (of.length === 1)
    return (
      <>
        {named}
        {others > 0 && <span class="hint"> and {others === 1 ? 'one other' : `${others} others`}</span>}
      </>
    )
  return (
    <ul class="plain">
      {named.map((one, index) => (
        <li key={of[index]}>{one}</li>
      ))}
      {of.length > most && <li class="hint">and {of.length - most} more</li>}
    </ul>
  )
}

/** The same by their codes, in a line; the appeal where it is of none. */
export const CasesNamed = ({ deadline }: { readonly deadline: Deadline }) => (
  <>
    {namesOf(deadline)
      .slice(0, most)
      .map(([id], index) => (
        <>
          {index > 0 && ', '}
          <bdi>{id}</bdi>
        </>
      ))}
    {deadline.of.length > most && ` and ${deadline.of.length - most} more`}
  </>
)

/** Which cases and appeals calendars and mails call otherwise, because somebody chose their code. */
export function OtherNames({ deadlines }: { readonly deadlines: readonly Deadline[] }) {
  const called = new Map(deadlines.flatMap(namesOf))
  const others = [...called].filter(([id, code]) => id !== code)
  if (others.length === 0) return null
  return (
    <p class="hint">
      In calendars and mails, where a code that somebody chose could tell a name:{' '}
      {others.map(([id, code], index) => (
        <>
          {index > 0 && ', '}
          <bdi>{id}</bdi> is {code}
        </>
      ))}
      .
    </p>
  )
}

/** What each of its codes stands for: its cases, or the appeal that is of none. */
function namesOf({ of, codes, from }: Deadline): readonly (readonly [string, string])[] {
  if (of.length > 0) return of.map((id, index) => [id, codes[index] ?? id] as const)
  return from.kind === 'appeal' || from.kind === 'delivery' ? [[from.appeal, codes[0]]] : [[codes[0], codes[0]]]
}
