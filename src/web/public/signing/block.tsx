import type { Edition } from '../../../publishing/index.ts'
import type { SigningState } from '../../../signons/index.ts'
import { placeOf, routes } from '../../routes.ts'
import { signingReading } from './reading.ts'

type Props = { readonly edition: Edition; readonly state: Exclude<SigningState, { kind: 'none' }> }

/** On the page of an appeal: how many signed, how to sign, and where the number comes from. */
export function SignBlock({ edition, state }: Props) {
  const { lang, dir, signing } = signingReading(edition.lang)
  const { block } = signing
  const { kind, counts, waiting } = state
  const id = placeOf(edition)
  const held = state.held.reduce((sum, each) => sum + each.count, 0)
  const total = counts?.total ?? 0
  const organisations = counts?.organisations.filter(({ standing }) => standing === 'counted').length ?? 0
  const beside = [
    ...(organisations > 0 ? [block.organisations(organisations)] : []),
    ...(waiting > 0 ? [block.waiting(waiting)] : []),
    ...(held > 0 ? [block.held(held)] : []),
  ]
  return (
    <aside class="signing" aria-label={block.title} {...(lang !== edition.lang && { lang, dir })}>
      <p class="total">{total === 0 ? block.nobody : block.signed(total)}</p>
      {beside.length > 0 && <p class="facts">{beside.join(' · ')}</p>}
      {kind === 'open' ? (
        <p>
          <a class="button" href={routes.sign(id)}>
            {block.sign}
          </a>
        </p>
      ) : (
        <p>{kind === 'closed' ? block.closed : block.paused}</p>
      )}
      <p class="forms">
        {kind === 'open' && <a href={routes.signAsOrganisation(id)}>{block.asOrganisation}</a>} <a href={routes.count(id)}>{block.how}</a>{' '}
        {(counts?.byDisclosure.n ?? 0) > 0 && <a href={routes.names(id)}>{block.names}</a>} <a href={routes.check(id)}>{block.check}</a>
      </p>
      {kind === 'open' && <p class="hint">{block.delay}</p>}
    </aside>
  )
}
