import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'

test('for whoever reads from right to left, the timeline begins on the right, and its dates read as they are written', () =>
  atDesk(async ({ editor }) => {
    const drawing = async (): Promise<string> => /<svg.*?<\/svg>/s.exec((await editor.get('/cases/example')).text)?.[0] ?? ''
    const before = await drawing()
    assert.deepEqual([laneAt(before), /\u2068/.test(before)], ['0', false])
    assert.equal((await editor.post('/me', { direction: 'rtl' })).status, 303)
    const after = await drawing()
    assert.equal(laneAt(after), '960')
    assert.match(after, /<svg[^>]*direction="rtl"/)
    assert.match(after, /text-anchor="middle">\u2068\d+ \w+ 2021\u2069</)
  }))

const laneAt = (svg: string): string | undefined => /<text class="lane" x="(\d+)"/.exec(svg)?.[1]
