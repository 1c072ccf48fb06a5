/** Editions about people who do not exist, for the tests of the sheet: one letter in four languages and a mixed one. */
import type { Edition, EditionNote, EditionPoint, EditionSentence, EditionStatement } from '../edition.ts'

export type Letter = {
  readonly lang: string
  readonly title: string
  readonly summary: string
  readonly heading: string
  readonly texts: readonly string[]
  readonly contested: string
  readonly ask: string
  readonly person: string
  readonly office: string
  readonly salutation: string
  readonly authority: string
  readonly paper: string
  readonly paperTitle: string
  readonly question: string
  readonly accounts: readonly [string, string]
}

const statement = (letter: Letter, claim: string, text: string, more: Partial<EditionStatement> = {}): EditionStatement => ({
  claim,
  statement: text,
  said_by: [{ name: letter.authority, kind: 'authority' }],
  said_on: '2021-07-21',
  printed_in: [
    {
      title: letter.paperTitle,
      by: letter.paper,
      published: '2021-07-21',
      lang: letter.lang,
      host: 'news.example',
      passage: { exact: text, page: '3' },
    },
  ],
  standing: 'alleged',
  ...more,
})

const transfer = (letter: Letter): EditionPoint => ({
  id: 'transfer',
  question: letter.question,
  state: 'contested',
  standing: 'disputed',
  voices: 2,
  ruling: { standing: 'disputed', reason: letter.texts[0] ?? '', on: '2021-07-24', newer: 1 },
  accounts: letter.accounts.map((value, index) => ({
    value,
    denies: false,
    voices: 1,
    independent: 1,
    statements: [
      statement(letter, `t${index}`, letter.contested, {
        said_by: [index === 0 ? { name: letter.authority, kind: 'authority' } : { name: letter.paper, kind: 'press' }],
        standing: 'disputed',
      }),
    ],
  })),
})

/** A letter as an edition, published on 25 July 2021. */
export function edition(letter: Letter): Edition {
  const sentences: EditionSentence[] = letter.texts.map((text, index) => ({ text, own_words: false, notes: [index + 1], contested: false }))
  const notes: EditionNote[] = letter.texts.map((text, index) => ({
    number: index + 1,
    cites: `example#c${index}`,
    case: { id: 'example', title: letter.title },
    claim: statement(letter, `c${index}`, text),
    points: [],
  }))
  const last = notes.length + 1
  return {
    format: 'amparo-edition/2',
    appeal: 'EX-001',
    version: 2,
    previous: 'f'.repeat(64),
    lang: letter.lang,
    approved: 'second-person',
    published: '2021-07-25',
    at: '2021-07-25',
    title: letter.title,
    summary: letter.summary,
    status: 'open',
    opened: '2021-07-22',
    act_until: '2021-09-30',
    sections: [
      {
        heading: letter.heading,
        sentences: [...sentences, { text: letter.contested, own_words: false, notes: [last], contested: true }],
      },
    ],
    asks: [
      { text: letter.ask, own_words: true, notes: [], contested: false },
      { text: letter.texts[0] ?? '', own_words: false, notes: [1, 2], contested: false },
    ],
    to: [
      { name: letter.person, title: letter.office, salutation: letter.salutation, language: 'es', body: letter.authority },
      { name: 'Working Group on Arbitrary Detention', title: 'OHCHR', language: 'en' },
    ],
    notes: [
      ...notes,
      { number: last, cites: 'example#transfer', case: { id: 'example', title: letter.title }, points: [transfer(letter)] },
    ],
    timeline: [],
  }
}

export const spanishEdition = edition({
  lang: 'es',
  title: 'Un examen médico independiente para Ana Ejemplo',
  summary:
    'Ana Ejemplo lleva nueve años detenida. Su abogado y el servicio penitenciario dicen cosas distintas sobre su salud; nadie ha publicado un informe médico.',
  heading: 'Lo que se sabe',
  texts: [
    'Su abogado dice que padece una enfermedad de la piel que empeora desde mayo.',
    'El servicio penitenciario dice que fue atendida por hipertensión el 13 de julio.',
    'La familia dice que no la ha visto desde marzo y que no recibió aviso alguno del traslado.',
  ],
  contested: 'Fue llevada a un hospital en julio de 2021; las versiones no coinciden en el día.',
  ask: 'Pedimos que la examine un médico independiente de su elección, y que el resultado se entregue a ella, a su familia y a su abogado.',
  person: 'Sra. Ministra Rosa Modelo',
  office: 'Ministra de Justicia',
  salutation: 'Señora Ministra',
  authority: 'Servicio Nacional Penitenciario',
  paper: 'La Gaceta de Muestra',
  paperTitle: 'Interna fue trasladada de forma voluntaria',
  question: '¿Cuándo fue llevada al hospital?',
  accounts: ['20 de julio de 2021', '17 de julio de 2021'],
})

