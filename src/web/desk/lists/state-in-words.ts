import type { ListImport } from '../../../lists/index.ts'

/** How far the import of a list is. */
export function stateInWords({ state, done, total }: ListImport): string {
  switch (state) {
    case 'prepared':
      return 'Not imported yet'
    case 'waiting':
      return done === 0 ? 'Waits to be imported' : `Is being imported: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows`
    case 'imported':
      return 'Imported'
    case 'failed':
      return 'Could not be imported'
    case 'undone':
      return 'Imported and undone'
    default:
      return state satisfies never
  }
}
