import type { HandlersOf } from '../route.ts'
import type { documentTextRoutes as routes } from './routes.ts'
import { showPassages } from './show-passages.tsx'
import { findWordsInText, showText } from './show-text.tsx'

export { documentTextRoutes } from './routes.ts'

export const documentTextHandlers: HandlersOf<typeof routes> = {
  text: showText,
  passages: showPassages,
  findWords: findWordsInText,
}
