import type { HandlersOf } from '../route.ts'
import { handOver, markRead, showHandoverForm } from './hand-over.tsx'
import { logCall, showCallForm } from './log-call.tsx'
import { correctContact, logContact, showContactForm, showCorrectionForm } from './log-contact.tsx'
import type { callRoutes } from './routes.ts'
import { showCall } from './show-call.tsx'
import { showLog } from './show-log.tsx'

export const callHandlers: HandlersOf<typeof callRoutes> = {
  log: showLog,
  callForm: showCallForm,
  logCall,
  call: showCall,
  contactForm: showContactForm,
  logContact,
  correctionForm: showCorrectionForm,
  correctContact,
  handoverForm: showHandoverForm,
  handOver,
  markRead,
}
