/** Whether pages at this address count as official: http(s), on one of the hosts; any host where none is named. */
export function isOfficialAddress(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return /^https?:$/.test(protocol) && (hosts.length === 0 || hosts.includes(host));
}
