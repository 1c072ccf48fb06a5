import { lifeOf, type LifeOf } from '../../../appeals/index.ts'
import type { Claim, Subject } from '../../../claims/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { mainPersons, nameOfSubject } from '../cases/persons.ts'
import type { OpenedCase } from '../opened-case.ts'
import { ClaimLinks, whoSays } from '../points/index.ts'
import type { CaseVisit } from '../visit.ts'

/** Of how many persons a death is told before the rest is counted: a case may be about hundreds. */
const mostTold = 5

/**
 * What whoever begins an appeal or a submission has to know first: that the case is closed, and that the death of a person whom it is about is
 * stated, by whom, and who says otherwise. It stops nothing: there is much to ask for after a death. Null where neither is so.
 */
export function MayBeTooLate({ visit: { opened } }: { readonly visit: CaseVisit }) {
  const { closed } = opened.document.case
  const deaths = deathsIn(opened)
  if (closed === undefined && deaths.length === 0) return null
  return (
    <div class="notice">
      {closed !== undefined && <p>The case has been closed since {describeDate(closed, 'en')}.</p>}
      {deaths.slice(0, mostTold).map(({ person, life }) => (
        <p key={person.id}>
          {life.deathDenied && <b>Contested. </b>}
          {'The death of '}
          <bdi>{nameOfSubject(person)}</bdi>
          {' is stated by '}
          <Speakers claims={life.died} opened={opened} />
          {life.lives.length > 0 && (
            <>
              {'; otherwise says '}
              <Speakers claims={life.lives} opened={opened} />
            </>
          )}
          .
        </p>
      ))}
      {deaths.length > mostTold && <p>{`So is the death of ${deaths.length - mostTold} more.`}</p>}
      <p>What asks for care or for release may come too late. This stops nothing.</p>
    </div>
  )
}

/** Each with what they say, where it can be opened. */
function Speakers({ claims, opened }: { readonly claims: readonly Claim[]; readonly opened: OpenedCase }) {
  const said = Map.groupBy(claims, (claim) => whoSays(claim, opened.document))
  return (
    <>
      {[...said].map(([who, of], index) => (
        <>
          {index > 0 && ', '}
          <bdi key={who}>{who}</bdi> (<ClaimLinks ids={of.map(({ id }) => id)} opened={opened} />)
        </>
      ))}
    </>
  )
}

function deathsIn({ document }: OpenedCase): readonly { readonly person: Subject; readonly life: LifeOf }[] {
  const { shown, all, isMany } = mainPersons(document)
  return (isMany ? all : shown).flatMap((person) => {
    const life = lifeOf(document, person.id)
    return life.died.length === 0 ? [] : [{ person, life }]
  })
}
