/**
 * A word as names are compared by their letters: compatible forms made one (NFKC), small letters, no accents, no marks of
 * vowels or length, no marks of direction; alef, kaf and ya in one form each.
 */
export const foldWord = (word: string): string =>
  word
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/[\p{Cf}\u0640\u0f0b'’‘ʼʻʿʾ`´.]/gu, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll(/[ىی]/g, 'ي')
    .replaceAll('ک', 'ك')
    .normalize('NFD')
    .replaceAll(/(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Arabic}\p{sc=Hebrew}]\p{Mn}*)\p{Mn}/gu, '')
    .normalize('NFC')
