import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { asked, post, signThrough, signTogether, typed, withSigningSite, type SigningSite } from '../../../../test/fixtures/signing-site.ts'
import { signingReading } from './reading.ts'

const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'error' } })

/** Every page there is of sign-ons, each with something on it. */
async function everyPage(signing: SigningSite): Promise<ReadonlyMap<string, string>> {
  const { site, appeal, world } = signing
  const lang = appeal.replace('EX-', '')
  const at = `/appeals/${appeal}`
  const organisation = {
    version: '1',
    lang,
    request: typed()['request']!,
    name1: 'Comité',
    lang1: 'es',
    country: 'PE',
    kind: 'ngo',
    domain: 'comite.example',
    officer: 'Rosa',
    capacity: 'Presidenta',
    status: 'none',
    mail: 'rosa@comite.example',
    authorised: 'yes',
  }
  await signTogether(
    signing,
    Array.from({ length: 23 }, (_, place) => ({ country: 'PE', disclosure: place % 2 === 0 ? 'n' : 'c' })),
  )
  const own = await signThrough(signing, { country: 'DE' })
  await signing.release()
  world.now = new Date('2021-07-26T10:00:00Z')
  await post(site, `${at}/organisations/sign`, organisation)
  await post(site, asked(signing).path, { do: 'confirm' })
  const ofOrganisation = new RegExp(`${signing.origin}(/o/\\S+)`).exec(signing.mails.at(-1)?.text ?? '')?.[1] ?? ''
  await signing.release()
  await post(site, `${at}/organisations/sign`, { ...organisation, domain: 'other.example' })
  const waitingOrganisation = asked(signing).path
  await post(site, `${at}/sign`, typed({ lang, mail: 'new@example.net' }))
  const waiting = asked(signing).path
  const code = { appeal, answer: 'x', code: 'x' }
  const receipt = await (await site.request(`${own}/receipt/full`)).text()
  const pages = new Map<string, Response>()
  const ofAppeal = ['', '/sign', '/organisations/sign', '/count', '/names', '/check'].map((path) => at + path)
  const ofSigner = ['', '/withdraw', '/correct', '/erase', '/receipt/code'].map((path) => own + path)
  const gone = ['/s/x', '/p/1-x']
  for (const path of [...ofAppeal, waiting, waitingOrganisation, ...ofSigner, ofOrganisation, ...gone])
    pages.set(path, await site.request(path))
  for (const [name, path, fields] of [
    ['warned', `${at}/sign`, typed({ lang, country: 'CN' })],
    ['wrong', `${at}/sign`, { version: '1', lang, disclosure: 'n', mail: '<>"' }],
    ['mailed', `${at}/sign`, typed({ lang })],
    ['wrong organisation', `${at}/organisations/sign`, { version: '1', lang }],
    ['code', '/sign-ons/code', code],
    ['checked', `${at}/check`, { receipt }],
    ['not checked', `${at}/check`, {}],
    ['wrong name', waiting, { do: 'correct', name: '' }],
    ['done', waiting, { do: 'confirm', appeal, version: '1', lang }],
    ['wrong erasure', `${own}/erase`, {}],
    ['corrected', `${own}/correct`, { name: 'María', disclosure: 'c' }],
  ] as const)
    pages.set(name, await post(site, path, fields))
  await signing.publishAgain((text) => text.replace('Nobody told the family.', 'Nobody told her sister.'))
  pages.set('changed since', await site.request(own))
  pages.set('changed since, of an organisation', await site.request(ofOrganisation))
  for (const [path, { status }] of pages) assert.ok(status < 500 && status !== 404, `${path} answered ${status}`)
  return new Map(await Promise.all([...pages].map(async ([path, answer]) => [path, await answer.text()] as const)))
}

// Both directions, the language with digits of its own, one with no words of ours, and one that counts in several forms.
for (const lang of ['en', 'fa', 'ru', 'am'])
  test(`every page about sign-ons is valid and whole in its language, with nothing from elsewhere (${lang})`, () =>
    withSigningSite(
      async (signing) => {
        const read = signingReading(lang)
        for (const [path, html] of await everyPage(signing)) {
          const { results } = await validator.validateString(html, path)
          assert.deepEqual(
            results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`)),
            [],
          )
          assert.doesNotMatch(
            html.replace(/<script type="module" src="\/scripts-[^"]+"><\/script>/, ''),
            /<script|<img|\sstyle=|\son[a-z]+=|javascript:/i,
          )
          assert.doesNotMatch(html, /undefined|\[object|(?<![\w-])NaN(?![\w-])/, path)
          for (const [, address = ''] of html.matchAll(/(?:href|src|action)="([^"]*)"/g))
            assert.ok(/^[/#]/.test(address) || address.startsWith(signing.origin), `${path} points at ${address}`)
          if (!path.includes('/s/x') && !path.includes('1-x') && path !== 'code')
            assert.match(html, new RegExp(`<html lang="${path === `/appeals/${signing.appeal}` ? lang : read.lang}" dir="`), path)
        }
      },
      { lang },
    ))

test('a form that another site has a browser send is refused, and one of a browser that says nothing is taken', () =>
  withSigningSite(async ({ site, appeal, mails }) => {
    const send = async (path: string, from?: string): Promise<number> => {
      const headers: Record<string, string> = from === undefined ? {} : { 'Sec-Fetch-Site': from }
      return (await site.request(path, { method: 'POST', headers, body: new URLSearchParams(typed()) })).status
    }
    for (const path of [`/appeals/${appeal}/sign`, `/appeals/${appeal}/organisations/sign`, '/sign-ons/code', '/s/x', '/p/1-x/erase'])
      assert.equal(await send(path, 'cross-site'), 403, path)
    assert.equal(mails.length, 0)
    for (const from of ['same-origin', 'none', undefined]) assert.notEqual(await send(`/appeals/${appeal}/sign`, from), 403)
    assert.equal(mails.length, 3)
  }))
