import type { Ruling } from '../../../claims/index.ts'
import type { PointRuling } from '../../../evaluation/index.ts'
import { describeDate, parseDate } from '../../../kit/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { ClaimLinks } from './account-box.tsx'
import { preferredMeans } from './ruling-words.ts'
import { StandingMark } from './standing-mark.tsx'

type Noted = Pick<Ruling, 'standing' | 'reason' | 'by' | 'prefer' | 'deprecate' | 'seen'> & { readonly on: Ruling['on'] }

/** A ruling: how it stands, who ruled when, why, for and against which claims, having seen how many. */
export const RulingNote = ({ ruling, opened }: { readonly ruling: Noted; readonly opened: Pick<OpenedCase, 'id'> }) => (
  <>
    <p>
      {ruling.prefer.length > 0 && 'An account is preferred: '}
      <StandingMark standing={ruling.standing} />
      {ruling.prefer.length > 0 && preferredMeans[ruling.standing]}
      {'. Ruled by '}
      <bdi>{ruling.by}</bdi>
      {`, ${describeDate(ruling.on, 'en')}.`}
    </p>
    <p dir="auto">{ruling.reason}</p>
    <p class="hint">
      {ruling.prefer.length > 0 && (
        <>
          {'Preferred: '}
          <ClaimLinks ids={ruling.prefer} opened={opened} />
          {'. '}
        </>
      )}
      {ruling.deprecate.length > 0 && (
        <>
          {'Not preferred: '}
          <ClaimLinks ids={ruling.deprecate} opened={opened} />
          {'. '}
        </>
      )}
      {`Seen: ${ruling.seen.length} ${ruling.seen.length === 1 ? 'claim' : 'claims'}.`}
    </p>
  </>
)

/** What the ruling on a point had not seen. */
export function RuledBefore({
  ruling,
  opened,
  again,
}: {
  readonly ruling: PointRuling
  readonly opened: OpenedCase
  readonly again?: string
}) {
  const newer = ruling.ruled_before
  if (newer.length === 0) return null
  const on = describeDate(parseDate(ruling.on), 'en')
  return (
    <p class="notice">
      {`Ruled on ${on}, before ${newer.length} newer ${newer.length === 1 ? 'claim' : 'claims'}: `}
      <ClaimLinks ids={newer} opened={opened} />.{again !== undefined && <> {<a href={again}>Rule again</a>}</>}
    </p>
  )
}
