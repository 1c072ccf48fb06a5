import type { Confirmation, Force } from '../../norms/index.ts'
import { pickWords } from './pick-words.ts'

/** What readers of an edition are told of the norms that it cites, in one language. */
export type NormWords = {
  readonly heading: string
  /** What a citation is, and that it is no finding. */
  readonly intro: string
  /** Before our words. */
  readonly ours: string
  readonly force: Readonly<Record<Force, string>>
  readonly confirmed: Readonly<Record<Confirmation, string>>
  /** What leads to the page of the norm. */
  readonly more: string
}

const en: NormWords = {
  heading: 'Rules of law that are cited',
  intro:
    'A rule is cited because the facts may engage it. That does not say that it was breached. What it says is told in our own words; its official text is what counts.',
  ours: 'In our words, which are not its text',
  force: {
    treaty: 'treaty, binding on the States that are party to it',
    soft_law: 'standard that is not binding by itself',
    interpretation: 'interpretation by a treaty body or court',
    domestic: 'law of the State',
    manual: 'manual of good practice',
  },
  confirmed: {
    text: 'We read the wording, or a quotation of it.',
    topic: 'We could confirm the number and its subject, not the wording.',
    unconfirmed: 'Not confirmed: we could not check this against the official text.',
  },
  more: 'More about this rule',
}

// None of the following is reviewed by a speaker yet.
const es: NormWords = {
  heading: 'Normas que se citan',
  intro:
    'Una norma se cita porque los hechos pueden estar comprendidos en ella. Eso no afirma que se haya infringido. Lo que dice se cuenta con nuestras palabras; lo que vale es su texto oficial.',
  ours: 'En nuestras palabras, que no son su texto',
  force: {
    treaty: 'tratado, vinculante para los Estados que son parte en él',
    soft_law: 'estándar que no es vinculante por sí mismo',
    interpretation: 'interpretación de un órgano de tratado o de un tribunal',
    domestic: 'ley del Estado',
    manual: 'manual de buenas prácticas',
  },
  confirmed: {
    text: 'Leímos el texto o una cita de él.',
    topic: 'Pudimos confirmar el número y su tema, no el texto.',
    unconfirmed: 'Sin confirmar: no pudimos cotejarlo con el texto oficial.',
  },
  more: 'Más sobre esta norma',
}

const fr: NormWords = {
  heading: 'Règles de droit citées',
  intro:
    'Une règle est citée parce que les faits peuvent en relever. Cela ne dit pas qu’elle a été violée. Ce qu’elle dit est rendu avec nos propres mots ; seul son texte officiel fait foi.',
  ours: 'Avec nos mots, qui ne sont pas son texte',
  force: {
    treaty: 'traité, qui lie les États parties',
    soft_law: 'norme qui ne lie pas par elle-même',
    interpretation: 'interprétation d’un organe de traité ou d’une juridiction',
    domestic: 'loi de l’État',
    manual: 'manuel de bonnes pratiques',
  },
  confirmed: {
    text: 'Nous en avons lu le texte, ou une citation.',
    topic: 'Nous avons pu confirmer le numéro et son objet, non le texte.',
    unconfirmed: 'Non confirmé : nous n’avons pas pu le vérifier sur le texte officiel.',
  },
  more: 'En savoir plus sur cette règle',
}

const pt: NormWords = {
  heading: 'Normas citadas',
  intro:
    'Uma norma é citada porque os fatos podem estar abrangidos por ela. Isso não afirma que foi violada. O que ela diz é contado com nossas palavras; o que vale é o texto oficial.',
  ours: 'Em nossas palavras, que não são o texto dela',
  force: {
    treaty: 'tratado, vinculante para os Estados que dele são parte',
    soft_law: 'padrão que não é vinculante por si só',
    interpretation: 'interpretação de um órgão de tratado ou de um tribunal',
    domestic: 'lei do Estado',
    manual: 'manual de boas práticas',
  },
  confirmed: {
    text: 'Lemos o texto ou uma citação dele.',
    topic: 'Pudemos confirmar o número e o assunto, não o texto.',
    unconfirmed: 'Não confirmado: não pudemos conferi-lo com o texto oficial.',
  },
  more: 'Mais sobre esta norma',
}

const ar: NormWords = {
  heading: 'القواعد القانونية المستشهد بها',
  intro: 'يُستشهد بالقاعدة لأن الوقائع قد تندرج تحتها، ولا يعني ذلك أنها انتُهكت. ومضمونها مذكور بكلامنا نحن، والعبرة بنصها الرسمي.',
  ours: 'بكلامنا نحن، وهو ليس نصها',
  force: {
    treaty: 'معاهدة ملزمة للدول الأطراف فيها',
    soft_law: 'معيار غير ملزم بذاته',
    interpretation: 'تفسير صادر عن هيئة معاهدة أو محكمة',
    domestic: 'قانون الدولة',
    manual: 'دليل للممارسات الجيدة',
  },
  confirmed: {
    text: 'قرأنا نصها أو اقتباسًا منه.',
    topic: 'أمكننا التحقق من رقمها وموضوعها، لا من نصها.',
    unconfirmed: 'غير مؤكدة: لم نتمكن من مقارنتها بالنص الرسمي.',
  },
  more: 'المزيد عن هذه القاعدة',
}

