import { furtherWords } from './features/index.ts'
import { pickWords } from './pick-words.ts'

/** What mails to those who asked for them say, and the page that ends them. */
export type TellingWords = {
  /** Names neither a case nor an appeal: it is seen on screens from afar. */
  readonly subject: string
  /** What a message begins as; the team puts its own words in its place. */
  readonly drafts: {
    readonly update: string
    readonly answer: string
    /** Takes how it ended, in words; null where that is not one of those that have some. */
    readonly closing: (outcome: string | null) => string
  }
  /** Stands before the link of the appeal. */
  readonly read: string
  /** Why this mail comes. */
  readonly why: string
  /** Stands before the link that ends it. */
  readonly stop: string
  readonly page: {
    readonly title: string
    readonly ask: string
    /** What stays as it is. */
    readonly stays: string
    readonly button: string
    readonly doneTitle: string
    readonly done: string
    readonly goneTitle: string
    readonly gone: string
  }
}

const en: TellingWords = {
  subject: 'News of what you signed',
  drafts: {
    update: 'There is news of what you signed. A new version of the appeal says what has changed since.',
    answer: 'What you signed was answered. The page of the appeal says who answered, when, and what.',
    closing: (outcome) =>
      `What you signed is closed${outcome === null ? '' : `: ${outcome}`}. The page of the appeal says how it ended. Thank you for what you did.`,
  },
  read: 'It can be read here:',
  why: 'You get this mail because you agreed, when you signed, that we write to you about what comes of it.',
  stop: 'If you want no more of these mails, open this link and press the button there:',
  page: {
    title: 'No more mail about it',
    ask: 'We then write to you no more about what comes of what you signed.',
    stays: 'Nothing else changes: what you signed still counts. To take it back or have it erased, use the link of your own page.',
    button: 'Write to me no more',
    doneTitle: 'We write to you no more',
    done: 'No further mail about what comes of it goes to your address. One that was on its way already may still arrive.',
    goneTitle: 'There is nothing behind this link',
    gone: 'It is of no mail of ours, or was not copied whole. Open it from the mail once more.',
  },
}

// Not reviewed by a speaker yet.
const es: TellingWords = {
  subject: 'Novedades de lo que firmó',
  drafts: {
    update: 'Hay novedades de lo que usted firmó. Una nueva versión del llamamiento dice qué ha cambiado desde entonces.',
    answer: 'Lo que usted firmó fue respondido. La página del llamamiento dice quién respondió, cuándo y qué.',
    closing: (outcome) =>
      `Lo que usted firmó queda cerrado${outcome === null ? '' : `: ${outcome}`}. La página del llamamiento dice cómo terminó. Gracias por lo que hizo.`,
  },
  read: 'Puede leerse aquí:',
  why: 'Recibe este correo porque, al firmar, aceptó que le escribamos sobre lo que resulte.',
  stop: 'Si no quiere más correos de estos, abra este enlace y pulse allí el botón:',
  page: {
    title: 'No más correos sobre esto',
    ask: 'Entonces no le escribiremos más sobre lo que resulte de lo que firmó.',
    stays: 'Nada más cambia: su firma sigue contando. Para retirarla o hacer que se borre, use el enlace de su propia página.',
    button: 'No me escriban más',
    doneTitle: 'No le escribiremos más',
    done: 'Ningún otro correo sobre lo que resulte irá a su dirección. Uno que ya estaba en camino aún puede llegar.',
    goneTitle: 'No hay nada tras este enlace',
    gone: 'No es de ningún correo nuestro o no se copió entero. Ábralo de nuevo desde el correo.',
  },
}

// Not reviewed by a speaker yet.
const ar: TellingWords = {
  subject: 'جديد ما وقّعت عليه',
  drafts: {
    update: 'هناك جديد بشأن ما وقّعت عليه. وتقول نسخة جديدة من النداء ما تغيّر منذ ذلك الحين.',
    answer: 'جاء رد على ما وقّعت عليه. وتقول صفحة النداء من ردّ ومتى وبماذا.',
    closing: (outcome) => `أُغلق ما وقّعت عليه${outcome === null ? '' : `: ${outcome}`}. وتقول صفحة النداء كيف انتهى الأمر. شكرًا على ما فعلت.`,
  },
  read: 'يمكن قراءته هنا:',
  why: 'تصلك هذه الرسالة لأنك وافقت عند التوقيع على أن نكتب إليك عمّا ينتج عنه.',
  stop: 'إن كنت لا تريد مزيدًا من هذه الرسائل، فافتح هذا الرابط واضغط الزر هناك:',
  page: {
    title: 'لا مزيد من الرسائل بشأنه',
    ask: 'عندئذ لن نكتب إليك بعد ذلك عمّا ينتج عمّا وقّعت عليه.',
    stays: 'لا يتغير شيء آخر: ما وقّعت عليه يبقى محتسبًا. ولسحبه أو محوه استعمل رابط صفحتك الخاصة.',
    button: 'لا تكتبوا إليّ بعد الآن',
    doneTitle: 'لن نكتب إليك بعد الآن',
    done: 'لن تصل إلى عنوانك رسالة أخرى عمّا ينتج عنه. وقد تصل رسالة كانت في الطريق.',
    goneTitle: 'لا شيء وراء هذا الرابط',
    gone: 'ليس الرابط من رسالة لنا، أو لم يُنسخ كاملًا. افتحه من الرسالة مرة أخرى.',
  },
}

// Not reviewed by a speaker yet.
const zhHans: TellingWords = {
  subject: '您所签署内容的最新消息',
  drafts: {
    update: '您所签署的内容有了新消息。呼吁书的新版本说明了此后的变化。',
    answer: '您所签署的内容得到了答复。呼吁书页面说明了谁在何时作了怎样的答复。',
    closing: (outcome) => `您所签署的内容已结案${outcome === null ? '' : `：${outcome}`}。呼吁书页面说明了结果。感谢您所做的一切。`,
  },
  read: '可在此阅读：',
  why: '您收到这封邮件，是因为您签署时同意我们就后续情况给您写信。',
  stop: '如果您不想再收到这类邮件，请打开此链接并按那里的按钮：',
  page: {
    title: '不再接收相关邮件',
    ask: '此后我们不再就您所签署内容的后续情况给您写信。',
    stays: '其他一切不变：您的签署仍然计入。要撤回或删除，请使用您自己页面的链接。',
    button: '不再给我写信',
    doneTitle: '我们不再给您写信',
    done: '不会再有关于后续情况的邮件发往您的地址。已在途中的邮件仍可能送达。',
    goneTitle: '此链接没有内容',
    gone: '它不属于我们的任何邮件，或没有完整复制。请从邮件中重新打开。',
  },
}

/** The words of these mails in a language; English where there are none in it yet, and then `lang` says so. */
export const tellingWords = pickWords<TellingWords>({ ...furtherWords('telling'), en, es, ar, 'zh-Hans': zhHans })
