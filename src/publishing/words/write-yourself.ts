import { furtherWords } from './features/index.ts'
import { pickWords } from './pick-words.ts'

/** What the page says on which supporters are told how to write themselves. */
export type WriteYourselfWords = {
  readonly title: string
  /** The link to it on the page of the appeal. */
  readonly link: string
  readonly intro: string
  readonly points: string
  readonly pointsHint: string
  readonly advice: string
  readonly advices: readonly string[]
  readonly whom: string
  readonly salutation: string
  readonly language: (languages: string) => string
  readonly write: string
  readonly post: string
  readonly fax: string
  readonly portal: string
  readonly print: string
  /** What is known here of whoever writes. */
  readonly private: string
}

const en: WriteYourselfWords = {
  title: 'Write yourself',
  link: 'Write yourself: points, addresses, salutations',
  intro: 'A letter in your own words is read where copies are counted. Take the points that you can stand behind.',
  points: 'Points to make',
  pointsHint: 'The numbers lead to what each rests on.',
  advice: 'How to write',
  advices: [
    'Be short: one page, one or two points.',
    'Be factual: say only what the notes show, and say who says it.',
    'Be polite. An insult ends up in the file against the person it is about.',
    'Use your own words, and say in a sentence who you are.',
    'Name nobody whom the appeal does not name. If writing can put you or others in danger, do not.',
  ],
  whom: 'To whom',
  salutation: 'It begins',
  language: (languages) => `Reads: ${languages}`,
  write: 'Write an e-mail',
  post: 'By post',
  fax: 'By fax',
  portal: 'Through its portal',
  print: 'This page prints as a sheet to take along.',
  private: 'Your letter goes from your own mail program or by post. This site does not see it and does not count it.',
}

// Not reviewed by a speaker yet.
const es: WriteYourselfWords = {
  title: 'Escriba usted',
  link: 'Escriba usted: puntos, direcciones, tratamientos',
  intro: 'Una carta con sus propias palabras se lee donde las copias solo se cuentan. Tome los puntos que pueda sostener.',
  points: 'Qué decir',
  pointsHint: 'Los números llevan a aquello en que se apoya cada punto.',
  advice: 'Cómo escribir',
  advices: [
    'Sea breve: una página, uno o dos puntos.',
    'Aténgase a los hechos: diga solo lo que muestran las notas, y quién lo dice.',
    'Sea cortés. Un insulto acaba en el expediente contra la persona de quien se trata.',
    'Use sus propias palabras y diga en una frase quién es usted.',
    'No nombre a nadie a quien el llamamiento no nombra. Si escribir puede ponerle en peligro a usted o a otros, no lo haga.',
  ],
  whom: 'A quién',
  salutation: 'Comienza así',
  language: (languages) => `Lee: ${languages}`,
  write: 'Escribir un correo',
  post: 'Por correo postal',
  fax: 'Por fax',
  portal: 'Por su portal',
  print: 'Esta página se imprime como hoja para llevar.',
  private: 'Su carta sale de su propio programa de correo o por correo postal. Este sitio no la ve ni la cuenta.',
}

// Not reviewed by a speaker yet.
const ar: WriteYourselfWords = {
  title: 'اكتب بنفسك',
  link: 'اكتب بنفسك: نقاط وعناوين وصيغ مخاطبة',
  intro: 'الرسالة التي تكتبها بكلماتك تُقرأ، أما النسخ فتُعدّ فقط. خذ من النقاط ما تستطيع أن تدافع عنه.',
  points: 'ما يمكن قوله',
  pointsHint: 'تقود الأرقام إلى ما تستند إليه كل نقطة.',
  advice: 'كيف تكتب',
  advices: [
    'كن موجزًا: صفحة واحدة ونقطة أو نقطتان.',
    'التزم بالوقائع: قل فقط ما تبيّنه الملاحظات، وقل من يقوله.',
    'كن مهذبًا. فالإهانة تنتهي في الملف ضد الشخص المعني.',
    'استعمل كلماتك، وقل في جملة من أنت.',
    'لا تذكر اسم أحد لم يذكره النداء. وإن كانت الكتابة تعرّضك أو تعرّض غيرك للخطر فلا تكتب.',
  ],
  whom: 'إلى من',
  salutation: 'تبدأ هكذا',
  language: (languages) => `لغة القراءة: ${languages}`,
  write: 'اكتب بريدًا إلكترونيًا',
  post: 'بالبريد',
  fax: 'بالفاكس',
  portal: 'عبر البوابة',
  print: 'تُطبع هذه الصفحة ورقةً تأخذها معك.',
  private: 'تخرج رسالتك من برنامج بريدك أو بالبريد. هذا الموقع لا يراها ولا يعدّها.',
}

// Not reviewed by a speaker yet.
const zhHans: WriteYourselfWords = {
  title: '自己写信',
  link: '自己写信：要点、地址、称呼',
  intro: '用自己的话写的信会被阅读，复制的信只会被计数。请选择您能负责的要点。',
  points: '可写的要点',
  pointsHint: '数字通向每一点的依据。',
  advice: '怎样写',
  advices: [
    '要短：一页，一两点。',
    '要讲事实：只说注释所显示的，并说明是谁说的。',
    '要有礼貌。侮辱的话最后会成为不利于当事人的材料。',
    '用自己的话，并用一句话说明您是谁。',
    '不要提呼吁书没有提到的人名。如果写信会给您或他人带来危险，请不要写。',
  ],
  whom: '写给谁',
  salutation: '开头称呼',
  language: (languages) => `阅读语言：${languages}`,
  write: '写电子邮件',
  post: '邮寄',
  fax: '传真',
  portal: '通过其网站',
  print: '本页可打印成一张纸随身携带。',
  private: '您的信由您自己的邮件程序发出或邮寄。本站看不到，也不计数。',
}

/** These words in a language; English where there are none in it yet, and then `lang` says so. */
export const writeYourselfWords = pickWords<WriteYourselfWords>({ ...furtherWords('writeYourself'), en, es, ar, 'zh-Hans': zhHans })
