import type { HandlersOf } from '../route.ts'
import { askReview } from './ask-review.ts'
import { glossaryHandlers as handlers } from './glossary.tsx'
import { largestExchangeForm, showImport, takeImport } from './import-file.tsx'
import { sendToMachine, showMachine } from './machine.tsx'
import { decideReview, showReview } from './review.tsx'
import { glossaryRoutes, translationRoutes } from './routes.ts'
import { sendPo, sendXliff } from './send-files.ts'
import { showLanguages } from './show-languages.tsx'
import { showTranslation } from './show-translation.tsx'
import { showSentence, writeSentence } from './write-translation.tsx'

export { glossaryRoutes, largestExchangeForm, translationRoutes }

export const translationHandlers: HandlersOf<typeof translationRoutes> = {
  languages: showLanguages,
  translation: showTranslation,
  ask: askReview,
  sentence: showSentence,
  sentenceSent: writeSentence,
  review: showReview,
  reviewSent: decideReview,
  xliff: sendXliff,
  po: sendPo,
  importForm: showImport,
  importSent: takeImport,
  machine: showMachine,
  machineSent: sendToMachine,
}

export const glossaryHandlers: HandlersOf<typeof glossaryRoutes> = handlers
