import assert from 'node:assert/strict'
import { openInstallation, type Installation, type OpenSettings } from './installation.ts'

/** How a test opens an installation unless it says otherwise. */
export const settings = (dataFolder: string): OpenSettings => ({ dataFolder, as: 'sole', schema: 'newest', say: () => undefined })

/** Opens one that must open. */
export const opened = async (wanted: OpenSettings): Promise<Installation> => {
  const outcome = await openInstallation(wanted)
  assert.equal(outcome.kind, 'open', outcome.kind === 'refused' ? outcome.reason : '')
  return outcome.kind === 'open' ? outcome : assert.fail()
}

/** The sentence with which one that must not open is refused. */
export const refusal = async (wanted: OpenSettings): Promise<string> => {
  const outcome = await openInstallation(wanted)
  if (outcome.kind === 'refused') return outcome.reason
  await outcome.close()
  return 'not refused'
}
