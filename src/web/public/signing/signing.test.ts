import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pauseSigning } from '../../../signons/index.ts'
import { asked, post, signThrough, textOf, typed, withSigningSite } from '../../../../test/fixtures/signing-site.ts'

const form = '/appeals/EX-en/sign'

test('the form has nothing ticked and nothing chosen, and a number of its own each time', () =>
  withSigningSite(async ({ site }) => {
    const pages = await Promise.all([site.request(form), site.request(form)].map(async (answer) => (await answer).text()))
    assert.doesNotMatch(pages[0]!, / checked|selected/)
    const numbers = pages.map((page) => /name="request" value="([A-Za-z0-9_-]{22})"/.exec(page)?.[1])
    assert.ok(numbers[0] !== undefined && numbers[0] !== numbers[1])
  }))

test('what somebody typed is in no cache, no search engine and no cookie, and its page may send a form to its own site only', () =>
  withSigningSite(async ({ site }) => {
    for (const answer of [await site.request(form), await post(site, form, typed()), await post(site, form)]) {
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.match(answer.headers.get('x-robots-tag') ?? '', /noindex/)
      assert.equal(answer.headers.get('referrer-policy'), 'no-referrer')
      assert.match(answer.headers.get('content-security-policy') ?? '', /form-action 'self'.*script-src 'none'/)
      assert.equal(answer.headers.get('set-cookie'), null)
      assert.match(await answer.text(), /<meta name="robots" content="noindex"/)
    }
    const appeal = await site.request('/appeals/EX-en')
    assert.match(appeal.headers.get('content-security-policy') ?? '', /form-action 'none'.*script-src 'none'/)
  }))

test('what is wrong stands beside its field, with what was typed still there', () =>
  withSigningSite(async ({ site, mails }) => {
    const answer = await post(
      site,
      form,
      typed({ name: 'https://x.example/ me', mail: 'maria@', disclosure: 'n', sign: '', country: 'XX' }),
    )
    const page = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(page, /<title>There is a problem/)
    for (const field of ['name', 'mail', 'country', 'sign', 'showName']) {
      assert.match(page, new RegExp(`<a href="#${field}">`), field)
      assert.match(page, new RegExp(`aria-describedby="[^"]*${field}-error"[^>]* aria-invalid="true"`), field)
    }
    assert.match(page, /value="https:\/\/x\.example\/ me"/)
    assert.match(page, /value="maria@"/)
    assert.match(page, /value="n" checked/)
    assert.equal(mails.length, 0)
  }))

test('marks that cannot be seen are left out at the ends of a name, and the sign that no name has is told', () =>
  withSigningSite(async ({ site }) => {
    const kept = await post(site, form, typed({ name: '\u200F\u202B محمد \u202C\u200E' }))
    assert.equal(kept.status, 200)
    const told = async (name: string): Promise<string> => textOf(await (await post(site, form, typed({ name }))).text())
    assert.match(await told('Rosa \u2764\uFE0F'), /A name cannot have this sign: \u2764\. Leave it out/)
    assert.match(await told('Ro\u202Esa'), /this sign: U\+202E\./)
    assert.match(await told('www.x.org'), /Type a name: letters/)
  }))

test('nothing that can be sent breaks the form', () =>
  withSigningSite(async ({ site }) => {
    const bodies: (string | FormData | undefined)[] = [
      undefined,
      'name=%00%ff%ed%a0%80&mail=%0d%0aBcc:%20a@b.example&version=99999999999999999999&disclosure[]=n',
      `name=${'x'.repeat(60_000)}`,
      '{"name": 1}',
      '<script>alert(1)</script>',
    ]
    const file = new FormData()
    file.append('name', new Blob(['x']), 'name.txt')
    for (const body of [...bodies, file])
      for (const path of [form, '/appeals/EX-en/organisations/sign', '/appeals/EX-en/check', '/sign-ons/code', '/s/x']) {
        const answer = await site.request(path, {
          method: 'POST',
          ...(body !== undefined && { body }),
          ...(typeof body === 'string' && { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
        })
        assert.ok([404, 410, 422].includes(answer.status), `${path} answered ${answer.status}`)
        assert.doesNotMatch(await answer.text(), /<script>alert/)
      }
  }))

test('the page says the same whether or not the address has signed, and so does the confirmation', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    await signThrough(signing)
    const said: string[][] = []
    for (const mail of ['maria.quispe@example.net', 'nobody.yet@example.net']) {
      const sent = await (await post(site, form, typed({ mail }))).text()
      const confirmed = await (await post(site, asked(signing).path, { do: 'confirm' })).text()
      said.push([sent, confirmed].map((page) => page.replaceAll(mail, 'M').replaceAll(/value="[A-Za-z0-9_-]{22,43}"/g, '')))
    }
    assert.deepEqual(said[0], said[1])
    assert.match(said[0]![1]!, /If this address had signed before, the earlier sign-on stands as it is/)
    const mail = signing.mails.findLast(({ to }) => to.startsWith('maria'))?.text ?? ''
    assert.match(mail, /the choices that were sent now were not taken; the earlier ones stand/)
  }))

