export { OwnWordsUnread } from './own-words.tsx'
export { languageRoutes } from './routes.ts'
export { languageHandlers } from './show-languages.tsx'
