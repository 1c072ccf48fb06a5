import type { HandlersOf } from '../route.ts'
import { normSettings, normSettingsSent } from './norm-settings.tsx'
import type { normCatalogueRoutes } from './routes.ts'
import { showBound, showInstrument, showNorm, showNorms, showState, showStates } from './show-catalogue.tsx'

export { normCatalogueRoutes } from './routes.ts'
export { FoundInCatalogue } from './found-in-catalogue.tsx'

export const normCatalogueHandlers: HandlersOf<typeof normCatalogueRoutes> = {
  norms: showNorms,
  settings: normSettings,
  settingsSent: normSettingsSent,
  states: showStates,
  state: showState,
  instrument: showInstrument,
  bound: showBound,
  norm: showNorm,
}
