import type { NoteStandings } from '../../../publishing/index.ts'
import { StandingMark } from '../points/index.ts'

/** How what a note cites stood when it was published, and how it stands now, side by side. */
export const ThenAndNow = ({ standings }: { readonly standings: NoteStandings }) => (
  <dl class="then-and-now">
    <div>
      <dt>At publication</dt>
      <dd>
        <Standing of={standings.before} />
      </dd>
    </div>
    <div>
      <dt>Now</dt>
      <dd>
        <Standing of={standings.now} />
      </dd>
    </div>
  </dl>
)

/** A standing with whether its accounts contradict each other. */
export const Standing = ({ of }: { readonly of: NoteStandings['now'] }) =>
  of === null ? (
    <>not to be found, or not for you to read</>
  ) : (
    <>
      <StandingMark standing={of.standing} />
      {of.contested && <span class="mark"> contested</span>}
    </>
  )

/** Whether it stands otherwise than when it was published. */
export const standsOtherwise = ({ before, now }: NoteStandings): boolean =>
  now === null || before.standing !== now.standing || before.contested !== now.contested
