import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, problemsOf } from './testing.ts'

test('an id that the desk could not show, because its address is that of a form for one more, is refused where it stands', () => {
  const file = `format: amparo-case/1
case: {id: new, title: A case, country: PE, summary: Held., opened: 2021}
subjects: [{id: new, kind: person, names: [{text: Ana, kind: legal}]}]
sources: [{id: new, name: EFE, kind: press}]
documents: [{id: new, title: A report, by: new, published: 2021}]
claims: [{id: new, about: new, said_by: [new], statement: Moved., said_on: 2021}]
questions: [{id: new, question: When?, claims: [new], state: open}]
`
  const problems = problemsOf(file)
  for (const line of [2, 3, 4, 5, 6, 7])
    assert.ok(
      problems.some((problem) => problem.line === line && /expected an id .*not 'new'/.test(problem.message)),
      `line ${line}: ${JSON.stringify(problems)}`,
    )
  assert.ok(documentOf(file.replaceAll('new', 'new-2')).claims.some(({ id }) => id === 'new-2'))
})