test('whoever signs from where it can be dangerous is told so first, with "only count me" chosen, and decides anew', () =>
  withSigningSite(
    async ({ site, mails }) => {
      const wanted = typed({ country: 'RU', disclosure: 'n', showName: 'yes' })
      const warned = await post(site, form, wanted)
      const page = await warned.text()
      assert.equal(warned.status, 200)
      assert.equal(mails.length, 0)
      assert.match(textOf(page), /police visited at least 170 people.*Meduza, 18 August 2021/)
      assert.match(page, /type="radio" value="c" checked/)
      assert.doesNotMatch(page, /name="showName"[^>]* checked/)
      assert.match(page, /name="sign"[^>]* checked/)
      assert.match(await (await post(site, form, { ...wanted, warned: 'RU' })).text(), /Look into your mail/)
      assert.equal(mails.length, 1)
      assert.match(textOf(page), /addressed to authorities of: Peru\./)
      const another = await (await post(site, form, { ...wanted, country: 'PE', warned: 'RU' })).text()
      assert.match(textOf(another), /addressed to authorities of this country/)
    },
    { addressed: ['PE'] },
  ))

test('a wrong address is corrected in the same form, under a new number', () =>
  withSigningSite(async ({ site }) => {
    const first = typed({ mail: 'maria@exmaple.net', countCountry: 'yes' })
    const sent = await (await post(site, form, first)).text()
    assert.match(sent, /maria@exmaple\.net/)
    const again = await (await post(site, form, { ...first, mend: 'yes' })).text()
    assert.match(again, /value="maria@exmaple\.net"/)
    assert.match(again, /name="countCountry"[^>]* checked/)
    assert.doesNotMatch(again, new RegExp(first['request']!))
  }))

test('while no mail can be sent nothing is lost: the page says when to try again and keeps what was typed', () =>
  withSigningSite(async ({ site, world }) => {
    world.takes = false
    const answer = await post(site, form, typed())
    assert.equal(answer.status, 503)
    assert.equal(answer.headers.get('retry-after'), '120')
    const page = await answer.text()
    assert.match(page, /Please try again in 2 minutes/)
    assert.match(page, /value="María Quispe"/)
  }))

test('the code of the mail leads to the same page as its link, and a wrong one can be mended', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    const fields = typed()
    const sent = await (await post(site, form, fields)).text()
    const answer = /name="answer" value="([^"]+)"/.exec(sent)?.[1] ?? assert.fail(sent)
    const { path, code } = asked(signing)
    const wrong = await post(site, '/sign-ons/code', { ...fields, answer, appeal: 'EX-en', who: 'person', code: 'AAAA-AAAA' })
    const page = await wrong.text()
    assert.equal(wrong.status, 422)
    assert.match(page, /You can try 9 more times/)
    assert.match(page, /maria\.quispe@example\.net/)
    const right = await post(site, '/sign-ons/code', { answer, appeal: 'EX-en', code: ` ${code.toLowerCase()} ` })
    assert.equal(right.status, 303)
    assert.equal(right.headers.get('location'), path)
    const nothing = await post(site, '/sign-ons/code', { ...fields, answer, appeal: 'EX-en', who: 'person', code: '' })
    assert.match(await nothing.text(), /Type the 8 characters of the code/)
    for (let left = 8; left > 0; left--) await post(site, '/sign-ons/code', { answer, appeal: 'EX-en', code: 'AAAA-AAAA' })
    const spent = await post(site, '/sign-ons/code', { answer, appeal: 'EX-en', code: 'AAAA-AAAA' })
    assert.match(await spent.text(), /Too many wrong codes\. Use the link in the mail: it still works/)
    const gone = await post(site, '/sign-ons/code', { answer: 'x', appeal: 'EX-en', code })
    assert.equal(gone.status, 410)
    assert.match(await gone.text(), /This code does not work any more/)
  }))

test('looking at the link of the mail signs nothing, whoever looks and however often; its button does, once', () =>
  withSigningSite(async (signing) => {
    const { site, log } = signing
    await post(site, form, typed({ disclosure: 'n', showName: 'yes', country: 'PE' }))
    const { path } = asked(signing)
    for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await site.request(path, { method })).status, 200)
    assert.equal(log.size, 0)
    const page = textOf(await (await site.request(path)).text())
    assert.match(page, /Fictional: an examination for Ana Ejemplo/)
    assert.match(page, /Version 1, English As María Quispe Your name will be shown to everybody on this site/)
    assert.match(page, /Country Peru, is not counted Address maria\.quispe@example\.net/)
    const both = await Promise.all([post(site, path, { do: 'confirm' }), post(site, path, { do: 'confirm' })])
    for (const answer of both) assert.match(await answer.text(), /You have signed/)
    assert.equal(log.size, 2, 'the edition and one sign-on')
    assert.match(await (await site.request(path)).text(), /It was confirmed before/)
  }))

