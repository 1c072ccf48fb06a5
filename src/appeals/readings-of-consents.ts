import { readableBy, type CaseDocument } from '../cases/index.ts'
import type { Day } from '../kit/index.ts'
import { consentsOf, type ConsentOnRecord } from './consent.ts'

/**
 * The consents on record for the subjects of a case, each twice where that can matter: as they stand by all its claims, and as they stand by
 * those that everybody in the case reads. What lets something go out has to hold by both and what speaks against it by either: were a
 * death that only a few read enough for a relative's word, what is no longer asked would tell everybody of that death (docs/decisions/0026).
 * Takes the whole case, whoever asks.
 */
export function readingsOfConsents(file: CaseDocument, today: Day): (subject: string) => readonly (readonly ConsentOnRecord[])[] {
  let readByAll: CaseDocument | undefined
  return (subject) => {
    const whole = consentsOf(file, subject, today)
    if (whole.length === 0) return [whole]
    readByAll ??= { ...file, claims: readableBy(file, 'team').claims }
    return readByAll.claims.length === file.claims.length ? [whole] : [whole, consentsOf(readByAll, subject, today)]
  }
}
