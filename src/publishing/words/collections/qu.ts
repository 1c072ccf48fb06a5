import type { CollectionWords } from './words.ts'

// Not reviewed by a speaker yet; made for these pages.
export const quechua: CollectionWords = {
  title: 'Huñusqakuna',
  intro: 'Achka kasukunapi runakuna, kuska yupasqa. Pisi yupaykunaqa mana willasqachu, mana pipas yupaywan riqsisqa kananpaq.',
  none: 'Kaypi manam ima huñusqapas lluqsichisqachu.',
  asked: 'Pikunam yupasqa',
  fields: { country: 'Suyu', place: 'Maypi', authority: 'Kamachiq', norms: 'Kamachikuykuna', from: 'Qallariynin', until: 'Tukukuynin' },
  held: { now: 'Yupay punchawpi wisq’asqa, icha manam pipas tukusqanta ninchu', ever: 'Mayk’aqllapas wisq’asqa' },
  everybody: 'Yupasqa kasukunapi llapan runakuna, llapaq kichasqa kasqanmanhina',
  others: 'Huñuqa wakin runakunata tapukuymanta sapaqpi saqirqan.',
  released: (number, released, counted) => `Lluqsichiy ${number}: ${released}. Yupay: ${counted}. Kay yupaykunaqa manam tikrakunchu.`,
  numbers: 'Yupaykuna',
  by: {
    norm: 'Kamachikuy',
    place: 'Maypi',
    authority: 'Kamachiq',
    year: 'Wata',
    country: 'Suyu',
  },
  persons: 'Runakuna',
  total: 'Kay yupaykunapi runakuna, sapankama huk kutilla',
  notTold: 'Mana nisqa',
  noNorm: 'Manam ima kamachikuypas, kasukuna nisqanmanhina',
  countedOn: (day) => `yupay: ${day}`,
  atLeast: (least) => `aswan pisi ${least}`,
  nothing: (least) => `Manam ima yupaypas willayta atikunchu: sapankama ${least} nisqamanta pisi.`,
  chart: 'Chaylla siq’ikunapi',
  how: 'Imaynam yupasqa',
  rules: [
    'Runakunam yupasqa, manam nisqakunachu: sapa runa huk kutilla tablapa sapa wasichanpi. Huk runaqa achka wasichapi kanman.',
    'Kasupi ruwasqakuna huk kamachikuyman chayaptinqa manam p’akisqa kasqantachu nin. Ch’aqwasqa willakuypi sayaqqa manam yupasqachu.',
    'Llapa runa ñawinchanan nisqakunallam yupasqa, manataq mana munasqa icha tukusqa lluqsichiy munayniyuq runaqa.',
  ],
  small: (least) =>
    `Sapa yupayqa urayman muyuchisqa, ${least} nisqapa achkachasqanman. Chaymanta pisiqa manam willasqachu, ch’usaqpas; mana ima yupayniyuq siq’ikunaqa saqisqa.`,
  still: (least) =>
    `Yupayqa nisqanman hina qhipan, aswan pisi ${least} runakuna yaykunankama utaq lluqsinankama; chaymanta musuqmanta yupasqa.`,
  appeals: 'Kaypi runakunamanta mañakuykuna',
  noAppeals: 'Paykunamanta manam ima mañakuypas kaypi lluqsichisqachu.',
  own: 'Kikinpa mañakuynin',
  belongs: 'Kay mañakuyqa huk huñusqapim',
  files: 'Kay yupaykuna willañiqipi',
  down: { title: 'Kay huñusqaqa manañam rikuchisqachu', when: (day) => `Urqusqa. Punchaw: ${day}.` },
}
