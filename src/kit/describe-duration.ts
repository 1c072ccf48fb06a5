/**
 * A duration as ISO 8601 writes it (P3M, P1Y6M, PT12H) in words of a language: "3 months", "1 año y 6 meses". What is no
 * duration is given back as it stands.
 */
export function describeDuration(text: string, lang: string): string {
  const [whole, ...numbers] = pattern.exec(text) ?? []
  if (whole === undefined) return text
  const parts = numbers.flatMap((number, index) => {
    if (number === undefined) return []
    return [new Intl.NumberFormat(lang, { style: 'unit', unit: units[index]!, unitDisplay: 'long' }).format(Number(number))]
  })
  return parts.length === 0 ? text : new Intl.ListFormat(lang, { type: 'unit' }).format(parts)
}

const number = String.raw`(\d+(?:\.\d+)?)`
const pattern = new RegExp(
  `^P(?:${number}Y)?(?:${number}M)?(?:${number}W)?(?:${number}D)?(?:T(?:${number}H)?(?:${number}M)?(?:${number}S)?)?$`,
)
const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
