import type { HandlersOf } from '../route.ts'
import { addressed, changeCountries } from './addressed.tsx'
import { audits } from './audits.tsx'
import { close, closing } from './closing.tsx'
import { exportFile, exporting } from './export.tsx'
import { held } from './held.tsx'
import { addKey, keyFate, keys } from './keys.tsx'
import { open, opening } from './opening.tsx'
import { organisations, reviewed } from './organisations.tsx'
import { batch, batchSent } from './paper-form.tsx'
import { paper, takeBackBatch } from './paper.tsx'
import { removal, remove } from './removal-form.tsx'
import { cancel, removals } from './removals.tsx'
import { signOnRoutes } from './routes.ts'
import { publishResult, sample } from './sample.ts'
import { pause, state } from './state.tsx'

export { signOnRoutes }
export { SignOnsPage } from './frame.tsx'
export { answerNotServed } from './not-served.tsx'
export { inFigures, signOnsInWords } from './words.ts'

export const signOnHandlers: HandlersOf<typeof signOnRoutes> = {
  state,
  opening,
  open,
  addressed,
  changeAddressed: changeCountries,
  pause,
  closing,
  close,
  keys,
  addKey,
  keyFate,
  held,
  removals,
  removal,
  remove,
  cancelRemoval: cancel,
  organisations,
  reviewOrganisation: reviewed,
  paper,
  takeBackBatch,
  batch,
  recordBatch: batchSent,
  audits,
  sample,
  recordAudit: publishResult,
  exporting,
  export: exportFile,
}
