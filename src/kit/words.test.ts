import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { canonicalJson, directionOf, fold, foldLetters, isLanguage, languageName, nearest, scriptClass, shorten } from './index.ts'

test('a misspelt word finds the one that was meant, and a strange one finds none', () => {
  assert.equal(nearest('said_bye', ['said_on', 'said_by', 'statement']), 'said_by')
  assert.equal(nearest('custody.pleace', ['custody.place', 'custody.status']), 'custody.place')
  assert.equal(nearest('stauts', ['status', 'state']), 'status')
  assert.equal(nearest('elephant', ['said_on', 'said_by']), undefined)
  assert.equal(nearest('x'.repeat(1_000_000), ['said_on']), undefined)
})

test('canonical JSON is the example of RFC 8785', () => {
  const value: unknown = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`)
  assert.equal(
    canonicalJson(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('canonical JSON says the same value whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      assert.equal(canonicalJson(turned), canonicalJson(value))
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('canonical JSON refuses what JSON cannot hold', () => {
  for (const value of [NaN, Infinity, new Date(0), new Map(), 1n, () => 1, '\ud800', { a: [undefined] }])
    assert.throws(() => canonicalJson(value), TypeError)
})

test('languages know their direction, their script and their own name', () => {
  assert.deepEqual(['ar', 'fa', 'he', 'es', 'zh-Hans', 'az-Arab', 'not a tag'].map(directionOf), [
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'rtl',
    'ltr',
  ])
  assert.deepEqual(['ar', 'am', 'zh-Hant', 'ja', 'es'].map(scriptClass), [
    'script-arabic',
    'script-ethiopic',
    'script-han',
    'script-han',
    'script-other',
  ])
  assert.deepEqual(['es', 'ar', 'en'].map(languageName), ['español', 'العربية', 'English'])
  assert.deepEqual(['zh-Hans', 'es-419', '', 'not a tag', 'e'].map(isLanguage), [true, true, false, false, false])
})

test('texts compare without case, composition or spacing', () => {
  assert.equal(fold(' Hipertensio\u0301n  ARTERIAL\n'), fold('hipertensión arterial'))
  assert.equal(fold('Straße'), fold('STRASSE'))
  assert.notEqual(fold('cancer'), fold('cáncer'))
})

test('letters compare without accents, vowel marks, signs without width and forms of their own', () => {
  assert.equal(foldLetters('Łódź, Tromsø, Straße, IŞIK'), 'lodz, tromso, strasse, isik')
  assert.equal(foldLetters('تَعذيبٌ'), 'تعذيب')
  assert.equal(foldLetters('soli\u00adtary'), 'solitary')
})

test('a message shows the beginning of a long text, whole characters only', () => {
  assert.equal(shorten('a\nb', 60), 'a b')
  assert.equal(shorten('😀'.repeat(100), 60), `${'😀'.repeat(59)}…`)
})