export const arabicEdition = edition({
  lang: 'ar',
  title: 'فحص طبي مستقل لآنا إخيمبلو (Ana Ejemplo)',
  summary: 'آنا إخيمبلو محتجزة منذ تسع سنوات. يقول محاميها شيئًا وتقول إدارة السجون شيئًا آخر عن صحتها، ولم ينشر أحد تقريرًا طبيًا.',
  heading: 'ما هو معروف',
  texts: [
    'يقول محاميها إنها تعاني مرضًا جلديًا يتفاقم منذ شهر مايو.',
    'تقول إدارة السجون إنها عولجت من ارتفاع ضغط الدم في 13 يوليو 2021.',
    'تقول الأسرة إنها لم ترها منذ مارس، وإنها لم تُبلَّغ بنقلها (انظر La Gaceta de Muestra، العدد 12).',
  ],
  contested: 'نُقلت إلى مستشفى في يوليو 2021، وتختلف الروايات في اليوم.',
  ask: 'نطلب أن يفحصها طبيب مستقل تختاره، وأن تُسلَّم النتيجة إليها وإلى أسرتها ومحاميها.',
  person: 'السيدة روسا موديلو',
  office: 'وزيرة العدل',
  salutation: 'معالي الوزيرة',
  authority: 'إدارة السجون',
  paper: 'La Gaceta de Muestra',
  paperTitle: 'Interna fue trasladada de forma voluntaria',
  question: 'متى نُقلت إلى المستشفى؟',
  accounts: ['20 يوليو 2021', '17 يوليو 2021'],
})

export const farsiEdition = edition({
  lang: 'fa',
  title: 'معاینهٔ پزشکی مستقل برای آنا اخمپلو',
  summary: 'آنا اخمپلو نُه سال است که در بازداشت است. وکیل او و سازمان زندان‌ها دربارهٔ سلامت او سخنان متفاوتی می‌گویند.',
  heading: 'آنچه می‌دانیم',
  texts: ['وکیل او می‌گوید که بیماری پوستی او از ماه مه بدتر شده است.', 'سازمان زندان‌ها می‌گوید که در ۱۳ ژوئیه درمان شده است.'],
  contested: 'او در ژوئیهٔ ۲۰۲۱ به بیمارستان منتقل شد؛ روایت‌ها دربارهٔ روز آن یکسان نیست.',
  ask: 'می‌خواهیم پزشکی مستقل به انتخاب خود او وی را معاینه کند.',
  person: 'خانم روسا مدلو',
  office: 'وزیر دادگستری',
  salutation: 'سرکار خانم وزیر',
  authority: 'سازمان زندان‌ها',
  paper: 'La Gaceta de Muestra',
  paperTitle: 'Interna fue trasladada',
  question: 'چه روزی به بیمارستان منتقل شد؟',
  accounts: ['۲۰ ژوئیهٔ ۲۰۲۱', '۱۷ ژوئیهٔ ۲۰۲۱'],
})

export const chineseEdition = edition({
  lang: 'zh-Hans',
  title: '请为安娜·埃亨普洛（Ana Ejemplo）安排独立体检',
  summary: '安娜·埃亨普洛已被关押九年。她的律师与监狱管理部门对其健康状况说法不一，至今无人公布过医疗报告。',
  heading: '已知情况',
  texts: [
    '她的律师说，她患有皮肤病，自五月以来病情加重，曾多次申请就医而未获答复，家属亦未收到任何书面通知。',
    '监狱管理部门说，她于2021年7月13日因高血压接受过治疗。',
    '家属说，自三月以来未能与她见面，也没有人告知转院一事（见 La Gaceta de Muestra 第12期）。',
  ],
  contested: '她于2021年7月被送往医院；关于具体日期，各方说法不同。',
  ask: '我们请求由她自己选择的独立医生为她检查，并将结果交给她本人、家属和律师。',
  person: '罗莎·莫德洛女士',
  office: '司法部长',
  salutation: '尊敬的部长',
  authority: '国家监狱管理局',
  paper: '样本日报',
  paperTitle: '“自愿”转院：官方通报',
  question: '她是哪一天被送往医院的？',
  accounts: ['2021年7月20日', '2021年7月17日'],
})

/** Spanish with names in other scripts, and text that looks like markup. */
export const mixedEdition: Edition = {
  ...spanishEdition,
  title: 'Llamamiento por 刘例子, عمر المثال y Мария Пример',
  summary:
    'Nombres en su propia escritura: 刘例子 (Liu Lizi), عمر المثال (Omar al-Mithal), Мария Пример, Παράδειγμα. Texto #evil() $x$ *b* @x <l> \\ //.',
}

/** As many sentences and notes as make the letter run over its page. */
export const longEdition: Edition = {
  ...spanishEdition,
  sections: Array.from({ length: 12 }, (_, n) => ({
    ...spanishEdition.sections[0],
    heading: `Parte ${n + 1}`,
    sentences: spanishEdition.sections[0]?.sentences ?? [],
  })),
  notes: Array.from({ length: 60 }, (_, n) => ({
    ...(spanishEdition.notes[n % 4] as EditionNote),
    number: n + 1,
    case: { id: `case-${n}`, title: `Caso ${n + 1}` },
  })),
}
