import type { Claim } from '../../../claims/index.ts'
import type { Account, Point } from '../../../evaluation/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { preferredMeans } from './ruling-words.ts'
import { StandingMark } from './standing-mark.tsx'
import { answerOf, claimsOf, printers, type PointReading, whenSaid, whoSays, whyWithdrawn, words } from './point-reading.ts'

/** The case in which claims stand; one of them may be shown before it is saved, and has no page yet. */
export type ClaimsPlace = Pick<OpenedCase, 'id'> & { readonly unsaved?: string }

type AccountProperties = {
  readonly account: Account
  readonly point: Point
  readonly opened: ClaimsPlace
  readonly reading: PointReading
  /** How many of its claims are shown; the others are counted. */
  readonly most: number
}

/** One side of a point: its answer, who gives it and in which words, and who told it before. */
export function AccountBox({ account, point, opened, reading, most }: AccountProperties) {
  const { document } = reading
  const claims = claimsOf(account.claims, document)
  const withdrawn = claimsOf(account.withdrawn, document)
  const answer = answerOf(account, point, reading)
  const [shown, more] = [claims.slice(0, most), claims.length - most]
  return (
    <li class={account.ruled === undefined ? 'account' : `account ${account.ruled}`}>
      {answer !== undefined && (
        <p class="answer" dir="auto">
          {claims.length === 0 ? <s>{answer}</s> : answer}
        </p>
      )}
      {account.ruled !== undefined && (
        <p class="hint">
          {words.notes[account.ruled]}
          {account.ruled === 'preferred' && point.ruling !== undefined && (
            <>
              {': '}
              <StandingMark standing={point.ruling.standing} />
              {preferredMeans[point.ruling.standing]}
            </>
          )}
        </p>
      )}
      {account.denies.length > 0 && (
        <p>
          {'Denies '}
          <ClaimLinks ids={account.denies} opened={opened} />
        </p>
      )}
      {shown.map((claim) => (
        <Told key={claim.id} claim={claim} answered={answer !== undefined} opened={opened} reading={reading} />
      ))}
      {more > 0 && <p class="hint">{`and ${more} more ${more === 1 ? 'claim' : 'claims'}`}</p>}
      {withdrawn.slice(0, most).map((claim) => (
        <p key={claim.id} class="hint">
          <ClaimLink id={claim.id} opened={opened} /> <s dir="auto">{answer === undefined ? claim.statement : whoSays(claim, document)}</s>
          {`, ${whyWithdrawn(claim, document) ?? 'withdrawn'}`}
        </p>
      ))}
      <p class="hint">{countsOf(account, claims, reading)}</p>
    </li>
  )
}

/** Who says it, then what: the exact words where they are recorded. */
function Told({
  claim,
  answered,
  opened,
  reading: { document },
}: Pick<AccountProperties, 'opened' | 'reading'> & { readonly claim: Claim; readonly answered: boolean }) {
  const passage = claim.printed_in.find((printed) => printed.passage !== undefined)?.passage
  const when = whenSaid(claim)
  return (
    <div class="told">
      <p>
        <ClaimLink id={claim.id} opened={opened} /> <span dir="auto">{whoSays(claim, document)}</span>
        {when !== undefined && <span class="hint">{`, ${when}`}</span>}
      </p>
      {!answered && <p dir="auto">{claim.statement}</p>}
      {passage === undefined ? (
        <p class="hint">no passage recorded</p>
      ) : (
        <p>
          <q dir="auto">{passage.exact}</q>
          {passage.page !== undefined && <span class="hint">{` ${words.notes.page(String(passage.page))}`}</span>}
        </p>
      )}
    </div>
  )
}

/** "printed by 3 · 1 voice". */
function countsOf(
  { voices, independent, independent_at_least: atLeast }: Account,
  claims: readonly Claim[],
  { document }: PointReading,
): string {
  const printed = printers(claims, document)
  return [
    printed === 0 ? 'printed by nobody' : `printed by ${printed}`,
    words.notes.voices(voices),
    ...(independent > 1 ? [`${atLeast === true ? 'at least ' : ''}${words.notes.independent(independent)}`] : []),
  ].join(' · ')
}

/** A claim by its id, leading to its page where it has one. */
export const ClaimLink = ({ id, opened }: { readonly id: string; readonly opened: ClaimsPlace }) =>
  id === opened.unsaved ? (
    <span>{`${id}, not saved yet:`}</span>
  ) : (
    <a href={`/cases/${encodeURIComponent(opened.id)}/claims/${encodeURIComponent(id)}`}>{id}</a>
  )

/** The same of several, at most twenty of them. */
export const ClaimLinks = ({ ids, opened }: { readonly ids: readonly string[]; readonly opened: ClaimsPlace }) => (
  <>
    {ids.slice(0, 20).map((id, index) => (
      <>
        {index > 0 && ', '}
        <ClaimLink key={id} id={id} opened={opened} />
      </>
    ))}
    {ids.length > 20 && ` and ${ids.length - 20} more`}
  </>
)
