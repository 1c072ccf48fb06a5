import type { TimelineLane, TimelineMark, Words } from '../../publishing/index.ts'
import { numbersOf } from './layout.ts'
import type { TimelineLinks } from './links.ts'
import { Name, Own } from '../public/own.tsx'
import type { Reading } from '../public/reading.ts'

/** The same content as the drawing, for those who do not see it and for paper. */
export function TimelineTable({ lanes, reading, links }: { lanes: readonly TimelineLane[]; reading: Reading; links: TimelineLinks }) {
  const { words, own, date } = reading
  const numbers = numbersOf(lanes)
  return (
    <table>
      <thead {...own}>
        <tr>
          {[words.timeline.date, words.timeline.what, words.timeline.saidBy, links.heading ?? words.timeline.note].map((heading) => (
            <th scope="col">{heading}</th>
          ))}
        </tr>
      </thead>
      {lanes.map(({ name, marks }) => (
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={4}>
              {name}
            </th>
          </tr>
          {marks.map((mark) => (
            <tr id={mark.note === undefined ? `t${numbers.get(mark)}` : undefined} class={mark.contested ? 'contested' : undefined}>
              <td>{datesOf(mark.date, date)}</td>
              <td>
                {mark.label}
                {mark.contested && (
                  <>
                    {' '}
                    <strong class="mark" {...own}>
                      {words.contested.word}
                    </strong>
                  </>
                )}
                {mark.explained && <Own reading={reading}> ({words.states.explained})</Own>}
              </td>
              <td>
                <Name reading={reading}>{mark.said_by}</Name>
              </td>
              <td>{mark.note !== undefined && <a href={links.href(mark.note)}>{links.label(mark.note)}</a>}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** A state told by several claims carries their dates joined by an ellipsis. */
export const datesOf = (text: string, date: (text: string) => string): string => text.split(' … ').map(date).join(' … ')

/** What has to be known of a mark besides its date and label. */
export const asides = ({ contested, explained }: TimelineMark, words: Words): string[] =>
  contested ? [words.contested.word] : explained ? [words.states.explained] : []
