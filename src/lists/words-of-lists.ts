import { fold } from '../kit/index.ts'

/**
 * Words that lists put into cells of another kind: that something is not known, how somebody is (in a column of places), and
 * yes and no. They are only used to tell what a cell does not say; no status is ever made of them.
 */
const notKnown = words(
  '? - -- — n/a na n.a. none null nil s/d sd s.d. tbd unknown desconocido desconocida ignorado inconnu inconnue inconnus desconhecido desconhecida ignorado неизвестно неизвестен неизвестна مجهول نامعلوم ناشناخته نامشخص bilinmiyor 不明 未知 unbekannt',
  [
    'not known',
    'no data',
    'se desconoce',
    'se ignora',
    'sin datos',
    'sin información',
    'non connu',
    'нет данных',
    'غير معروف',
    'غير معروفة',
    'لا يوجد',
  ],
)

const statuses = words(
  'life alive dead died deceased killed executed disappeared missing released free freed arrested detained imprisoned jailed convicted sentenced escaped acquitted vivo viva muerto muerta fallecido fallecida asesinado asesinada ejecutado ejecutada desaparecido desaparecida liberado liberada libre preso presa detenido detenida condenado condenada prófugo absuelto mort morte décédé décédée disparu disparue libéré libérée libre détenu détenue morto falecido falecida desaparecido livre detido detida умер умерла погиб погибла казнён освобождён освобождена арестован арестована пропал пропала осуждён осуждена متوفى متوفاة قتيل مفقود مفقودة معتقل معتقلة محكوم شهيد زندانی آزاد کشته اعدام مفقود درگذشته',
  [
    'life sentence',
    'in prison',
    'in custody',
    'on bail',
    'house arrest',
    'death sentence',
    'en libertad',
    'cadena perpetua',
    'en liberté',
    'em liberdade',
    'на свободе',
    'в заключении',
    'أفرج عنه',
    'أُفرج عنه',
    'أطلق سراحه',
    'آزاد شده',
  ],
)

const yes = words('true yes y sí si oui sim да نعم بله evet 是 ja', [])
const no = words('false no n non não нет لا خیر hayır 否 nein', [])

/** Whether a cell says that something is not known. */
export const saysNotKnown = (raw: string): boolean => notKnown.has(plain(raw))

/** Whether a cell says how somebody is rather than where. */
export const saysStatus = (raw: string): boolean => statuses.has(plain(raw))

/** Yes, no, or neither. */
export const saysYesOrNo = (raw: string): boolean | undefined => (yes.has(plain(raw)) ? true : no.has(plain(raw)) ? false : undefined)

const plain = (raw: string): string => fold(raw).replace(/(?<=\p{L})[.!]+$/u, '')

/** Words told apart by spaces, and sayings of several words. */
function words(spaced: string, sayings: readonly string[]): ReadonlySet<string> {
  return new Set([...spaced.split(' '), ...sayings].map(fold))
}
