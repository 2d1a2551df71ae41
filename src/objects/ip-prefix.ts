/** A range of IP addresses, such as `10.0.0.0/24`. */
export interface IpPrefix {
  readonly bits: 32 | 128;
  /** The address as a number, without the bits that the prefix leaves open. */
  readonly network: bigint;
  readonly length: number;
}

/** An IP address as a number, and how many bits it has; undefined where it is none. */
export function parseIp(text: string): { readonly bits: 32 | 128; readonly value: bigint } | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const parts = text.split('.').map(Number);
    if (parts.some((part) => part > 255)) return undefined;
    return { bits: 32, value: parts.reduce((value, part) => value * 256n + BigInt(part), 0n) };
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { bits: 128, value: groups.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n) };
}

/** A range in CIDR notation; undefined where it is none. */
export function parsePrefix(text: string): IpPrefix | undefined {
  const [, address = '', size = ''] = /^(.+)\/(\d{1,3})$/.exec(text) ?? [];
  const ip = parseIp(address);
  const length = Number(size);
  if (ip === undefined || size === '' || length > ip.bits) return undefined;
  const open = BigInt(ip.bits - length);
  return { bits: ip.bits, network: (ip.value >> open) << open, length };
}

/** Whether a range holds an address. */
export function contains({ bits, network, length }: IpPrefix, address: string): boolean {
  const ip = parseIp(address);
  const open = BigInt(bits - length);
  return ip !== undefined && ip.bits === bits && (ip.value >> open) << open === network;
}

/** Whether a range holds all of another; each holds itself. */
export function containsPrefix(outer: IpPrefix, inner: IpPrefix): boolean {
  const open = BigInt(outer.bits - outer.length);
  return outer.bits === inner.bits && outer.length <= inner.length && (inner.network >> open) << open === outer.network;
}
