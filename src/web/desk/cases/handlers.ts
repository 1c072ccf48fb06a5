import type { HandlersOf } from '../route.ts'
import { beginEmpty, pasteReport, showEmptyForm, showReportForm, showWays } from './begin-case.tsx'
import { beginWithCall, showFirstCallForm } from './begin-with-call.tsx'
import { exportFile, showExportForm } from './export-case.tsx'
import { changeHead, showHeadForm } from './change-head.tsx'
import { importFile, showFileForm } from './import-file.ts'
import { listCases } from './list-cases.tsx'
import type { caseRoutes } from './routes.ts'
import { showCase } from './show-case.tsx'
import { showClaims } from './show-claims.tsx'
import { showHistory } from './show-history.tsx'

export const caseHandlers: HandlersOf<typeof caseRoutes> = {
  list: listCases,
  waysToBegin: showWays,
  firstCallForm: showFirstCallForm,
  beginWithCall,
  reportForm: showReportForm,
  pasteReport,
  emptyForm: showEmptyForm,
  beginEmpty,
  fileForm: showFileForm,
  importFile,
  show: showCase,
  claims: showClaims,
  history: showHistory,
  headForm: showHeadForm,
  changeHead,
  exportForm: showExportForm,
  exportFile,
}
