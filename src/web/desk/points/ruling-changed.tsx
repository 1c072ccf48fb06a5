import type { Point } from '../../../evaluation/index.ts'
import { textOf, type Given } from '../forms/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { ClaimLinks } from './account-box.tsx'
import { seenIn } from './ruling-form.ts'

/** Above the form, with status 409: what has come to the point since the form was shown. */
export function Changed({ point, opened, given }: { readonly point: Point; readonly opened: OpenedCase; readonly given: Given }) {
  const seen = new Set(textOf(given, 'seen').split(' '))
  const added = seenIn(point, { document: opened.document }).filter((id) => !seen.has(id))
  return (
    <section class="conflict" role="alert" aria-labelledby="changed">
      <h2 id="changed">This point changed while you were writing</h2>
      <p>
        {added.length > 0 && (
          <>
            New here: <ClaimLinks ids={added} opened={opened} />.{' '}
          </>
        )}
        {added.length === 0 && 'Its accounts or the ruling on it are others now. '}
        Nothing of yours is saved yet. Look at the accounts below; the form holds what you wrote. Send it again when it is still right.
      </p>
    </section>
  )
}
