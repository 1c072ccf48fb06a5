import { pickWords, type WordsOf } from '../../../publishing/index.ts'

/** That facts may engage a norm, and on what that depends: whose account is accepted, whether the State is bound. Never that they do. */
export type DraftWords = {
  readonly engaged: (norm: string) => string
  readonly ifAccepted: (who: string, norm: string) => string
  readonly ifBound: (norm: string) => string
  readonly ifBoundAndAccepted: (who: string, norm: string) => string
}

// Not reviewed by a speaker yet, but for English. Names and citations stand after a colon or in brackets where a language would decline them.
const words: Required<WordsOf<DraftWords>> = {
  en: {
    engaged: (norm) => `This may engage ${norm}.`,
    ifAccepted: (who, norm) => `If the account of ${who} is accepted, this may engage ${norm}.`,
    ifBound: (norm) => `If the State is bound by it, this may engage ${norm}.`,
    ifBoundAndAccepted: (who, norm) => `If the State is bound by it and the account of ${who} is accepted, this may engage ${norm}.`,
  },
  es: {
    engaged: (norm) => `Esto puede estar comprendido en esta norma: ${norm}.`,
    ifAccepted: (who, norm) => `Si se acepta la versión de ${who}, esto puede estar comprendido en esta norma: ${norm}.`,
    ifBound: (norm) => `Si el Estado está obligado por ella, esto puede estar comprendido en esta norma: ${norm}.`,
    ifBoundAndAccepted: (who, norm) =>
      `Si el Estado está obligado por ella y se acepta la versión de ${who}, esto puede estar comprendido en esta norma: ${norm}.`,
  },
  fr: {
    engaged: (norm) => `Cela peut relever de ${norm}.`,
    ifAccepted: (who, norm) => `Si le récit de ${who} est retenu, cela peut relever de ${norm}.`,
    ifBound: (norm) => `Si l’État est lié, cela peut relever de ${norm}.`,
    ifBoundAndAccepted: (who, norm) => `Si l’État est lié et si le récit de ${who} est retenu, cela peut relever de ${norm}.`,
  },
  pt: {
    engaged: (norm) => `Isto pode estar abrangido por esta norma: ${norm}.`,
    ifAccepted: (who, norm) => `Se o relato de ${who} for acolhido, isto pode estar abrangido por esta norma: ${norm}.`,
    ifBound: (norm) => `Se o Estado estiver vinculado por ela, isto pode estar abrangido por esta norma: ${norm}.`,
    ifBoundAndAccepted: (who, norm) =>
      `Se o Estado estiver vinculado por ela e o relato de ${who} for acolhido, isto pode estar abrangido por esta norma: ${norm}.`,
  },
  ru: {
    engaged: (norm) => `Это может подпадать под действие следующей нормы: ${norm}.`,
    ifAccepted: (who, norm) => `Если принять это утверждение (${who}), это может подпадать под действие следующей нормы: ${norm}.`,
    ifBound: (norm) => `Если она обязательна для государства, это может подпадать под действие следующей нормы: ${norm}.`,
    ifBoundAndAccepted: (who, norm) =>
      `Если она обязательна для государства и если принять это утверждение (${who}), это может подпадать под действие следующей нормы: ${norm}.`,
  },
  tr: {
    engaged: (norm) => `Bu, şu kuralın kapsamına girebilir: ${norm}.`,
    ifAccepted: (who, norm) => `Bu anlatım (${who}) kabul edilirse, bu, şu kuralın kapsamına girebilir: ${norm}.`,
    ifBound: (norm) => `Devlet onunla bağlıysa, bu, şu kuralın kapsamına girebilir: ${norm}.`,
    ifBoundAndAccepted: (who, norm) =>
      `Devlet onunla bağlıysa ve bu anlatım (${who}) kabul edilirse, bu, şu kuralın kapsamına girebilir: ${norm}.`,
  },
  ar: {
    engaged: (norm) => `قد يندرج هذا ضمن القاعدة التالية: ${norm}.`,
    ifAccepted: (who, norm) => `إذا قُبلت رواية ${who}، فقد يندرج هذا ضمن القاعدة التالية: ${norm}.`,
    ifBound: (norm) => `إذا كانت الدولة ملزمة بها، فقد يندرج هذا ضمن القاعدة التالية: ${norm}.`,
    ifBoundAndAccepted: (who, norm) => `إذا كانت الدولة ملزمة بها وقُبلت رواية ${who}، فقد يندرج هذا ضمن القاعدة التالية: ${norm}.`,
  },
  fa: {
    engaged: (norm) => `این ممکن است مشمول این قاعده باشد: ${norm}.`,
    ifAccepted: (who, norm) => `اگر روایت ${who} پذیرفته شود، این ممکن است مشمول این قاعده باشد: ${norm}.`,
    ifBound: (norm) => `اگر دولت به آن متعهد باشد، این ممکن است مشمول این قاعده باشد: ${norm}.`,
    ifBoundAndAccepted: (who, norm) => `اگر دولت به آن متعهد باشد و روایت ${who} پذیرفته شود، این ممکن است مشمول این قاعده باشد: ${norm}.`,
  },
  'zh-Hans': {
    engaged: (norm) => `这可能涉及${norm}。`,
    ifAccepted: (who, norm) => `如果采信${who}的说法，这可能涉及${norm}。`,
    ifBound: (norm) => `如果该国受其约束，这可能涉及${norm}。`,
    ifBoundAndAccepted: (who, norm) => `如果该国受其约束，并采信${who}的说法，这可能涉及${norm}。`,
  },
  qu: {
    engaged: (norm) => `Kayqa kay kamachikuypa ukhunpi kanmanchá: ${norm}.`,
    ifAccepted: (who, norm) => `Kay willakuy (${who}) chaskisqa kaptinqa, kayqa kay kamachikuypa ukhunpi kanmanchá: ${norm}.`,
    ifBound: (norm) => `Suyu chaywan watasqa kaptinqa, kayqa kay kamachikuypa ukhunpi kanmanchá: ${norm}.`,
    ifBoundAndAccepted: (who, norm) =>
      `Suyu chaywan watasqa kaptinqa, kay willakuypas (${who}) chaskisqa kaptinqa, kayqa kay kamachikuypa ukhunpi kanmanchá: ${norm}.`,
  },
}

/** The words for a language, and in which they are: in English where there are none. Takes a BCP 47 tag. */
export const draftWordsIn = pickWords<DraftWords>(words)
