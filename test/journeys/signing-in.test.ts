import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { codeAt } from '../../src/staff/index.ts'
import { openBrowser } from '../browser.ts'
import { amparo, startAmparo, type RunningAmparo } from '../running-amparo.ts'
import { violationsOn } from './accessible.ts'

const password = 'copper harbour seventeen'
let browser: Browser
let running: RunningAmparo

before(async () => {
  ;[browser, running] = await Promise.all([openBrowser(), startAmparo('start')])
})
after(async () => {
  await browser?.close()
  await running?.stop()
})

async function firstLink(): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const [, link] = /First sign-in: (http\S+)\s/.exec(running.printed()) ?? []
    if (link !== undefined) return link
    await wait(50)
  }
  return assert.fail(running.printed())
}

async function choose(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Name to sign in with').fill(name)
  await page.getByLabel('Name that others see').fill(name)
  await page.getByLabel('New password').fill(password)
  await page.getByLabel('The same again').fill(password)
  await page.getByRole('button', { name: 'Go on to the second factor' }).click()
}

test('the first administrator joins with a passkey, signs out, and signs in with it', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await choose(page, await firstLink(), 'ana')
  await page.getByRole('button', { name: 'Make a passkey instead' }).click()
  await page.waitForURL(`${running.deskOrigin}/cases`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)
  await page.getByLabel('Name').fill('ana')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(`${running.deskOrigin}/cases`)
  for (const path of ['/me', '/me/password', '/me/sessions', '/me/actions', '/staff', '/staff/invite', '/staff/cases', '/audit']) {
    await page.goto(running.deskOrigin + path)
    assert.deepEqual(await violationsOn(page), [], path)
  }
  await page.goto(`${running.deskOrigin}/me/second-factors`)
  assert.deepEqual(await violationsOn(page), [])
  assert.match(await page.locator('table').innerText(), /Passkey of Chromium on Linux/)
  await context.close()
})

test('somebody who allows no script joins with an app, and the page offers no passkey', async () => {
  const invited = await amparo(['staff', 'invite', 'Luz', '--role', 'editor'], {
    AMPARO_DATA: running.data,
    DESK_PORT: new URL(running.deskOrigin).port,
  })
  const link = /http\S+/.exec(invited.out)?.[0] ?? assert.fail(invited.err)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await choose(page, link, 'luz')
  assert.equal(await page.getByRole('button', { name: 'Make a passkey instead' }).isVisible(), false)
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code').fill(codeAt(secret, new Date()))
  await page.getByRole('button', { name: 'Finish and sign in' }).click()
  assert.equal(page.url(), `${running.deskOrigin}/cases`)
  await context.close()
})
