import { counted } from '../kit/index.ts'
import type { LetterWords } from './letter-words.ts'

const farsiNumber = counted('fa').number

const pt: LetterWords = {
  subject: (code, title) => `Apelo ${code}: ${title}`,
  salutation: 'Senhoras e senhores:',
  enclosed: (code, title, version, day) =>
    `Apresentamos o apelo “${title}” (${code}, versão ${version}, publicado em ${day}). O texto segue anexo, com a fonte de cada afirmação.`,
  otherLanguage: (language) => `O apelo está escrito nesta língua: ${language}. Ainda não há edição em outra.`,
  asks: 'Pedimos:',
  actBy: (day) => `Pedimos que se aja até ${day}.`,
  signed: (people, organisations, day) =>
    organisations === null
      ? `Pessoas que o assinaram até ${day}: ${people}.`
      : `Até ${day}, assinaram: pessoas, ${people}; organizações, ${organisations}.`,
  checked: 'Qualquer pessoa pode conferir este número: segue anexo o ponto de verificação assinado do registro de adesões.',
  sources: 'Onde as fontes se contradizem, as notas trazem cada relato e dizem de quem é.',
  answer: (code) =>
    `Pedimos uma resposta por escrito que mencione ${code}. Se algo no apelo estiver errado, pedimos que nos avisem: uma correção é publicada como nova versão.`,
  within: (days) => `Entendemos que a resposta vem dentro deste prazo, em dias: ${days}.`,
  closing: 'Atenciosamente,',
  date: 'Data',
  code: 'Nossa referência',
  page: 'Página {page} de {pages}',
}

const fa: LetterWords = {
  subject: (code, title) => `فراخوان ${code}: ${title}`,
  salutation: 'با احترام،',
  enclosed: (code, title, version, day) =>
    `فراخوان «${title}» (${code}، نسخهٔ ${farsiNumber(version)}، منتشرشده در ${day}) را تقدیم می‌کنیم. متن آن با منبع هر گفته پیوست است.`,
  otherLanguage: (language) => `فراخوان به این زبان نوشته شده است: ${language}. هنوز به زبان دیگری نیست.`,
  asks: 'درخواست ما:',
  actBy: (day) => `خواهشمندیم تا ${day} اقدام فرمایید.`,
  signed: (people, organisations, day) =>
    organisations === null
      ? `شمار امضاکنندگان تا ${day}: ${people} نفر.`
      : `شمار امضاکنندگان تا ${day}: ${people} نفر و ${organisations} سازمان.`,
  checked: 'هر کس می‌تواند این شمار را بررسی کند: نقطهٔ وارسی امضاشدهٔ دفتر امضاها پیوست است.',
  sources: 'هر جا منابع با هم در تناقض‌اند، یادداشت‌ها هر روایت را می‌آورند و می‌گویند از کیست.',
  answer: (code) =>
    `خواهشمندیم کتبی و با ذکر ${code} پاسخ دهید. اگر چیزی در فراخوان نادرست است، لطفاً به ما بگویید: اصلاح به صورت نسخهٔ تازه منتشر می‌شود.`,
  within: (days) => `دانسته‌ایم که ظرف ${days} روز پاسخ می‌دهید.`,
  closing: 'با احترام،',
  date: 'تاریخ',
  code: 'شمارهٔ ما',
  page: 'صفحهٔ {page} از {pages}',
}

const ru: LetterWords = {
  subject: (code, title) => `Обращение ${code}: ${title}`,
  salutation: 'Уважаемые дамы и господа!',
  enclosed: (code, title, version, day) =>
    `Направляем вам обращение «${title}» (${code}, редакция ${version}, дата публикации: ${day}). Текст прилагается, с источником каждого утверждения.`,
  otherLanguage: (language) => `Язык обращения: ${language}. На других языках его пока нет.`,
  asks: 'Мы просим:',
  actBy: (day) => `Просим принять меры не позднее этого дня: ${day}.`,
  signed: (people, organisations, day) =>
    organisations === null
      ? `Число людей, подписавших его на ${day}: ${people}.`
      : `На ${day} подписали: людей — ${people}, организаций — ${organisations}.`,
  checked: 'Это число может проверить каждый: подписанная контрольная точка журнала подписей прилагается.',
  sources: 'Там, где источники противоречат друг другу, в примечаниях приведена каждая версия и сказано, чья она.',
  answer: (code) =>
    `Просим ответить письменно, указав ${code}. Если в обращении что-то неверно, просим сообщить нам: исправление публикуется как новая редакция.`,
  within: (days) => `Насколько нам известно, срок вашего ответа в днях: ${days}.`,
  closing: 'С уважением,',
  date: 'Дата',
  code: 'Наш номер',
  page: 'Страница {page} из {pages}',
}

