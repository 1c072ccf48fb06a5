import type { Print } from '../../../publishing/index.ts'
import { Difference } from './difference.tsx'
import { SinceAsked } from './since-asked.tsx'
import type { VersionShown } from './version-shown.ts'

type Properties = {
  /** What would have been printed when the approval was asked for, where that was something else. */
  readonly asked: Print | null
  /** The version that readers see. */
  readonly before: VersionShown | null
  readonly now: Print
}

/** What would be printed otherwise than somebody asked the approval of, or else than the version that stands. */
export function WhatIsNew({ asked, before, now }: Properties) {
  if (asked !== null) return <SinceAsked asked={asked} now={now} />
  if (before === null) return null
  return (
    <Difference
      title={`What is new against version ${before.version}`}
      before={{ label: `Version ${before.version}`, print: before.print }}
      after={{ label: 'The text now', print: now }}
      same="The text says the same. Publishing again makes no new version."
    />
  )
}
