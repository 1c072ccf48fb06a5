import assert from 'node:assert/strict'
import { test } from 'node:test'
import { copyFor, whoSees, type WhoSees } from '../src/cases/index.ts'
import { sensitivities } from '../src/claims/index.ts'
import { documents } from './demo-files.ts'

const lists: readonly (keyof WhoSees)[] = ['claims', 'documents', 'sources', 'subjects']

test('of every demo case, what is told of who sees what is what a copy for each kind of reader holds', () => {
  for (const { name, document } of documents) {
    const seen = whoSees(document)
    for (const [index, clearance] of sensitivities.entries()) {
      const readers = sensitivities.slice(0, index + 1)
      const copy = copyFor(document, clearance)
      for (const list of lists)
        assert.deepEqual(
          seen[list].filter(({ from }) => readers.includes(from)).map(({ id }) => id),
          copy[list].map(({ id }) => id),
          `${name}, ${list}, ${clearance}`,
        )
    }
  }
})

test('a document that nobody marked is for everybody where a public claim is printed in it, and for the team where none is', () => {
  for (const { name, document } of documents) {
    const printed = new Set(
      document.claims
        .filter(({ sensitivity }) => sensitivity === 'public')
        .flatMap(({ printed_in }) => printed_in.map((one) => one.document)),
    )
    const unmarked = new Set(document.documents.filter(({ sensitivity }) => sensitivity === undefined).map(({ id }) => id))
    for (const { id, from, why } of whoSees(document).documents)
      if (unmarked.has(id))
        assert.deepEqual([from, why], printed.has(id) ? ['public', 'unmarked'] : ['team', 'named-by-none'], `${name}, ${id}`)
  }
})
