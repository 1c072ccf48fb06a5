/** How many bits of an address name its network: of IPv4, and of IPv6. */
export type NetworkBits = { readonly four: number; readonly six: number }

/**
 * The network that an address belongs to, as text that is the same for all its addresses however they are written (RFC
 * 4291, 2.2). An IPv4 address in the form of IPv6 (`::ffff:192.0.2.1`) is the IPv4 address. What is no address is a network of its
 * own.
 */
export function networkOf(address: string, { four, six }: NetworkBits): string {
  const bytes = bytesOfAddress(address)
  if (bytes === undefined) return 'unknown'
  const bits = bytes.length === 4 ? four : six
  const masked = bytes.map((byte, at) => byte & (0xff << Math.min(8, Math.max(0, 8 * (at + 1) - bits))))
  return `${masked.map((byte) => byte.toString(16).padStart(2, '0')).join('')}/${bits}`
}

/** Four bytes or sixteen; undefined for what is no address. */
function bytesOfAddress(address: string): readonly number[] | undefined {
  const four = bytesOfFour(address)
  if (four !== undefined) return four
  const six = bytesOfSix(address.replace(/%.*$/s, ''))
  return six !== undefined && six.slice(0, 12).every((byte, at) => byte === (at < 10 ? 0 : 0xff)) ? six.slice(12) : six
}

function bytesOfFour(text: string): readonly number[] | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined
  const bytes = text.split('.').map(Number)
  return bytes.every((byte) => byte <= 255) ? bytes : undefined
}

function bytesOfSix(text: string): readonly number[] | undefined {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const [before, after] = [bytesOfGroups(head), tail === undefined ? [] : bytesOfGroups(tail)]
  if (before === undefined || after === undefined) return undefined
  const left = 16 - before.length - after.length
  if (tail === undefined ? left !== 0 : left < 2) return undefined
  return [...before, ...Array<number>(left).fill(0), ...after]
}

/** Groups of up to four hexadecimal digits with colons between; the last may be written as IPv4. */
function bytesOfGroups(text: string): readonly number[] | undefined {
  if (text === '') return []
  const parts = text.split(':')
  const bytes = parts.map((part, at) => (at === parts.length - 1 ? bytesOfFour(part) : undefined) ?? bytesOfGroup(part))
  return bytes.every((each) => each !== undefined) ? bytes.flat() : undefined
}

function bytesOfGroup(text: string): readonly number[] | undefined {
  if (!/^[0-9a-f]{1,4}$/i.test(text)) return undefined
  const group = Number.parseInt(text, 16)
  return [group >> 8, group & 0xff]
}
