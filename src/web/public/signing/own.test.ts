import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takeDown } from '../../../publishing/index.ts'
import { doRemovals, startRemoval } from '../../../signons/index.ts'
import { asked, ownPath, post, signThrough, textOf, typed, withSigningSite } from '../../../../test/fixtures/signing-site.ts'

test('the own page says how the sign-on stands, as whom, and that looking changes nothing', () =>
  withSigningSite(async (signing) => {
    const own = await signThrough(signing, { disclosure: 'a', toAddressee: 'yes', country: 'PE', countCountry: 'yes', outcome: 'yes' })
    const page = async (): Promise<string> => textOf(await (await signing.site.request(own)).text())
    assert.match(await page(), /Counted Confirmed\. It appears in the public count with the next release/)
    assert.match(await page(), /Name given to the addressee only As María Quispe Address maria\.quispe@example\.net/)
    assert.match(
      await page(),
      /Country Peru, told only if 20 others from there, who allowed it, signed before you Mail about what comes of it yes/,
    )
    await signing.release()
    assert.match(await page(), /It is entry 1 of the public log/)
    assert.equal(signing.log.size, 2)
    const answer = await signing.site.request(own)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.match(answer.headers.get('x-robots-tag') ?? '', /noindex/)
  }))

test('only the whole link opens the page', () =>
  withSigningSite(async (signing) => {
    const own = await signThrough(signing)
    const last = own.at(-1) === 'A' ? 'Q' : 'A'
    for (const path of [`${own.slice(0, -1)}${last}`, own.slice(0, -4), own.replace(/\/(\d+)-/, '/9$1-')])
      assert.equal((await signing.site.request(path)).status, 410, path)
  }))

test('somebody corrects the name and has it shown; the earlier name stands nowhere any more', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    const own = await signThrough(signing)
    const refused = await post(site, `${own}/correct`, { name: 'María Q.', disclosure: 'n' })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /value="María Q\."/)
    const corrected = await post(site, `${own}/correct`, { name: 'María Q.', disclosure: 'n', showName: 'yes' })
    assert.match(await corrected.text(), /Your correction is kept/)
    await signing.release()
    assert.match(textOf(await (await site.request(own)).text()), /As María Q\..*1 correction/)
    const names = await (await site.request('/appeals/EX-en/names')).text()
    assert.match(names, /María Q\./)
    assert.doesNotMatch(names, /Quispe/)
  }))

test('whoever corrects a sign-on from where a name can be dangerous is told so, as when signing', () =>
  withSigningSite(
    async (signing) => {
      const own = await signThrough(signing, { country: 'RU', warned: 'RU' })
      const page = textOf(await (await signing.site.request(`${own}/correct`)).text())
      assert.match(page, /addressed to authorities of: Peru\..*Before you go on.*Meduza/)
      assert.doesNotMatch(page, /We have chosen it for you/)
      const refused = await post(signing.site, `${own}/correct`, { name: 'María', disclosure: 'n' })
      assert.match(await refused.text(), /Before you go on/)
    },
    { addressed: ['PE'] },
  ))

test('somebody withdraws: the page asks first, the count goes down, and the same address signs again', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    const own = await signThrough(signing)
    assert.match(await (await site.request(`${own}/withdraw`)).text(), /This cannot be taken back/)
    assert.match(textOf(await (await site.request(own)).text()), /Counted/)
    assert.match(await (await post(site, `${own}/withdraw`)).text(), /counts no more/)
    await signing.release()
    assert.match(textOf(await (await site.request(own)).text()), /Withdrawn by you/)
    assert.match(await (await site.request('/appeals/EX-en')).text(), /No sign-on is shown yet/)
    assert.equal((await post(site, `${own}/correct`, { name: 'X Y', disclosure: 'c' })).status, 409)
    await signThrough(signing)
    await signing.release()
    assert.match(await (await site.request('/appeals/EX-en')).text(), /1 person has signed/)
  }))

test('somebody is erased and goes on being counted, or not, as they choose; the link then opens nothing', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    const [kept, gone] = [await signThrough(signing), await signThrough(signing, { mail: 'rosa@example.net', name: 'Rosa' })]
    assert.equal((await post(site, `${kept}/erase`)).status, 422)
    const question = await (await site.request(`${kept}/erase`)).text()
    assert.match(question, /<input[^>]*value="withdraw"[^>]*checked/)
    assert.match(textOf(question), /withdraw my sign-on.*go on counting me.*A keyed fingerprint of your address stays until the sign-ons/)
    for (const [own, how] of [
      [kept, 'keep'],
      [gone, 'withdraw'],
    ] as const) {
      assert.match(await (await post(site, `${own}/erase`, { how })).text(), /Your name and address are destroyed/)
      assert.equal((await site.request(own)).status, 410)
    }
    await signing.release()
    assert.match(await (await site.request('/appeals/EX-en')).text(), /1 person has signed/)
    assert.match(textOf(await (await site.request('/appeals/EX-en/count')).text()), /Counted, and erased since[^0-9]*1 /)
    // The mailbox that goes on being counted is not counted again; the other may be.
    await signThrough(signing, { mail: 'rosa@example.net', name: 'Rosa' })
    await assert.rejects(signThrough(signing, { name: 'Another Name' }))
    await signing.release()
    assert.match(await (await site.request('/appeals/EX-en')).text(), /2 people have signed/)
  }))

