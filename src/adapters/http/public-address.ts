import ipaddr from 'ipaddr.js';

/**
 * Why an IP address is not one of the public internet (`loopback`, `private`, `linkLocal` …), or
 * `undefined` when it is. IPv6 forms that carry an IPv4 address are judged by what they carry.
 */
export function whyNotPublic(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return 'not an IP address';
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) {
    const carried = carriedIPv4(parsed);
    if (carried !== undefined) return whyNotPublic(carried);
    if (parsed.match(localNat64)) return 'private';
    if (isIsatap(parsed)) return 'tunnel';
  }
  const range = parsed.range();
  if (range !== 'unicast') return range;
  // Azure answers for its metadata service on an address that looks public.
  return parsed.toString() === '168.63.129.16' ? 'metadata' : undefined;
}

/** Whether an IP address lies in a CIDR block of the same family; IPv4-mapped IPv6 counts as IPv4. */
export function isWithin(address: string, cidr: string): boolean {
  const parsed = ipaddr.process(address);
  const [network, bits] = ipaddr.parseCIDR(cidr);
  return parsed.kind() === network.kind() && parsed.match([network, bits]);
}

/** Whether the text is a CIDR block such as `10.0.0.0/8` or `fd00::/8`. */
export function isCidr(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}

const localNat64 = ipaddr.parseCIDR('64:ff9b:1::/48');

function carriedIPv4(address: InstanceType<typeof ipaddr.IPv6>): string | undefined {
  const bytes = address.toByteArray();
  const range = address.range();
  if (range === 'ipv4Mapped' || range === 'rfc6052') return bytes.slice(12).join('.');
  if (range === '6to4') return bytes.slice(2, 6).join('.');
  // ::a.b.c.d, long deprecated, still routed by some systems; :: and ::1 have ranges of their own.
  if (range !== 'unspecified' && range !== 'loopback' && bytes.slice(0, 12).every((b) => b === 0))
    return bytes.slice(12).join('.');
  return undefined;
}

/** ISATAP: the interface part is 0000:5efe or 0200:5efe and an IPv4 address. */
function isIsatap(address: InstanceType<typeof ipaddr.IPv6>): boolean {
  const [, , , , high, low] = address.parts;
  return (high === 0 || high === 0x200) && low === 0x5efe;
}
