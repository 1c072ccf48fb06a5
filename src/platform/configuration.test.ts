import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfiguration } from './configuration.ts'
import { projectPath } from './project-path.ts'

const read = (environment: Record<string, string>) => {
  const outcome = readConfiguration(environment)
  assert.equal(outcome.kind, 'configured', outcome.kind === 'refused' ? outcome.reason : '')
  return outcome.kind === 'configured' ? outcome.configuration : assert.fail()
}
const refusal = (environment: Record<string, string>): string => {
  const outcome = readConfiguration(environment)
  return outcome.kind === 'refused' ? outcome.reason : 'not refused'
}

test('an empty environment is a laptop: both sites on this machine only, data in var/', () => {
  assert.deepEqual(read({ PATH: '/usr/bin', DATABASE_URL: '' }), {
    publicSite: { address: '127.0.0.1', port: 8080, origin: 'http://localhost:8080' },
    desk: { address: '127.0.0.1', port: 8081, origin: 'http://localhost:8081' },
    dataFolder: projectPath('var'),
    uploads: { largest: 100 * 1024 * 1024, total: 1024 * 1024 * 1024 },
  })
})

test('how large a file may be, how much may be on its way, and where timestamps come from are set', () => {
  const { uploads, timestampUrl } = read({
    AMPARO_LARGEST_FILE: '20',
    AMPARO_LARGEST_UPLOADS: '40',
    TIMESTAMP_URL: 'http://timestamps.example.org/tsr',
  })
  assert.deepEqual(uploads, { largest: 20 * 1024 * 1024, total: 40 * 1024 * 1024 })
  assert.equal(timestampUrl, 'http://timestamps.example.org/tsr')
  for (const wrong of ['0', 'ten', '513', '1.5'])
    assert.match(refusal({ AMPARO_LARGEST_FILE: wrong }), /AMPARO_LARGEST_FILE must be a number of mebibytes from 1 to 512/, wrong)
  assert.match(refusal({ AMPARO_LARGEST_FILE: '50', AMPARO_LARGEST_UPLOADS: '40' }), /the largest file could never be sent/)
  assert.match(refusal({ TIMESTAMP_URL: 'file:///etc/passwd' }), /TIMESTAMP_URL must be an address/)
})

test('where reports on letters come back to is an address, a mailbox, a folder', () => {
  const given = {
    BOUNCE_ADDRESS: 'bounces+*@example.org',
    BOUNCE_IMAP_URL: 'imaps://a:b@mail.example.org/Bounces',
    BOUNCE_FOLDER: '/srv/bounces',
  }
  assert.deepEqual(read(given).bounces, { address: given.BOUNCE_ADDRESS, imapUrl: given.BOUNCE_IMAP_URL, folder: '/srv/bounces' })
  assert.match(refusal({ BOUNCE_ADDRESS: 'a*b*@example.org' }), /BOUNCE_ADDRESS must be an address such as bounces@example\.org/)
  assert.match(refusal({ BOUNCE_IMAP_URL: 'https://example.org' }), /BOUNCE_IMAP_URL must be an address such as imaps:/)
})

test('origins follow the ports until they are given', () => {
  assert.equal(read({ PORT: '3000' }).publicSite.origin, 'http://localhost:3000')
  assert.equal(read({ PORT: '3000', AMPARO_ORIGIN: 'https://appeals.example.org/' }).publicSite.origin, 'https://appeals.example.org')
})

test('a server behind a proxy, with its own database and mail', () => {
  const configuration = read({
    AMPARO_LISTEN: '0.0.0.0',
    AMPARO_ORIGIN: 'https://appeals.example.org',
    AMPARO_DESK_ORIGIN: 'https://desk.example.org',
    AMPARO_DATA: '/var/lib/amparo',
    DATABASE_URL: 'postgresql://amparo@%2Frun%2Fpostgresql/amparo',
    SMTP_URL: 'smtps://u:p@mail.example.org',
    MAIL_FROM: 'Amparo <post@example.org>',
  })
  assert.equal(configuration.publicSite.address, '0.0.0.0')
  assert.equal(configuration.desk.address, '127.0.0.1')
  assert.deepEqual(configuration.mail, { url: 'smtps://u:p@mail.example.org', from: 'Amparo <post@example.org>' })
})

test('proxies that may say who asks are addresses or networks', () => {
  assert.deepEqual(read({ AMPARO_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1' }).trustedProxies, ['127.0.0.1', '10.0.0.0/8', '::1'])
  for (const wrong of ['proxy.example.org', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', ',', '::/129'])
    assert.match(refusal({ AMPARO_TRUSTED_PROXIES: wrong }), /AMPARO_TRUSTED_PROXIES must be IP addresses or networks/, wrong)
})

test('all mistakes are named in one message', () => {
  const message = refusal({
    PORT: 'eighty',
    DESK_PORT: '70000',
    AMPARO_ORIGIN: 'appeals.example.org',
    AMPARO_LISTEN: 'everywhere',
    DATABASE_URL: 'mysql://localhost',
    SMTP_URL: 'mail.example.org',
    MAIL_FROM: 'a@b\nBcc: everyone@example.org',
    AMPARO_DATTA: '/srv',
  })
  for (const name of ['PORT', 'DESK_PORT', 'AMPARO_ORIGIN', 'AMPARO_LISTEN', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM'])
    assert.match(message, new RegExp(`- ${name} must be `), name)
  assert.match(message, /AMPARO_DATTA is not a variable that Amparo reads; did you mean AMPARO_DATA\?/)
})

test('a password in a wrong address is not repeated', () => {
  assert.doesNotMatch(refusal({ DATABASE_URL: 'mysql://u:open-sesame@localhost', SMTP_URL: 'http://u:open-sesame@x' }), /sesame/)
})

test('settings that contradict each other are refused', () => {
  assert.match(refusal({ PORT: '8081' }), /PORT and DESK_PORT are the same/)
  assert.match(refusal({ AMPARO_ORIGIN: 'https://a.example', AMPARO_DESK_ORIGIN: 'https://a.example/' }), /needs an origin of its own/)
  assert.match(refusal({ SMTP_URL: 'smtp://localhost' }), /SMTP_URL is set without MAIL_FROM/)
  assert.match(refusal({ MAIL_FROM: 'post@example.org' }), /MAIL_FROM is set without SMTP_URL/)
})
