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

test('who disappeared, or of whom nothing but an arrest of long ago is told, is not said to be in custody today', async () => {
  const born = "id: C2, said_by: [family], asserts: [{fact: person.birth_date, value: '1931'}]"
  const long = "id: C1, said_by: [family], asserts: [{fact: arrest.date, value: '1976-04-05'}]"
  const disappeared =
    "id: C1, said_by: [family], asserts: [{fact: arrest.date, value: '2019-04-05'}, {fact: custody.status, value: disappeared}]"
  const missing =
    "id: C1, said_by: [family], asserts: [{fact: arrest.date, value: '2019-04-05'}, {fact: disappearance.date, value: '2019-04-07'}]"
  for (const told of [long, disappeared, missing]) {
    const text = await glanceOf(lately(told, born))
    assert.match(text, /Arrested 5 April (1976|2019); until when they were held is not recorded/)
    assert.match(text, /89 or 90 years old on 25 July 2021, if alive then/)
    assert.doesNotMatch(text, /years in custody/)
  }
  const seen = "id: C3, said_by: [prisons], asserts: [{fact: contact.visit_date, value: '2021-06-30'}]"
  assert.match(await glanceOf(lately(long, seen)), /45 years in custody since 5 April 1976/)
  assert.match(await glanceOf(lately(missing, seen)), /2 years in custody since 5 April 2019/)
})

test('a case of many people, none before the others, says whose statements these are and works nothing out of one of them', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `p${index}`)
  const text = await glanceOf(
    lately(...ids.map((id) => `id: C${id}, said_by: [family], asserts: [{fact: arrest.date, value: '2020-04-05'}]`))
      .replace(
        /subjects: .*/,
        `subjects: [${ids.map((id) => `{id: ${id}, kind: person, names: [{text: Name ${id}, kind: legal}]}`).join(', ')}]`,
      )
      .replaceAll(/about: ana(.*id: C(p\d+))/g, 'about: $2$1'),
  )
  assert.match(text, /12 people ?, of whom all that stands here is said by Her sister/)
  assert.match(text, /That somebody stands in a list is the statement of whoever keeps it/)
  assert.doesNotMatch(text, /in custody since/)
})
