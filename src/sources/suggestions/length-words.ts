/** The words of one language for ages and lengths of time; patterns without flags, to be read without regard to case. */
export type LengthWords = {
  /** Years, months, weeks, days, hours, minutes. */
  readonly units: readonly [string, string, string, string, string, string]
  /** The numbers that are written as words, from two on ("one day" is rarely a length); several for one are alternatives. */
  readonly numbers: readonly string[]
  /** Words that hold a number and a unit: the number, the index of the unit. */
  readonly pairs?: readonly (readonly [words: string, number: number, unit: number])[]
  /** What joins two lengths to one: "two years and three months". */
  readonly and: string
  /** What stands right before an age, and right after one. */
  readonly ageBefore: string
  readonly ageAfter: string
  /** What makes a number without a unit an age. */
  readonly bareAge: string
  /** What stands right before or after years that are a sentence, and no age. */
  readonly sentenceBefore: string
  readonly sentenceAfter: string
}

export const lengthWords: Readonly<Record<string, LengthWords>> = {
  en: {
    units: ['years?|yrs?', 'months?', 'weeks?', 'days?', 'hours?|hrs?', 'minutes?|mins?'],
    numbers: 'two three four five six seven eight nine ten eleven twelve'.split(' '),
    and: 'and|,',
    ageBefore: 'aged?|age of|turned|turns',
    ageAfter: 'old|of age',
    bareAge: 'aged?|age of',
    sentenceBefore: 'sentenced to|sentence of|sentences of|jailed for|imprisoned for',
    sentenceAfter: 'in (?:prison|jail)|imprisonment|of imprisonment|sentence',
  },
  es: {
    units: ['años?', 'mes(?:es)?', 'semanas?', 'días?', 'horas?|hs', 'minutos?'],
    numbers: 'dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' '),
    and: 'y|,',
    ageBefore:
      'ten[íi]an?|tienen?|teniendo|cumpli[óo]|cumpl[íi]a|edad(?: de)?|a (?:los|sus)|con (?:tan )?(?:s[óo]lo )?|' +
      '(?:hij|niet|niñ|herman|ciudadan|espos)[oa]s? de|(?:hombre|mujer|joven|var[óo]n|adolescente|menor|estudiante) de',
    ageAfter: 'de edad',
    bareAge: 'edad(?: de)?',
    sentenceBefore: 'condenad[oa]s? a|sentenciad[oa]s? a|conden[óa] (?:de|a)|pena(?:s)? de|sentencia de',
    sentenceAfter: 'de (?:prisi[óo]n|c[áa]rcel|penitenciar[íi]a|reclusi[óo]n|pena|condena|encierro)',
  },
  fr: {
    units: ['ans?|années?', 'mois', 'semaines?', 'jours?', 'heures?', 'minutes?'],
    numbers: 'deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '),
    and: 'et|,',
    ageBefore: "[âa]gée?s? d(?:e|['’])|[âa]ge d(?:e|['’])|avait|avaient|a|ont|à|(?:fils|fille|homme|femme|enfant|garçon) d(?:e|['’])",
    ageAfter: "d['’][âa]ge|révolus",
    bareAge: 'âge',
    sentenceBefore: 'condamnée?s? à|condamnation à|peine de|peines de',
    sentenceAfter: "d(?:e|['’]) ?(?:prison|réclusion|détention|emprisonnement|travaux|privation)|ferme",
  },
  pt: {
    units: ['anos?', 'mês|mes|meses', 'semanas?', 'dias?', 'horas?', 'minutos?'],
    numbers: 'dois|duas três quatro cinco seis sete oito nove dez onze doze'.split(' '),
    and: 'e|,',
    ageBefore: 'tinham?|tem|têm|com|aos|idade de|completou|(?:filh|menin|net)[oa]s? de|(?:homem|mulher|jovem|adolescente) de',
    ageAfter: 'de idade',
    bareAge: 'idade',
    sentenceBefore: 'condenad[oa]s? a|pena de|penas de|sentença de',
    sentenceAfter: 'de (?:prisão|reclusão|detenção|cadeia|pena)',
  },
  ru: {
    units: [
      'год(?:а|у|ам|ов|ы)?|лет',
      'месяц(?:а|ев|ам|ы)?',
      'недел(?:я|и|ю|ь|ям)',
      'день|дн(?:я|ей|ям|и)|сут(?:ки|ок)',
      'час(?:а|ов|ам|ы)?',
      'минут(?:а|ы|у)?',
    ],
    numbers:
      'два|две|двух|двум три|трёх|трех|трём четыре|четырёх|четырех|четырём пять|пяти шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти одиннадцать двенадцать|двенадцати'.split(
        ' ',
      ),
    pairs: [
      ['полгода|полугода', 6, 1],
      ['полтора года|полутора лет', 18, 1],
    ],
    and: 'и|,',
    ageBefore: 'возраст[еа]?|было|исполнилось|исполнится|ему|ей',
    ageAfter: '(?:от|с) роду',
    bareAge: 'возраст',
    sentenceBefore: 'приговор[её]н[аы]? к|приговорили к|осужд[её]н[аы]? (?:на|к)',
    sentenceAfter: 'лишения|колонии|тюрьмы|заключения|каторги|ссылки|строгого',
  },
  ar: {
    units: [
      'سنة|سنه|سنوات|سنين|عام(?:ا|ًا|اً)?|أعوام|اعوام',
      'شهر(?:ا|ًا|اً)?|أشهر|اشهر|شهور',
      'أسبوع(?:ا|ًا|اً)?|اسبوع|أسابيع|اسابيع',
      'يوم(?:ا|ًا|اً)?|أيام|ايام',
      'ساعة|ساعات',
      'دقيقة|دقائق',
    ],
    numbers: 'اثنين|اثنان ثلاثة?|ثلاث أربعة?|أربع خمسة?|خمس ستة?|ست سبعة?|سبع ثمانية|ثماني تسعة?|تسع عشرة?|عشر'.split(' '),
    pairs: [
      ['سنت(?:ين|ان)|عام(?:ين|ان)', 2, 0],
      ['شهر(?:ين|ان)', 2, 1],
      ['أسبوع(?:ين|ان)', 2, 2],
      ['يوم(?:ين|ان)', 2, 3],
      ['ساعت(?:ين|ان)', 2, 4],
    ],
    and: 'و|،',
    ageBefore: 'العمر|عمره|عمرها|عمر|سن|البالغة?|البالغ',
    ageAfter: 'من العمر',
    bareAge: 'عمره|عمرها|العمر|السن',
    sentenceBefore: 'بالسجن|بالحبس|السجن|الحبس|بالسجن لمدة|السجن لمدة|الحبس لمدة|بالحبس لمدة',
    sentenceAfter: 'سجنا|سجنًا|حبسا|في السجن',
  },
}