const tr: LetterWords = {
  subject: (code, title) => `Çağrı ${code}: ${title}`,
  salutation: 'Sayın yetkili,',
  enclosed: (code, title, version, day) =>
    `“${title}” başlıklı çağrıyı bilginize sunuyoruz (${code}, sürüm ${version}, yayım tarihi ${day}). Metni, her ifadenin kaynağıyla birlikte ektedir.`,
  otherLanguage: (language) => `Çağrının dili: ${language}. Henüz başka dilde yayımlanmadı.`,
  asks: 'İstediğimiz:',
  actBy: (day) => `Harekete geçilmesini istediğimiz son gün: ${day}.`,
  signed: (people, organisations, day) =>
    organisations === null
      ? `${day} itibarıyla imzalayan kişi sayısı: ${people}.`
      : `${day} itibarıyla imzalayan kişi sayısı: ${people}; kuruluş sayısı: ${organisations}.`,
  checked: 'Bu sayıyı herkes denetleyebilir: imza kütüğünün imzalı denetim noktası ektedir.',
  sources: 'Kaynakların çeliştiği yerde notlar her anlatımı verir ve kime ait olduğunu söyler.',
  answer: (code) =>
    `${code} belirtilerek yazılı yanıt verilmesini rica ederiz. Çağrıda yanlış bir şey varsa lütfen bildirin: düzeltme yeni bir sürüm olarak yayımlanır.`,
  within: (days) => `Bildiğimize göre ${days} gün içinde yanıt veriyorsunuz.`,
  closing: 'Saygılarımızla,',
  date: 'Tarih',
  code: 'Sayımız',
  page: 'Sayfa {page} / {pages}',
}

const qu: LetterWords = {
  subject: (code, title) => `Mañakuy ${code}: ${title}`,
  salutation: 'Kamachikuq,',
  enclosed: (code, title, version, day) =>
    `Kay mañakuyta qankunaman apamuyku: “${title}” (${code}, ${version} ñiqi qillqa, lluqsisqan ${day}). Qillqan kaypi kachkan, sapa nisqap puqyunwan.`,
  otherLanguage: (language) => `Mañakuy kay simipi qillqasqa: ${language}. Huk simipi manaraq kanchu.`,
  asks: 'Mañakuyku:',
  actBy: (day) => `Ruwanaykichikpaq qhipa p’unchaw: ${day}.`,
  signed: (people, organisations, day) =>
    organisations === null
      ? `${day} -kama silq’uq runakuna: ${people}.`
      : `${day} -kama silq’uq runakuna: ${people}; tantanakuykuna: ${organisations}.`,
  checked: 'Kay yupayta llapa runa qhawayta atin: silq’uykunap qillqasqanpa silq’usqa takyaynin kaypi kachkan.',
  sources: 'Puqyukuna mana tinkuptinqa, willaykuna sapa willakuyta nin, pip kasqantapas.',
  answer: (code) =>
    `Qillqasqapi kutichimunaykichikta mañakuyku, ${code} nispa. Mañakuypi imapas pantasqa kaptinqa willawayku: allichay musuq qillqa hina lluqsin.`,
  within: (days) => `Yachasqaykuman hina ${days} p’unchaw ukhupi kutichinkichik.`,
  closing: 'Yupaychaywan,',
  date: 'P’unchaw',
  code: 'Yupayniyku',
  page: 'P’anqa {page} / {pages}',
}

/** Words of letters in the languages that nobody has reviewed them in and that came last. */
export const furtherLetterWords: Readonly<Record<string, LetterWords>> = { pt, fa, ru, tr, qu }