test('whoever was removed is offered to erase, told what stays, and cannot withdraw', () =>
  withSigningSite(async (signing) => {
    const { site, signOns, appeal } = signing
    const own = await signThrough(signing)
    const removal = { kind: 'remove', condition: { state: 'c' }, reason: 'automated', publicReason: 'A script.' } as const
    await startRemoval(signOns, appeal, removal, { staff: null })
    await doRemovals(signOns)
    const page = await (await site.request(own)).text()
    assert.doesNotMatch(page, /\/withdraw"/)
    const withdrawn = await post(site, `${own}/withdraw`)
    assert.equal(withdrawn.status, 409)
    assert.match(await withdrawn.text(), /withdrawn or removed, so there is nothing to change/)
    assert.match(
      textOf(await (await site.request(`${own}/erase`)).text()),
      /it never comes back. A keyed fingerprint of your address stays until/,
    )
    assert.match(await (await post(site, `${own}/erase`)).text(), /Your name and address are destroyed/)
    await assert.rejects(signThrough(signing))
  }))

test('who will read the name is said of each choice, and nothing of it once the sign-on is withdrawn', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    for (const [disclosure, says] of [
      ['n', /more person signed, and reads your name/],
      ['a', /Those the appeal is addressed to and the team read your name/],
      ['c', /Only the team reads your name and your address/],
    ] as const) {
      await post(site, '/appeals/EX-en/sign', typed({ disclosure, showName: 'yes', toAddressee: 'yes' }))
      assert.match(textOf(await (await site.request(asked(signing).path)).text()), says)
    }
    const own = await signThrough(signing, { disclosure: 'n', showName: 'yes' })
    await post(site, `${own}/withdraw`)
    const page = textOf(await (await site.request(own)).text())
    assert.match(page, /It is not shown on this site, and from now on it is given to nobody/)
    assert.doesNotMatch(page, /Name shown to everybody|you still are/)
  }))

test('what becomes of a shown name is said before the button, and so it is', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    const own = await signThrough(signing, { disclosure: 'n', showName: 'yes' })
    await signing.release()
    const names = async (): Promise<string> => textOf(await (await site.request('/appeals/EX-en/names')).text())
    const said = async (step: string): Promise<string> => textOf(await (await site.request(`${own}/${step}`)).text())
    assert.match(await said('correct'), /another name takes its place with the next release.*Keep the correction/)
    assert.match(await said('withdraw'), /If your name is shown on this site, it goes at once.*Withdraw now/)
    assert.match(await said('erase'), /If your name is shown on this site, it goes at once.*Erase now/)
    await post(site, `${own}/correct`, { name: 'María Q.', disclosure: 'n', showName: 'yes' })
    assert.match(await names(), /María Quispe/)
    await signing.release()
    assert.match(await names(), /María Q\./)
    await post(site, `${own}/withdraw`)
    assert.doesNotMatch(await names(), /María/)
  }))

test('a receipt is offered once it can be had, with what it tells on a seized telephone: none, the code, or all', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    const own = await signThrough(signing)
    assert.match(await (await site.request(`${own}/receipt/full`)).text(), /once the entry is released/)
    await signing.release()
    const page = await (await site.request(own)).text()
    assert.match(page, /telephone that is searched or seized/)
    assert.match(page, /Keep none/)
    const code = textOf(await (await site.request(`${own}/receipt/code`)).text())
    assert.match(code, /Entry 1 Commitment [A-Za-z0-9_-]{43} /)
    assert.doesNotMatch(code, /Quispe|maria/)
    const file = await site.request(`${own}/receipt/full`)
    assert.equal(file.headers.get('content-disposition'), 'attachment; filename="receipt.txt"')
    assert.equal(file.headers.get('cache-control'), 'no-store')
    assert.match(await file.text(), /^c2sp\.org\/tlog-proof@v1\n/)
  }))

test('when the appeal changes, the page shows which sentences, and that the sign-on stays with what was signed', () =>
  withSigningSite(async (signing) => {
    const own = await signThrough(signing)
    signing.world.now = new Date('2021-07-27T10:00:00Z')
    await signing.publishAgain((text) =>
      text
        .replace('Nobody told the family.', 'Nobody told the family for days.')
        .replace('- {text: The law is clear., own_words: true}', ''),
    )
    const page = await (await signing.site.request(own)).text()
    assert.match(page, /Your sign-on stays with version 1/)
    assert.match(page, /Nobody told the <del>family\.<\/del>/)
    assert.match(page, /<ins>family for days\.<\/ins>/)
    assert.match(page, /<del>The law is clear\.<\/del>/)
    assert.doesNotMatch(page, /(?:ins|del)>[^<]*moved to a hospital/)
    assert.match(page, /href="\/appeals\/EX-en\/1"/)
    await takeDown(signing.db, 'EX-en', { by: 'Ana B.', reason: 'The family asked for it.', clock: () => signing.world.now })
    const later = await (await signing.site.request(own)).text()
    assert.match(later, /Counted/)
    assert.doesNotMatch(later, /Version 2|is published now/, 'neither version is shown any more')
  }))

test('a link that was mailed later opens the page without what was written, and asks for the address to correct it', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    await signThrough(signing)
    await post(site, '/appeals/EX-en/sign', typed({ name: 'María Quispe' }))
    await post(site, asked(signing).path, { do: 'confirm' })
    const later = ownPath(signing)
    const page = textOf(await (await site.request(later)).text())
    assert.match(page, /This link was mailed to you later/)
    assert.doesNotMatch(page, /Quispe/)
    const form = { name: 'María Q.', disclosure: 'c' }
    assert.equal((await post(site, `${later}/correct`, { ...form, mail: 'other@example.net' })).status, 422)
    assert.match(await (await post(site, `${later}/correct`, { ...form, mail: 'maria.quispe@example.net' })).text(), /is kept/)
  }))
