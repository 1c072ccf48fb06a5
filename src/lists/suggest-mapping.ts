import type { FactDictionary } from '../claims/index.ts'
import { factFinder, wordsOfColumn } from './facts-by-words.ts'
import type { Mapping } from './mapping.ts'
import { cellOf, type Table } from './table.ts'

/**
 * How the columns of a list may be meant: by their names, as lists call such columns in the languages of the suggestions, or as the
 * dictionary calls the fact that their cells answer. An age on some day is one on the day of the column that is called so. What is
 * not plain is ignored until somebody says otherwise. It is a proposal that a person looks at, and nothing is imported by it.
 */
export function suggestColumns({ columns, rows }: Table, facts: FactDictionary): Mapping['columns'] {
  const taken = new Set<string>()
  const factNamedBy = factFinder({ rows }, facts)
  const propose = (column: string): Mapping['columns'][string] => {
    const words = wordsOfColumn(column)
    if (rows.some((row) => cellOf(row, column)?.byColumn !== undefined) && /source|fuente/.test(words) && !taken.has('sources')) {
      taken.add('sources')
      return { as: 'sources' }
    }
    const [as] = hints.find(([use, pattern, once]) => pattern.test(words) && !(once && taken.has(use))) ?? []
    if (as === 'name') return { as: take(as), kind: 'legal' }
    if (as === 'id' || as === 'text') return { as: take(as) }
    if (as !== undefined) return facts.has(as) ? { as: take(as) } : 'text'
    const named = factNamedBy(column)
    if (named !== undefined && !taken.has(named.key)) return { as: take(named.key) }
    const on = dayOfAge(words, columns)
    return on !== undefined && facts.has('person.age') && !taken.has('person.age') ? { as: take('person.age'), when: on } : 'ignore'
  }
  const take = (use: string): string => (taken.add(use), use)
  return Object.fromEntries(columns.map((column) => [column, propose(column)]))
}

/** The column with the day on which somebody had an age: of `age_at_arrest` that is `date_of_arrest`. */
function dayOfAge(words: string, columns: readonly string[]): string | undefined {
  const [, event] = /^age (?:at|on|when)(?: the)? (.+)$/.exec(words) ?? []
  return event === undefined
    ? undefined
    : columns.find((column) => [event, `date of ${event}`, `${event} date`, `day of ${event}`].includes(wordsOfColumn(column)))
}

/** What a column is called for each use; the third says that only one column has it. */
const hints: readonly (readonly [string, RegExp, boolean])[] = [
  ['id', /^(id|no|nr|num|numero|number|code|codigo|رقم|№)$/, true],
  [
    'name',
    /^(full ?name|name|names|nombre( completo)?|nom( complet)?|nome( completo)?|apellidos y nombres|ф\.?и\.?о\.?|фио|имя|الاسم|نام|姓名)$/,
    true,
  ],
  ['text', /^(given names?|family names?|surname|first name|last name|apellidos?|nombres|prenom|sobrenome|фамилия|отчество)$/, false],
  [
    'person.birth_date',
    /(date of birth|birth ?date|born|birthday|dob|fecha de nacimiento|date de naissance|data de nascimento|дата рождения|تاريخ الميلاد|تاریخ تولد)/,
    true,
  ],
  [
    'person.birth_place',
    /(place of birth|birth ?place|lugar de nacimiento|lieu de naissance|local de nascimento|место рождения|مكان الولادة)/,
    true,
  ],
  [
    'person.death_date',
    /(date of death|fecha de muerte|fecha de fallecimiento|date du deces|data da morte|дата смерти|تاريخ الوفاة)/,
    true,
  ],
  ['person.death_place', /(place of death|lugar de (la )?muerte|lieu du deces|local da morte|место смерти|مكان الوفاة)/, true],
  [
    'arrest.date',
    /(date of (arrest|detention)|arrest(ed)? ?(date|on)?$|fecha de (detencion|arresto)|date d'?arrestation|data da (prisao|detencao)|дата (ареста|задержания)|تاريخ الاعتقال|تاریخ بازداشت)/,
    true,
  ],
  ['arrest.place', /(place of arrest|lugar de (detencion|arresto)|lieu d'?arrestation|место (ареста|задержания))/, true],
  [
    'custody.place',
    /(place of custody|places of detention|^pris(on|ion|ao)$|prison name|carcel|lugar de reclusion|centro de detencion|lieu de detention|место содержания|сизо|السجن|زندان)/,
    true,
  ],
  [
    'disappearance.date',
    /(date of (enforced )?disappearance|disappear(ance|ed) (date|on)|fecha de (la )?desaparicion|date de (la )?disparition|data d[oae] desaparecimento|дата исчезновения|تاريخ الاختفاء|تاریخ ناپدید شدن)/,
    true,
  ],
  [
    'disappearance.place',
    /(place of (enforced )?disappearance|lugar de (la )?desaparicion|lieu de (la )?disparition|local d[oae] desaparecimento|место исчезновения|مكان الاختفاء)/,
    true,
  ],
  ['charge.offence', /(charges?|offence|offense|cargos?|delito|accusation|acusacao|статья|обвинение|التهمة|اتهام)/, true],
  ['person.nationality', /(nationality|nacionalidad|nationalite|nacionalidade|гражданство|الجنسية)/, true],
  ['person.occupation', /(occupations?|profession|ocupacion|profesion|metier|profissao|профессия|المهنة|شغل)/, true],
  ['person.sex', /^(sex|gender|sexo|genero|sexe|пол|الجنس|جنسیت)$/, true],
]
