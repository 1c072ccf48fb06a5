import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A family of typefaces as files: each style that a template uses, each file with the same characters. */
export type PdfFont = { readonly family: string; readonly files: readonly string[] }

const file = (specifier: string): string => realpathSync(fileURLToPath(import.meta.resolve(specifier)))
const serif = (style: string): string => file(`@expo-google-fonts/noto-serif/${style}/NotoSerif_${style}.ttf`)
const arabic = (style: string): string => file(`@expo-google-fonts/amiri/${style}/Amiri_${style}.ttf`)
// The Chinese package only exports its module, which stands in dist/ beside fonts/.
const chinese = (style: string): string =>
  realpathSync(fileURLToPath(new URL(`../fonts/NotoSansHans-${style}.otf`, import.meta.resolve('@embedpdf/fonts-sc'))))
const ethiopic = (style: string): string => file(`@expo-google-fonts/noto-sans-ethiopic/${style}/NotoSansEthiopic_${style}.ttf`)

/** Latin, Cyrillic and Greek. */
export const notoSerif: PdfFont = {
  family: 'Noto Serif',
  files: [serif('400Regular'), serif('400Regular_Italic'), serif('700Bold'), serif('500Medium')],
}

/** Arabic and Farsi: text copied out of a PDF set in Amiri can be read, which Noto's Arabic does not give. */
export const amiri: PdfFont = { family: 'Amiri', files: [arabic('400Regular'), arabic('700Bold')] }

/** Simplified Chinese (GB 2312). Eight megabytes a style: asked for only when a text needs it. */
export const notoSansHans: PdfFont = { family: 'Noto Sans S Chinese', files: [chinese('Regular'), chinese('Bold')] }

/** Amharic, Tigrinya and other languages in Ethiopic letters: asked for only when a text needs it. */
export const notoSansEthiopic: PdfFont = { family: 'Noto Sans Ethiopic', files: [ethiopic('400Regular'), ethiopic('700Bold')] }
