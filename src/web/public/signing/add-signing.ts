import type { Context, Hono } from 'hono'
import { languagePattern } from '../../routes.ts'
import { addCheckScript } from './browser-script.ts'
import { answerWaiting, showCutOff, showWaiting } from './answer-confirm.tsx'
import { showOwn, showReceipt, showStep, takeStep } from './answer-own.tsx'
import { showSignForm, takeSignForm } from './answer-sign.tsx'
import { takeCode } from './answer-code.tsx'
import { showCheck, takeCheck } from './checking/answer-check.tsx'
import { showCount, showCountAs } from './counting/answer-count.tsx'
import { showNames } from './names-page.tsx'
import { showNoMore, takeNoMore } from './no-more-mail.tsx'
import { showOrganisationForm, takeOrganisationForm } from './organisations/answer-organisation.tsx'
import { changeOrganisation, showOrganisation } from './organisations/own-organisation.tsx'
import { onlyOwnForms } from './own-forms.tsx'
import type { SigningNeeds } from './signing-needs.ts'

/** The addresses that have a form, and the one that has a script; what the guard allows nowhere else. */
export const allowedInSigning = {
  forms: new RegExp(`^/(?:appeals/[^/]+/(?:${languagePattern}/)?(?:sign|organisations/sign|check)|sign-ons/code|[spou]/.+)$`),
  scripts: new RegExp(`^/appeals/[^/]+/(?:${languagePattern}/)?check$`),
} as const

/** Where the pages of an appeal stand, and those of its translations. */
export const appealPlaces = ['/appeals/:name', `/appeals/:name/:lang{${languagePattern}}`] as const

/** The secret in the link of a sign-on: a number, a dash, 16 bytes in base64url. */
const link = '/p/:link{[1-9]\\d*-[A-Za-z0-9_-]+}'
const steps = ['withdraw', 'correct', 'erase'] as const

/**
 * Adds the pages about sign-ons. Whatever may be read is read by GET, which changes nothing; what changes something is
 * sent by a form. To be added before the pages of appeals, whose addresses are wider.
 */
export function addSigning(app: Hono, needs: SigningNeeds): void {
  const checkScript = addCheckScript(app)
  for (const path of ['/appeals/*', '/sign-ons/*', '/s/*', '/o/*', '/p/*']) app.on('POST', path, onlyOwnForms(needs))
  for (const appeal of appealPlaces) {
    app.get(`${appeal}/sign`, (c) => showSignForm(c, needs))
    app.post(`${appeal}/sign`, (c) => takeSignForm(c, needs))
    app.get(`${appeal}/organisations/sign`, (c) => showOrganisationForm(c, needs))
    app.post(`${appeal}/organisations/sign`, (c) => takeOrganisationForm(c, needs))
    app.get(`${appeal}/count`, (c) => showCount(c, needs))
    app.get(`${appeal}/:form{count\\.(?:json|csv)}`, (c) => showCountAs(c, needs))
    app.get(`${appeal}/names`, (c) => showNames(c, needs))
    app.get(`${appeal}/check`, (c) => showCheck(c, { ...needs, checkScript }))
    app.post(`${appeal}/check`, (c) => takeCheck(c, { ...needs, checkScript }))
  }
  app.post('/sign-ons/code', (c) => takeCode(c, needs))
  app.get('/s/:token', (c) => showWaiting(c, needs))
  app.post('/s/:token', (c) => answerWaiting(c, needs))
  app.get('/u/:token', (c) => showNoMore(c, needs, c.req.param('token')))
  app.post('/u/:token', (c) => takeNoMore(c, needs, c.req.param('token')))
  app.get('/o/:link', (c) => showOrganisation(c, needs))
  app.post('/o/:link', (c) => changeOrganisation(c, needs))
  app.get(link, (c) => showOwn(c, needs, linkOf(c)))
  for (const step of steps) {
    app.get(`${link}/${step}`, (c) => showStep(c, needs, linkOf(c), step))
    app.post(`${link}/${step}`, (c) => takeStep(c, needs, linkOf(c), step))
  }
  for (const path of ['/s', '/p', '/o', '/u', '/p/:link'] as const) app.get(path, (c) => showCutOff(c, needs))
  for (const kind of ['code', 'full'] as const) app.get(`${link}/receipt/${kind}`, (c) => showReceipt(c, needs, linkOf(c), kind))
}

const linkOf = (c: Context): string => c.req.param('link') ?? ''
