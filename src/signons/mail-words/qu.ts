import type { MailWords } from './words.ts'

export const quechua: MailWords = {
  subjects: { confirm: 'Ama hina kaspa takyachiy', link: 'T’inkiyki', done: 'Takyachisqaykimanta' },
  asked:
    'Pipas web kitiykupi kay correota qurqan. Qan karqanki chayqa, kay t’inkita kichay, imamanta kasqanta ñawiriy, chaypi botónta ñit’iy:',
  code: 'Icha mañasqayki p’anqapi kay códigota qillqay:',
  hours: 'T’inki códigopas 72 hora llamk’an. Chaymanta qillqasqa chinkan, hukmanta mañayta atinki.',
  held: 'Pisi pachapi llikaykimanta achka mañarqan. Chayrayku takyachisqayki runa qhawaptinlla yupasqa kanqa; p’anqayki willasunki.',
  notYou:
    'Mana qanchu karqanki chayqa, ama imatapas ruwaychu, icha t’inkita kichay, chaypi niy. Manaraq takyachiptiykiqa mana imapas yupasqachu.',
  signed: 'Takyachirqanki. Kayqa kikin p’anqaykip t’inkin, chaypi tikrayta, qichuyta, pichaytapas atinki:',
  'signed-and-held':
    'Takyachirqanki. Runa qhawaptin yupasqa kanqa. Kayqa kikin p’anqaykip t’inkin, chaypi imayna kasqanta rikunki, tikrayta, qichuyta, pichaytapas atinki:',
  'signed-already':
    'Kay correowan ñawpaq takyachisqa karqan, huk correo huk kutilla yupasqa. Chayrayku kunan apachisqa suti akllasqakunapas mana chaskisqachu; ñawpaqkuna qhipan. Kayqa p’anqanman huk t’inki, chaypi tikrayta, qichuyta, pichaytapas atinki:',
  'organisation-confirmed': 'Tantanakuyniykipaq takyachisqa. Kayqa p’anqanpa t’inkin, chaypi hukmanta takyachiyta icha qichuyta atinki:',
  'organisation-review':
    'Tantanakuyniykipaq takyachirqanki. Runa qhawaptin rikuchisqa kanqa, correolla mana sutinpi rimasqanta rikuchinchu. Chaypaq mana correo hamunchu; p’anqa willan. Kayqa p’anqanpa t’inkin:',
  'organisation-stands':
    'Tantanakuyniykipaq takyachirqanki, chaypiña kachkan. Ñawpaq apachisqa t’inkilla hukmanta takyachiyta icha qichuyta atin. Apachisqayki rantinqa qhawaq runa arí niptinlla. Kayqa p’anqanpa t’inkin:',
  keep: 'T’inki kay correollapi kachkan, ñuqayku mana hukmanta tariyta atiykuchu. Pipas kayniyuq icha kay correota ñawiriq tukuy kaykunata ruwanman: qanpaq allin kitillapi waqaychay.',
  erased:
    'Kay correowan ñawpaq takyachisqa karqan, pi ruwasqanta niqqa mañasqanman hina pichasqa karqan; huk correopas huk kutilla yupasqa. Chayrayku kunan mana imapas yapasqachu, mana kichana p’anqapas kanchu. Kay llapapaq wisq’akuptin, correoykita riqsinapaq mana imapas waqaychasqachu kanqa.',
}
