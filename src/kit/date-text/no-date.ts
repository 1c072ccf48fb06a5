import { foldWord } from './date-lexicon.ts'
import { asciiFigures } from './date-tokens.ts'

/** Why a text is no date although a column of dates holds it: unknown, for life, an age, a length of time; null of others. */
export function whyNoDate(text: string): string | null {
  const words = foldWord(asciiFigures(text))
    .replace(/[.,:;!"“”«»()[\]]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (words === '' || /^[-–—/*?_ ]+$/u.test(words)) return 'No date is given.'
  if (unknown.has(words)) return 'It says that the date is not known.'
  if (life.has(words)) return 'It says a lifetime, which is no date.'
  if (/^\d{1,3}$/.test(words)) return 'A number alone is no date.'
  if (/^\d{5}$/.test(words)) return 'A number alone is no date; a spreadsheet may have counted days with it.'
  if (ages.has(/^(\p{L}+) ?\d{1,3}(?: |$)/u.exec(words)?.[1] ?? '')) return 'It says an age, not a date.'
  const length = /^(?:\p{L}+ ){0,2}\d{1,3}(?:[ .,-]\d{1,2})? ?(?:\p{L}+ )?(\p{L}+)/u.exec(words)?.[1]
  if (length !== undefined && units.has(length)) return 'It says an age or a length of time, not a date.'
  return null
}

const listed = (words: string): ReadonlySet<string> => new Set(words.split(', ').map((word) => foldWord(word)))

const unknown = listed(
  'unknown, unk, not known, n/a, na, n d, nd, none, null, no date, undated, no data, not available, tbd, ' +
    'desconocido, desconocida, se desconoce, se ignora, sin datos, sin dato, sin fecha, s/d, s/f, s f, s d, no consta, no se sabe, ' +
    'inconnu, inconnue, sans date, non connu, desconhecido, desconhecida, sem data, não consta, ' +
    'неизвестно, неизвестна, неизвестен, нет данных, н/д, без даты, غير معروف, غير معروفة, غير معلوم, مجهول, ' +
    'نامعلوم, نامشخص, ناشناخته, unbekannt, ohne datum, bilinmiyor, 不详, 未知, 不明',
)
const life = listed(
  'life, life sentence, life imprisonment, for life, lifetime, whole life, vida, cadena perpetua, perpetua, prisión perpetua, ' +
    'de por vida, vitalicia, perpétuité, à perpétuité, à vie, prisão perpétua, perpétua, пожизненно, пожизненное, ' +
    'пожизненное заключение, مؤبد, المؤبد, السجن المؤبد, سجن مؤبد, مدى الحياة, حبس ابد, ابد, lebenslang, lebenslänglich, müebbet, 无期徒刑, 终身',
)
const ages = listed('age, aged, edad, âge, âgé, âgée, idade, возраст, العمر, عمر, عمره, عمرها, سن, alter, yaş')
const units = listed(
  'years, yrs, yr, yo, months, weeks, days, hours, aged, old, años, meses, semanas, días, horas, ans, semaines, jours, heures, ' +
    'anos, mês, dias, лет, месяца, месяцев, недель, недели, дня, дней, сут, суток, часов, سنة, سنوات, عاما, أعوام, شهرا, أشهر, شهور, يوما, أيام, ' +
    'أسابيع, ساعة, ساله, ماهه, روزه, jahre, jahren, monate, wochen, tage, yıl, yaşında, gün, 岁, 个月',
)
