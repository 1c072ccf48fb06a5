import type { SiteWords } from './words.ts'

export const quechua: SiteWords = {
  home: {
    title: 'Wisq’asqa runakunamanta mañakuykuna',
    description: 'Wisq’asqa runakunamanta puqyuyuq mañakuykuna: sapa rimay puqyunwan, mana tinkuq rimaykuna waqtampi.',
    summary:
      'Sapa rimay saphinta kichan: pi nirqan, maypi ñit’isqa, huk willakuypas kaptinqa. Mana pipa waqtanpichu kayku: wisq’asqa kaypa kamachinkuna llapa runata amachan, imamanta tumpasqa icha huchachasqa kaptinpas.',
    closed: (count) => `${count} wisq’asqa qillqa`,
    open: (count) => `${count} kunan kichasqa mañakuy`,
    closedTitle: 'Wisq’asqa qillqakuna',
    openTitle: 'Kichasqa mañakuykuna',
    empty: 'Kunanqa mana ima mañakuypas kaypi lluqsisqachu',
    emptyText: 'Kay web kitita qhawaqkuna lluqsichiptin mañakuy kay p’anqapi rikukun.',
    norms: 'Wisq’asqa runakunamanta kamachikuykuna (inglés simipi)',
  },
  method: {
    description: 'Nisqakuna, kunkakuna, chaninchay, ch’aqwasqakuna, lluqsisqa mañakuy imayna qhawanapas.',
    summary:
      'Amparo pip nisqanta waqaychan, niqta sutichan, huk willakuyta waqtanpi hap’in, mana tinkuqta pakaq imatapas mana lluqsichinchu.',
    before: [
      {
        heading: 'Niqqa mana ñit’ichiqchu',
        paragraphs: [
          'Qillqap huknin *nisqa*: huk rimay, pimanta, pip nisqan, maypi ñit’isqa, kikin simikunawan kaptinqa. Niq, ñit’ichiqpas sapaq hap’isqa. Wisq’ana wasip nisqanta willaq periódicoqa wisq’ana wasim rimachkan.',
          '*Kunka* sapaq puqyu. Huk agencialla ñit’ichiq pichqa periódicoqa huk kunkalla, huk willayllata willaqkunapas. Iskay kunka sapaqchu manachu, chaytaqa runa nin, imaraykutapas; manapuni yupasqachu.',
          'Wisq’asqa runap k’irisqan runakunapas puqyum hukkuna hina, willakuyninku qillqapi kachkan.',
        ],
      },
      {
        heading: 'Ch’aqwasqa ima ninan',
        paragraphs: [
          'Kikin tapuyman kutichiq nisqakuna huk *tapuyta* ruwan. Iskaynin chiqaq mana kayta atiptin, icha huk hukta mana niptin, {contested} nisqa, sapa kutichiypas *willakuy* nisqakunayuq. Ch’aqwasqa nisqapi saphichasqa rimay iskay waqtata rikuchin. Iskay p’unchaw, huknin pisi sut’illa, mana ch’aqwachu.',
          'Llamk’aqkuna kamachiyta atin: mayqin willakuyta akllan, imarayku, imata rikurqan. Kamachiy huk willakuyta mana hayk’aqpas qichunchu, ch’aqwatapas mana tukuchinchu. Musuq nisqakuna chayaptinqa p’anqa nin.',
          'Llapapaq nisqakunap p’unchawninkuna icha yupayninkuna mana huñukuptinqa, willay nin {impossible}, ima mana tinkusqantapas, mana pipas ch’aqwaptinpas; chaypi saphichasqa rimaypas nin.',
          'Mana mayqin p’unchawpas puqyunmanta aswan sut’ichu. “Julio killa ukhupi” hinallam qhipan; p’unchawkunapi k’uchunkuna chinkan.',
        ],
      },
    ],
    standing: {
      heading: 'Chaninchay',
      paragraphs: [
        'Sapa nisqa hayk’a iñina kasqanta huk simiwan nin. Programaqa nisqa icha ch’aqwasqa nisqallata nin; hukkuna runap kamachiynin, imaraykuyuq.',
      ],
    },
    meanings: {
      unassessed: 'manaraq pipas qhawanchu',
      alleged: 'pipas nin; kunkakunap yupaynin nisqa, mana aswan. Huchachaq wasikunallap nisqanmanta p’anqa huchachaq wasip qillqanpi nin',
      corroborated: 'llamk’aqkuna kamachirqan: sapaq kunkakuna kikinta nin',
      verified: 'llamk’aqkuna kamachirqan: rikuchiqkuna mana iskayrayayta saqinchu, imaraykutapas nin',
      disputed: 'huk willakuy hukta nin',
      refuted: 'llamk’aqkuna kamachirqan: mana chiqaqchu; chayna nisqa mana churasqachu',
      retracted: 'niq kutichikurqan, icha ñuqayku pantaspa qillqarqayku',
    },
    after: [
      {
        heading: 'Ima lluqsin',
        paragraphs: [
          'Llamk’aqkunap llapapaq nisqan nisqakunalla rikuchisqa. Suti, pisi willay, uma sutikuna, mañakusqapas llamk’aqkunap rimayninmi. Mañakuy mana lluqsiyta atinchu: rimay mana imapi saphichasqa, ñuqaykup rimayniyku nispa mana nisqa kaptin; mana llapapaqta niptin; llapapaq waqtallata rikuchispa ch’aqwata pakaptin; icha pimanta rimasqanpa arí nisqan tukuptin.',
          'Puqyunpa kutichikusqan qhipan, chayna nisqa. Pantaspa qillqasqayku qichusqa, p’unchawnillan rikuchisqa. Mañakuy urqusqa kanman: chaypi p’unchaw, imaraykupas qhipan.',
          'Manaraq lluqsichkaptin, pipas kutichin pita ima ruwanmanta, iskay ñiqi runapas kikin qillqata allinmi nin. Sapa p’anqap urapi nin chayna kasqanta, icha huk runalla, icha llikata qhawaq lluqsichisqanta.',
          'Qillqakuna hukkunap lluqsichisqanmanta ruwasqa. Web tiyanamanta kitip sutillanta rikuchiyku, kawsaq sapaq runakunata kamayninwan sutichayku. Kay web kiti mana cookieyuqchu, huk web kitimanta mana imayuqchu, huk scriptlla: silq’uypa chaskisqa qillqan qhawana p’anqapi, mana chaywanpas llamk’an.',
        ],
      },
      {
        heading: 'Ima tikrakun',
        paragraphs: [
          'Qillqap rimaynin, willaynin, yupinpas lluqsisqan hina qhipan. Puqyu kutichikuptin, huk willakuy hamuptin, llamk’aqkuna kamachiptin, puqyu manaña llapapaqchu kaptin, p’anqa chaypi saphichasqa sapa rimaypa waqtanpi nin, p’unchawniyuq. PDF p’unchawninta nin.',
        ],
      },
      {
        heading: 'P’anqa imayna qhawana',
        paragraphs: [
          'Lluqsisqa qillqa mana hayk’aqpas tikrakunchu: allichay musuq qillqam, ñawpaqpas tiyananpi qhipan. Sapa mañakuypa urapi yupin, ñawpaq qillqap yupinpas, mana pakallapi yapanapaq qichunapaqpas. Willaykunata (JSON) uraykachiq hukmanta yupayta atin, Amparowan icha kimsa chunka wachuyuq programawan:',
          '`amparo verify ID.json`',
          'Yupi kanónico willaykunap (RFC 8785) SHA-256 nisqan; sapa rimaypa rantinpi takyay (HMAC-SHA-256, kikin kachiyuq). Pimanta rimasqa runa riqsichiqninta pichachinman: chaypi p’unchawniyuq ch’usaq qhipan, takyay qhipan, kachi tukuchisqa, yupitaqa yupayta atikunraq. Pichasqa simikunata mana watuspa tariyta atikunchu.',
          'Yupi iskay runa kikin qillqata ñawirisqanta rikuchin, mana tikrasqa kasqantapas. Puqyukunap nisqan chiqaq kasqanta mana rikuchinchu. Chaypaqmi willaykuna.',
        ],
      },
    ],
  },
  missing: {
    title: 'P’anqa mana tarisqachu',
    heading: 'Kay tiyanapi mana p’anqa kanchu',
    text: 'Pantasqa qillqasqa icha correo programap kuchusqan kanman. Kaypi lluqsisqa llapa mañakuy listapi kachkan.',
  },
  failed: {
    title: 'Kay p’anqa mana ruwakurqanchu',
    text: 'Ñuqaykup pantayniyku. Mana imapas tikrasqachu. Pisi minutomanta hukmanta ruway.',
  },
}