test('a name is corrected before it is signed; what nobody asked for is deleted', () =>
  withSigningSite(async (signing) => {
    const { site, log } = signing
    await post(site, form, typed())
    const { path } = asked(signing)
    const refused = await post(site, path, { do: 'correct', name: '<b>' })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /value="&lt;b>"/)
    assert.match(textOf(await (await post(site, path, { do: 'correct', name: 'María Q.' })).text()), /is corrected.*As María Q\./)
    assert.match(await (await post(site, path, { do: 'refuse' })).text(), /It is deleted/)
    assert.equal((await site.request(path)).status, 410)
    assert.equal((await post(site, path, { do: 'confirm' })).status, 410)
    assert.equal(log.size, 0)
  }))

test('many from one network are told that they are held, before and after they confirm', () =>
  withSigningSite(async (signing) => {
    signing.world.network = 'over'
    await post(signing.site, form, typed())
    const { path } = asked(signing)
    assert.match(await (await signing.site.request(path)).text(), /Many asked from your network/)
    assert.match(await (await post(signing.site, path, { do: 'confirm' })).text(), /counts once a person has looked at it/)
    assert.equal(signing.log.size, 1, 'the edition, and no sign-on')
  }))

test('who had signed and is held the second time sees the same page as who signs and is held', () =>
  withSigningSite(async (signing) => {
    await post(signing.site, form, typed())
    await post(signing.site, asked(signing).path, { do: 'confirm' })
    signing.world.network = 'over'
    const pages: string[] = []
    for (const mail of [undefined, 'nueva@example.net']) {
      await post(signing.site, form, typed(mail === undefined ? {} : { mail }))
      pages.push(await (await post(signing.site, asked(signing).path, { do: 'confirm' })).text())
    }
    assert.match(pages[0]!, /counts once a person has looked at it/)
    assert.equal(pages[0], pages[1])
  }))

test('an appeal that takes no sign-ons says so, and one that never took them has no form', () =>
  withSigningSite(async ({ site, signOns, appeal }) => {
    assert.equal((await site.request('/appeals/none/sign')).status, 404)
    await pauseSigning(signOns, appeal, { staff: null })
    assert.match(await (await site.request(form)).text(), /takes no sign-ons at the moment/)
    assert.equal((await post(site, form, typed())).status, 409)
    assert.match(await (await site.request('/appeals/EX-en')).text(), /takes no sign-ons at the moment/)
  }))

test('a form under an earlier version is not taken for the newer one, which its signer has not read', () =>
  withSigningSite(async ({ site, publishAgain, world }) => {
    world.now = new Date('2021-07-26T10:00:00Z')
    await publishAgain((text) => text.replace('Nobody told the family.', 'Nobody told her sister.'))
    const answer = await post(site, form, typed())
    const page = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(page, /has a newer version since you opened the form/)
    assert.match(page, /name="version" value="2"/)
  }))

test('neither a token nor a name stands in the log of the server', () =>
  withSigningSite(async (signing) => {
    const own = await signThrough(signing)
    await signing.site.request(own)
    const told = JSON.stringify(signing.logged)
    assert.match(told, /\/s\/:token/)
    for (const secret of [asked(signing).path.split('/').at(-1)!, own.split('/').at(-1)!, 'Quispe', 'maria'])
      assert.ok(!told.includes(secret), secret)
  }))

test('a link that was not copied whole is called so, and what is sent in another way than a form is refused in one sentence', () =>
  withSigningSite(async ({ site }) => {
    for (const path of ['/s', '/s/abc', '/p', '/p/1', '/o']) {
      const answer = await site.request(path)
      assert.equal(answer.status, 410, path)
      assert.match(await answer.text(), /The link is not complete/, path)
    }
    const sent = await site.request(form, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
    assert.equal(sent.status, 415)
    assert.doesNotMatch(await sent.text(), /newer version/)
  }))

test('what the mail says of a dead link is said in the language of the browser', () =>
  withSigningSite(async ({ site }) => {
    const answer = await site.request('/s/none', { headers: { 'accept-language': 'fr;q=0.9, ar-EG, es;q=0.5' } })
    assert.equal(answer.status, 410)
    assert.match(await answer.text(), /<html lang="ar[^"]*" dir="rtl">/)
  }))
