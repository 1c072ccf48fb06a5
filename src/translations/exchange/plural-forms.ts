/**
 * How many forms of a plural a language has, as gettext asks for it of every file, though no sentence of an appeal has a
 * number filled in: the number of plural categories of Unicode (CLDR), all files being of one form each.
 */
export function pluralFormsOf(lang: string): string {
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.length
  return forms === 1 ? 'nplurals=1; plural=0;' : 'nplurals=2; plural=(n != 1);'
}
