import type { Print } from '../../../publishing/index.ts'
import { Difference } from './difference.tsx'

/** What is printed otherwise than when the approval of this same text was asked for. */
export const SinceAsked = ({ asked, now }: { readonly asked: Print; readonly now: Print }) => (
  <Difference
    title="What has changed since the approval was asked for"
    before={{ label: 'When it was asked for', print: asked }}
    after={{ label: 'Now', print: now }}
    same="What readers may open of it says the same."
  />
)
