import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordThatTells } from './word-that-tells.ts'

test('what readers are told names no confidential procedure, in whatever form of the word or the language', () => {
  const telling = {
    'We follow the procedures.': 'procedures',
    'Por confidencialidad.': 'confidencialidad',
    'Pour des raisons de CONFIDENTIALITÉ': 'CONFIDENTIALITÉ',
    'La ONU lo pidió.': 'ONU',
    'Asked by the U.N. today': 'UN',
    'Das geht die UN an': 'UN',
    'A pedido da cruz vermelha': 'cruz vermelha',
    'По просьбе Красного Креста': 'Красного Креста',
    应联合国要求: '联合国',
    'بطلب من الأمم المتحدة': 'الأمم المتحدة',
    'La cidh': 'cidh',
    'gizlilik nedeniyle': 'gizlilik',
    'The Working Group’s wish': 'Working Group',
    'Two committees against torture: a Committee Against Torture': 'Committee Against Torture',
  }
  const names = ['cat-c', 'UN Committee against Torture (article 22)', 'Committee against Torture']
  for (const [text, word] of Object.entries(telling)) assert.equal(wordThatTells(text, names), word, text)
  for (const text of [
    'The family asked for un momento.',
    'Onu ailesi istedi.',
    'The Secretary of the group wrote; a cat sat there.',
    'Una secretaría',
  ])
    assert.equal(wordThatTells(text, names), undefined, text)
})
