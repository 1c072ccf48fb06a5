import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listOrganisations, removeOrganisation } from '../../../../signons/index.ts'
import { asked, ownPath, post, textOf, typed, withSigningSite, type SigningSite } from '../../../../../test/fixtures/signing-site.ts'

const form = '/appeals/EX-en/organisations/sign'
const relatives = (given: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  version: '1',
  lang: 'en',
  request: typed()['request']!,
  name1: 'Comité de Familiares',
  lang1: 'es',
  name3: 'لجنة الأقارب',
  lang3: 'ar',
  country: 'PE',
  kind: 'ngo',
  domain: 'https://www.familiares.example/quienes',
  officer: 'Rosa Huamán',
  capacity: 'Presidenta',
  status: 'special',
  mail: 'rosa@familiares.example',
  authorised: 'yes',
  ...given,
})
const signAs = async (signing: SigningSite, fields: Record<string, string>): Promise<string> => {
  assert.match(await (await post(signing.site, form, fields)).text(), /Look into your mail/)
  return textOf(await (await post(signing.site, asked(signing).path, { do: 'confirm' })).text())
}

test('an organisation signs from an address of its domain and is listed apart, by its names, without who signed unless they want it', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    await post(site, form, relatives())
    const page = textOf(await (await site.request(asked(signing).path)).text())
    assert.match(page, /Comité de Familiares español لجنة الأقارب العربية Version 1, English Country of its seat Peru/)
    assert.match(page, /Rosa Huamán, Presidenta is not shown/)
    assert.match(page, /E-mail address to confirm with rosa@familiares\.example/)
    assert.match(page, /Something is wrong: fill in the form anew.*What happens with my data/)
    assert.match(await (await post(site, asked(signing).path, { do: 'confirm' })).text(), /listed with the next release/)
    await signing.release()
    const count = await (await site.request('/appeals/EX-en/count')).text()
    assert.match(textOf(count), /0 people have signed/)
    assert.match(textOf(count), /Comité de Familiares · لجنة الأقارب Non-governmental organisation, Peru, familiares\.example/)
    assert.doesNotMatch(count, /Rosa|rosa@/)
    assert.match(await (await site.request('/appeals/EX-en')).text(), /1 organisation/)
  }))

test('an address of another domain, or of one where anybody has a mailbox, is for a reviewer to look at, and the page says no more than that', () =>
  withSigningSite(async (signing) => {
    const gmail = { mail: 'rosa@gmail.com', domain: 'gmail.com' }
    for (const given of [{ mail: 'rosa@gmail.com' }, gmail]) {
      const said = await signAs(signing, relatives(given))
      assert.match(said, /Waits for a reviewer.*A reviewer looks at it first: the address alone does not show that it speaks for/)
      assert.doesNotMatch(said, /You have signed/)
      const again = textOf(await (await post(signing.site, asked(signing).path, { do: 'confirm' })).text())
      assert.doesNotMatch(again, /You have signed|is listed with the next release/)
    }
    const own = ownPath(signing, 'rosa@gmail.com')
    assert.match(textOf(await (await signing.site.request(own)).text()), /Waits for a reviewer/)
  }))

test('what is wrong stands beside its field, with what was typed still there', () =>
  withSigningSite(async ({ site, mails }) => {
    const answer = await post(
      site,
      form,
      relatives({ name1: '', name3: '', kind: '', domain: 'nothing', status: '', authorised: '', officer: '' }),
    )
    const page = await answer.text()
    assert.equal(answer.status, 422)
    for (const field of ['names', 'kind', 'domain', 'status', 'authorised', 'officer'])
      assert.match(page, new RegExp(`<a href="#${field}">.*id="${field}"`, 's'), field)
    assert.match(page, /value="nothing"/)
    assert.match(page, /<option value="es" selected/)
    assert.equal(mails.length, 0)
  }))

test('an organisation stays with the version it signed until it affirms the new one, and can withdraw', () =>
  withSigningSite(async (signing) => {
    const { site, world } = signing
    await signAs(signing, relatives({ showOfficer: 'yes' }))
    await signing.release()
    const own = ownPath(signing, 'rosa@familiares.example')
    world.now = new Date('2021-07-27T10:00:00Z')
    await signing.publishAgain((text) => text.replace('Nobody told the family.', 'Nobody told her sister.'))
    const page = await (await site.request(own)).text()
    assert.match(page, /stays with the version it signed until it affirms the new one/)
    assert.match(page, /<ins>/)
    assert.equal((await post(site, own)).status, 422)
    const listed = async (): Promise<string> => textOf(await (await site.request('/appeals/EX-en/count')).text())
    assert.match(await (await post(site, own, { do: 'reaffirm' })).text(), /listed with the new version/)
    assert.match(await listed(), /Rosa Huamán, Presidenta, version 1, confirmed/)
    await signing.release()
    assert.match(await listed(), /Rosa Huamán, Presidenta, version 2, confirmed from an address of its domain/)
    assert.match(await (await post(site, own, { do: 'withdraw' })).text(), /listed no more/)
    await signing.release()
    assert.match(await listed(), /No organisation has signed/)
    assert.equal((await site.request(own)).status, 410)
  }))

test('an organisation that staff take out is listed no more at once, before that is released', () =>
  withSigningSite(async (signing) => {
    const { site, db, signOns, appeal } = signing
    await signAs(signing, relatives())
    await signing.release()
    const [shown] = await listOrganisations(db, appeal)
    assert.equal((await removeOrganisation(signOns, shown!.id, 'not-what-it-says', { staff: null })).kind, 'changed')
    assert.match(textOf(await (await site.request('/appeals/EX-en/count')).text()), /No organisation has signed/)
  }))
