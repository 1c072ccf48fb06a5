import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'

const lately = (...claims: readonly string[]): string => `
format: amparo-case/1
case: {id: example, title: 'Fictional: lately arrested', country: XX, summary: Fictional., opened: '2021-07-15'}
subjects: [{id: ana, kind: person, names: [{text: Ana Ejemplo, lang: es, kind: legal}]}]
sources: [{id: family, name: Her sister, kind: family}, {id: prisons, name: Prison service, kind: authority}]
claims:
${claims.map((claim) => `  - {about: ana, statement: Fictional., said_on: '2021-07-20', ${claim}}`).join('\n')}
`
async function glanceOf(file: string): Promise<string> {
  let text = ''
  await atDesk(async ({ editor }) => void (text = textOf((await editor.get('/cases/example')).text)), file)
  return text
}

const arrested = (day: string): string => lately(`id: C1, said_by: [family], asserts: [{fact: arrest.date, value: ${day}}]`)

test('less than a year in custody is said in months, and less than a month in days', async () => {
  assert.match(await glanceOf(arrested("'2020-11-12'")), /In custody 8 months in custody since 12 November 2020/)
  assert.match(await glanceOf(arrested("'2021-07-12'")), /In custody 13 days in custody since 12 July 2021/)
  assert.match(await glanceOf(arrested("'2019-07-12'")), /In custody 2 years in custody since 12 July 2019/)
})

test('what follows from one of several accounts names the account', async () => {
  const text = await glanceOf(
    lately(
      "id: C1, said_by: [family], asserts: [{fact: arrest.date, value: '2020-11-12'}]",
      "id: C2, said_by: [prisons], asserts: [{fact: arrest.date, value: '2021-01-12'}]",
    ),
  )
  assert.match(
    text,
    /8 months in custody since 12 November 2020, up to 25 July 2021 by the account “[^”]*12 November 2020 \(Her sister\)” from C1/,
  )
  assert.doesNotMatch(text, /if one follows/)
})
