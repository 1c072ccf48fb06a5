import type { HandlersOf } from '../route.ts'
import { correctCall, showCallCorrection } from './correct-call.tsx'
import { handOver, markRead, showHandoverForm } from './hand-over.tsx'
import { logCall, showCallForm } from './log-call.tsx'
import { correctContact, logContact, showContactForm, showCorrectionForm } from './log-contact.tsx'
import type { callRoutes } from './routes.ts'
import { showCall } from './show-call.tsx'
import { showLog, toLog } from './show-log.tsx'

export const callHandlers: HandlersOf<typeof callRoutes> = {
  log: showLog,
  calls: toLog,
  contacts: toLog,
  handovers: toLog,
  callForm: showCallForm,
  logCall,
  call: showCall,
  callCorrectionForm: showCallCorrection,
  correctCall,
  contactForm: showContactForm,
  logContact,
  correctionForm: showCorrectionForm,
  correctContact,
  handoverForm: showHandoverForm,
  handOver,
  markRead,
}