const fa: NormWords = {
  heading: 'قاعده‌های حقوقی که به آن‌ها استناد شده',
  intro:
    'به قاعده استناد می‌شود چون واقعیت‌ها ممکن است مشمول آن باشند. این به معنای نقض آن نیست. مضمون آن با سخن خود ما گفته شده و متن رسمی آن معتبر است.',
  ours: 'به سخن خود ما، که متن آن نیست',
  force: {
    treaty: 'معاهده، الزام‌آور برای دولت‌های عضو آن',
    soft_law: 'معیاری که به‌خودی‌خود الزام‌آور نیست',
    interpretation: 'تفسیر یک نهاد معاهده‌ای یا دادگاه',
    domestic: 'قانون کشور',
    manual: 'راهنمای روش‌های درست',
  },
  confirmed: {
    text: 'متن آن یا نقلی از آن را خوانده‌ایم.',
    topic: 'شماره و موضوع آن را توانستیم تأیید کنیم، نه متن را.',
    unconfirmed: 'تأیید نشده: نتوانستیم آن را با متن رسمی بسنجیم.',
  },
  more: 'بیشتر دربارهٔ این قاعده',
}

const ru: NormWords = {
  heading: 'Нормы права, на которые дана ссылка',
  intro:
    'Ссылка на норму означает, что факты могут под неё подпадать, и не означает, что она нарушена. Её содержание изложено нашими словами; силу имеет официальный текст.',
  ours: 'Нашими словами, которые не являются её текстом',
  force: {
    treaty: 'договор, обязательный для государств-участников',
    soft_law: 'стандарт, сам по себе не обязательный',
    interpretation: 'толкование договорного органа или суда',
    domestic: 'закон государства',
    manual: 'руководство по надлежащей практике',
  },
  confirmed: {
    text: 'Мы читали текст или цитату из него.',
    topic: 'Удалось подтвердить номер и предмет, но не текст.',
    unconfirmed: 'Не подтверждено: сверить с официальным текстом не удалось.',
  },
  more: 'Подробнее об этой норме',
}

const tr: NormWords = {
  heading: 'Anılan hukuk kuralları',
  intro:
    'Bir kural, olgular onun kapsamına girebileceği için anılır. Bu, kuralın ihlal edildiği anlamına gelmez. İçeriği kendi sözümüzle anlatılır; geçerli olan resmî metindir.',
  ours: 'Kendi sözümüzle; bu, kuralın metni değildir',
  force: {
    treaty: 'taraf devletleri bağlayan antlaşma',
    soft_law: 'kendi başına bağlayıcı olmayan standart',
    interpretation: 'bir antlaşma organının veya mahkemenin yorumu',
    domestic: 'devletin yasası',
    manual: 'iyi uygulama kılavuzu',
  },
  confirmed: {
    text: 'Metnini ya da bir alıntısını okuduk.',
    topic: 'Numarasını ve konusunu doğrulayabildik, metnini değil.',
    unconfirmed: 'Doğrulanmadı: resmî metinle karşılaştıramadık.',
  },
  more: 'Bu kural hakkında daha fazlası',
}

const zhHans: NormWords = {
  heading: '所引法律规则',
  intro: '引用某一规则，是因为事实可能涉及该规则，并不表示该规则已被违反。规则内容以我们自己的话转述，以其正式文本为准。',
  ours: '以下是我们的转述，并非其文本',
  force: {
    treaty: '条约，对其缔约国有约束力',
    soft_law: '本身不具约束力的标准',
    interpretation: '条约机构或法院的解释',
    domestic: '该国法律',
    manual: '良好做法手册',
  },
  confirmed: {
    text: '我们读过其文本或对它的引用。',
    topic: '我们能核实其编号和主题，未能核实其文本。',
    unconfirmed: '未经核实：我们未能与正式文本核对。',
  },
  more: '关于该规则的更多内容',
}

const qu: NormWords = {
  heading: 'Nisqa kamachikuykuna',
  intro:
    'Kamachikuy nisqa, imapas pasasqan chayman yaykunman chayrayku. Manataqmi p’akisqa kasqanta ninchu. Ima nisqanta ñuqaykup rimayniykuwan willayku; chiqap qillqanmi allin kaq.',
  ours: 'Ñuqaykup rimayniykuwan, manam paypa qillqanchu',
  force: {
    treaty: 'suyukunap rimanakuynin, chayman yaykuq suyukunata watan',
    soft_law: 'kamachiy, sapallan mana watakuqchu',
    interpretation: 'huñup utaq juzgadop ima nisqan chaymanta',
    domestic: 'suyup kamachikuynin',
    manual: 'allin ruway yachachiq maytu',
  },
  confirmed: {
    text: 'Qillqanta ñawirqayku, utaq chaymanta rakita.',
    topic: 'Yupayninta, imamanta kasqantapas chiqapchayku; qillqanta mana.',
    unconfirmed: 'Mana chiqapchasqachu: chiqap qillqawan mana tupachiyta atirqaykuchu.',
  },
  more: 'Kay kamachikuymanta astawan',
}

/** The words about norms in a language; English where there are none in it yet, and then `lang` says so. */
export const normWords = pickWords<NormWords>({ en, es, fr, pt, ar, fa, ru, tr, 'zh-Hans': zhHans, qu })
