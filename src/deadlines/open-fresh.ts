import { loadCaseWith, readableBy, readableLog, type LoadedCase } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { defaultSettings, evaluate, type Evaluation } from '../evaluation/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { CaseInView, OpenCases } from './case-in-view.ts'

/** How many cases are kept at hand. */
const most = 300

/**
 * Opens cases for several readers one after the other, each case once while it is at hand: for one round of reminders, after which it is
 * let go.
 */
export function openFresh(db: Database | Transaction, facts: FactDictionary): OpenCases {
  const loaded = new Map<string, LoadedCase | null>()
  const views = new Map<string, CaseInView>()
  return async (ids, memberships) => {
    const opened = new Map<string, CaseInView>()
    for (const id of ids) {
      if (loaded.size > most) {
        loaded.clear()
        views.clear()
      }
      const file = loaded.get(id) ?? (await loadCaseWith(db, id))
      loaded.set(id, file)
      const membership = file === null ? undefined : memberships.get(file.key)
      if (file === null || membership === undefined) continue
      const name = `${id} ${membership.clearance}`
      const view = views.get(name) ?? viewOf(id, file, membership.clearance, facts)
      views.set(name, view)
      opened.set(id, view)
    }
    return opened
  }
}

function viewOf(id: string, loaded: LoadedCase, clearance: Parameters<typeof readableBy>[1], facts: FactDictionary): CaseInView {
  const document = readableBy(loaded.document, clearance)
  let known: { readonly at: number; readonly evaluation: Evaluation } | undefined
  return {
    id,
    key: loaded.key,
    document,
    ...readableLog(loaded, clearance, document),
    evaluate(at) {
      known = known?.at === at ? known : { at, evaluation: evaluate(document, facts, defaultSettings, { at, known: null }) }
      return known.evaluation
    },
  }
}
