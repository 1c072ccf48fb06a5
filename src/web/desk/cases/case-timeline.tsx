import type { Evaluation } from '../../../evaluation/index.ts'
import type { Day } from '../../../kit/index.ts'
import { composeCaseTimeline, wordsFor, type CaseTimeline } from '../../../publishing/index.ts'
import { readingIn } from '../../public/reading.ts'
import { Timeline } from '../../timeline/timeline.tsx'
import { pointHref } from '../points/index.ts'
import type { CaseVisit } from '../visit.ts'
import { mainPersons, nameOfSubject } from './persons.ts'

/** The time of the person the case is about, over the full width; of others by a link. */
export function CaseTimelineSection({
  visit,
  evaluation,
  at,
}: {
  readonly visit: CaseVisit
  readonly evaluation: Evaluation
  readonly at: Day
}) {
  const { opened, staff, c } = visit
  const { shown, all } = mainPersons(opened.document)
  const asked = all.find(({ id }) => id === c.req.query('person'))
  const person = asked ?? shown[0]
  if (person === undefined) return null
  const { lanes, points, left } = timelineOf(visit, evaluation, person.id, at)
  const reading = { ...readingIn('en'), dir: staff.direction }
  return (
    <section id="timeline" aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">
        Timeline
        {all.length > 1 && (
          <>
            : <bdi>{nameOfSubject(person)}</bdi>
          </>
        )}
      </h2>
      {lanes.length === 0 ? (
        <p>No claim gives a date of custody, health, contact or proceedings yet.</p>
      ) : (
        <Timeline
          lanes={lanes}
          reading={reading}
          links={{ href: (note) => pointHref(opened.id, points[note - 1] ?? ''), label: () => 'point', heading: 'Point' }}
        />
      )}
      {left > 0 && <p class="hint">{left} more dated points are left out of the drawing.</p>}
      {all.length > 1 && (
        <form method="get" action={`${c.req.path}#timeline`} class="filter">
          <div class="field">
            <label for="person">Person</label>
            <select id="person" name="person">
              {all.map((one) => (
                <option key={one.id} value={one.id} selected={one === person}>
                  {nameOfSubject(one)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit">Show the timeline</button>
        </form>
      )}
    </section>
  )
}

function timelineOf({ opened, needs }: CaseVisit, evaluation: Evaluation, subject: string, at: Day): CaseTimeline {
  const drawn = remembered.get(evaluation) ?? new Map<string, CaseTimeline>()
  remembered.set(evaluation, drawn)
  const made =
    drawn.get(subject) ?? composeCaseTimeline(opened.document, evaluation, { subject, facts: needs.facts, words: wordsFor('en'), at })
  drawn.set(subject, made)
  return made
}

/** A case is looked at page by page; its timeline stays as long as what it was made of. */
const remembered = new WeakMap<Evaluation, Map<string, CaseTimeline>>()
