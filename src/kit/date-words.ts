import { languageOf } from './language.ts'

/** How a language says what a date leaves open. */
export type DateWords = {
  readonly about: (date: string) => string
  readonly perhaps: (date: string) => string
  readonly within: (date: string) => string
  readonly since: (date: string) => string
  readonly until: (date: string) => string
  readonly between: (from: string, to: string) => string
  readonly decade: (year: string) => string
  readonly century: (first: string, last: string) => string
  readonly seasons: readonly [string, string, string, string]
}

/** The words of a language (a BCP 47 tag) for dates; signs instead of words (≈, ?, →) where we have none. */
export const dateWordsOf = (lang: string): DateWords => words[languageOf(lang)] ?? signs

const words: Readonly<Record<string, DateWords>> = {
  en: {
    about: (date) => `about ${date}`,
    perhaps: (date) => `${date} (uncertain)`,
    within: (date) => `some time in ${date}`,
    since: (date) => `since ${date}`,
    until: (date) => `until ${date}`,
    between: (from, to) => `${from} to ${to}`,
    decade: (year) => `the ${year}s`,
    century: (first, last) => `between ${first} and ${last}`,
    seasons: ['spring', 'summer', 'autumn', 'winter'],
  },
  es: {
    about: (date) => `hacia ${/^\d{1,2} de /.test(date) ? 'el ' : ''}${date}`,
    perhaps: (date) => `${date} (dudoso)`,
    within: (date) => `en algún momento de ${date}`,
    since: (date) => `desde ${date}`,
    until: (date) => `hasta ${date}`,
    between: (from, to) => `de ${from} a ${to}`,
    decade: (year) => `el decenio de ${year}`,
    century: (first, last) => `entre ${first} y ${last}`,
    seasons: ['primavera de', 'verano de', 'otoño de', 'invierno de'],
  },
  ar: {
    about: (date) => `نحو ${date}`,
    perhaps: (date) => `${date} (غير مؤكد)`,
    within: (date) => `في وقت ما خلال ${date}`,
    since: (date) => `منذ ${date}`,
    until: (date) => `حتى ${date}`,
    between: (from, to) => `من ${from} إلى ${to}`,
    decade: (year) => `عقد ${year}`,
    century: (first, last) => `بين ${first} و${last}`,
    seasons: ['ربيع', 'صيف', 'خريف', 'شتاء'],
  },
  zh: {
    about: (date) => `约${date}`,
    perhaps: (date) => `${date}（存疑）`,
    within: (date) => `${date}内某日`,
    since: (date) => `自${date}起`,
    until: (date) => `至${date}`,
    between: (from, to) => `${from}至${to}`,
    decade: (year) => `${year}年代`,
    century: (first, last) => `${first}年至${last}年间`,
    seasons: ['春季', '夏季', '秋季', '冬季'],
  },
  fr: {
    about: (date) => `vers ${date}`,
    perhaps: (date) => `${date} (incertain)`,
    within: (date) => `${date}, jour inconnu`,
    since: (date) => `depuis ${date}`,
    until: (date) => `jusqu’à ${date}`,
    between: (from, to) => `de ${from} à ${to}`,
    decade: (year) => `années ${year}`,
    century: (first, last) => `entre ${first} et ${last}`,
    seasons: ['printemps', 'été', 'automne', 'hiver'],
  },
  pt: {
    about: (date) => `por volta de ${date}`,
    perhaps: (date) => `${date} (incerto)`,
    within: (date) => `em algum momento de ${date}`,
    since: (date) => `desde ${date}`,
    until: (date) => `até ${date}`,
    between: (from, to) => `de ${from} a ${to}`,
    decade: (year) => `década de ${year}`,
    century: (first, last) => `entre ${first} e ${last}`,
    seasons: ['primavera de', 'verão de', 'outono de', 'inverno de'],
  },
  fa: {
    about: (date) => `حدود ${date}`,
    perhaps: (date) => `${date} (نامطمئن)`,
    within: (date) => `زمانی در ${date}`,
    since: (date) => `از ${date}`,
    until: (date) => `تا ${date}`,
    between: (from, to) => `از ${from} تا ${to}`,
    decade: (year) => `دههٔ ${year}`,
    century: (first, last) => `بین ${first} و ${last}`,
    seasons: ['بهار', 'تابستان', 'پاییز', 'زمستان'],
  },
  // The month may stand in any case, so nothing stands before a date that would ask for one.
  ru: {
    about: (date) => `примерно ${date}`,
    perhaps: (date) => `${date} (неточно)`,
    within: (date) => `${date}, точный день неизвестен`,
    since: (date) => `${date} и позднее`,
    until: (date) => `не позднее: ${date}`,
    between: (from, to) => `${from} – ${to}`,
    decade: (year) => `${year}-е годы`,
    century: (first, last) => `между ${first} и ${last}`,
    seasons: ['весна', 'лето', 'осень', 'зима'],
  },
  tr: {
    about: (date) => `yaklaşık ${date}`,
    perhaps: (date) => `${date} (kesin değil)`,
    within: (date) => `${date} içinde bir gün`,
    since: (date) => `${date} ve sonrası`,
    until: (date) => `en geç ${date}`,
    between: (from, to) => `${from} – ${to}`,
    decade: (year) => `${year} ve sonraki dokuz yıl`,
    century: (first, last) => `${first} ile ${last} arası`,
    seasons: ['ilkbahar', 'yaz', 'sonbahar', 'kış'],
  },
  qu: {
    about: (date) => `yaqa ${date}`,
    perhaps: (date) => `${date} (mana segurochu)`,
    within: (date) => `${date} ukhupi`,
    since: (date) => `${date} -manta`,
    until: (date) => `${date} -kama`,
    between: (from, to) => `${from} -manta ${to} -kama`,
    decade: (year) => `${year} watakuna`,
    century: (first, last) => `${first} – ${last}`,
    seasons: ['pawqar mit’a', 'ruphay mit’a', 'hawkay mit’a', 'chiri mit’a'],
  },
}
const signs: DateWords = {
  about: (date) => `≈ ${date}`,
  perhaps: (date) => `${date} (?)`,
  within: (date) => `${date} …`,
  since: (date) => `${date} →`,
  until: (date) => `→ ${date}`,
  between: (from, to) => `${from} – ${to}`,
  decade: (year) => `${year}–${year.slice(0, 3)}9`,
  century: (first, last) => `${first}–${last}`,
  seasons: ['1/4', '2/4', '3/4', '4/4'],
}
