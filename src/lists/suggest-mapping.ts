import type { FactDictionary } from '../claims/index.ts'
import { fold } from '../kit/index.ts'
import type { Mapping } from './mapping.ts'
import { cellOf, type Table } from './table.ts'

/**
 * How the columns of a list may be meant, by their names; what is not plain is ignored until somebody says otherwise. It is a
 * proposal that a person looks at, and nothing is imported by it.
 */
export function suggestColumns({ columns, rows }: Table, facts: FactDictionary): Mapping['columns'] {
  const taken = new Set<string>()
  return Object.fromEntries(
    columns.map((column): [string, Mapping['columns'][string]] => {
      const words = fold(column)
        .replaceAll(/[_\-./]+/g, ' ')
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '')
      if (rows.some((row) => cellOf(row, column)?.byColumn !== undefined) && /source|fuente/.test(words) && !taken.has('sources')) {
        taken.add('sources')
        return [column, { as: 'sources' }]
      }
      const found = hints.find(([as, pattern, once]) => pattern.test(words) && !(once && taken.has(as)))
      if (found === undefined) return [column, 'ignore']
      const [as] = found
      taken.add(as)
      if (as === 'name') return [column, { as, kind: 'legal' }]
      return as === 'id' || as === 'text' ? [column, { as }] : [column, facts.has(as) ? { as } : 'text']
    }),
  )
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
  ['charge.offence', /(charges?|offence|offense|cargos?|delito|accusation|acusacao|статья|обвинение|التهمة|اتهام)/, true],
  ['person.nationality', /(nationality|nacionalidad|nationalite|nacionalidade|гражданство|الجنسية)/, true],
  ['person.occupation', /(occupations?|profession|ocupacion|profesion|metier|profissao|профессия|المهنة|شغل)/, true],
  ['person.sex', /^(sex|gender|sexo|genero|sexe|пол|الجنس|جنسیت)$/, true],
]
