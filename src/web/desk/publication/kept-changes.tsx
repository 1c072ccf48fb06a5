import type { KeptReason, OpenChange } from '../../../publishing/index.ts'
import { languageName } from '../../../kit/index.ts'
import { momentInWords } from '../moment.ts'
import { ChangeForStaff, type NormOtherwise } from './norms-otherwise.tsx'

type Properties = {
  readonly kept: readonly OpenChange[]
  readonly reasons: ReadonlyMap<number, KeptReason>
  readonly norms: ReadonlyMap<number, NormOtherwise>
  readonly who: (by: string) => string
}

/** The changes that somebody looked at and kept the text despite, with the reason of each. */
export const KeptChanges = ({ kept, reasons, norms, who }: Properties) => (
  <section aria-labelledby="kept">
    <h2 id="kept">Kept as it is</h2>
    <p class="hint">
      {kept.length === 1 ? 'One change was' : `${kept.length} changes were`} looked at and the text kept as it is. What readers were told of
      it on the public page stays.
    </p>
    <ul class="plain rows">
      {kept.map((change) => {
        const reason = reasons.get(change.id)
        return (
          <li key={change.id} data-row="">
            <p>
              <a href={`/appeals/${encodeURIComponent(change.appeal)}/standings`}>
                <bdi>{change.appeal}</bdi>
              </a>
              , {languageName(change.lang)}, {change.sentences.join(', ').toUpperCase()}: <ChangeForStaff change={change} norms={norms} />
            </p>
            {reason !== undefined && (
              <p class="hint">
                <bdi>{who(reason.by)}</bdi> on <time dateTime={reason.at.toISOString()}>{momentInWords(reason.at)}</time>
                {': '}
                {reason.reason === null ? 'no reason is on record.' : <span dir="auto">{reason.reason}</span>}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  </section>
)
