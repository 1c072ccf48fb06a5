import type { HandlersOf } from '../route.ts'
import { approve, archive, send, sendBack } from './answer-dossier.ts'
import { beginDossier, newDossier } from './begin-dossier.tsx'
import { bodies } from './bodies.tsx'
import { byHand, byHandSent } from './by-hand.ts'
import { annexes, annexesSent } from './choose-annexes.ts'
import { ledger, ledgerTable, pace, paceSent } from './ledger.tsx'
import { listDeliveries } from './list-deliveries.tsx'
import { bodyRoutes, deliveryRoutes } from './routes.ts'
import { showBody } from './show-body.tsx'
import { acknowledged, corrected, decide, showOne, shown } from './show-delivery.tsx'
import { showDossier } from './show-dossier.tsx'
import { addBody, bodyChecked, bodyEdited, editBody, newBody, objected, objection } from './write-body.tsx'
import { withdrawal, withdrawn } from './withdraw-body.tsx'
import { letter, letterPrinted, letterSent } from './write-letter.tsx'

export { bodyRoutes, deliveryRoutes }

export const bodyHandlers: HandlersOf<typeof bodyRoutes> = {
  bodies,
  newBody,
  addBody,
  body: showBody,
  editBody,
  bodyEdited,
  bodyChecked,
  objection,
  objected,
  withdrawal,
  withdrawn,
  ledger,
  ledgerTable,
  pace,
  paceSent,
}

export const deliveryHandlers: HandlersOf<typeof deliveryRoutes> = {
  deliveries: listDeliveries,
  newDossier,
  beginDossier,
  dossier: showDossier,
  letter,
  letterSent,
  letterPrinted,
  annexes,
  annexesSent,
  approve,
  sendBack,
  archive,
  send,
  byHand,
  byHandSent,
  delivery: showOne,
  decide,
  acknowledge: acknowledged,
  correct: corrected,
  show: shown,
}
