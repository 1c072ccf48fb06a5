const [index, appeal, commitment, hashed] = [
  '(?:0|[1-9]\\d{0,14})',
  '[A-Za-z0-9][A-Za-z0-9._-]{0,63}',
  '[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]',
  '[0-9a-f]{64}',
]
/** The lines that the log knows (docs/log.md, "Entries"). */
export const readable = new RegExp(
  `^amparo-log/1 (?:${[
    `edition ${appeal} [1-9]\\d{0,5} (?=.{1,35} )[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})* ${hashed}`,
    `sign ${index} ${commitment} [nac] (?:--|[A-Z]{2})`,
    `correct ${index} ${commitment} [nac]`,
    `withdraw ${index}`,
    `(?:remove|restore) ${index} [a-z][a-z-]{0,31}`,
    `organisation ${index} ${hashed}`,
    `batch ${index} ${index} ${index} (?:--|${hashed}) ${hashed}`,
    `audit ${index} ${index} ${index} ${hashed}`,
    `close ${appeal}`,
  ].join('|')})$`,
)
