import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { AppError } from '../../domain/errors.ts';
import { isCidr, isWithin, whyNotPublic } from './public-address.ts';

/** All IP addresses of a host name; rejects when there are none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Decides which addresses may be asked: the public internet and what the operator allows. */
export interface AddressGuard {
  /** Why this URL may not be fetched, as far as that shows without asking the name service. */
  refusal(url: URL): string | undefined;
  /** Where a connection to the host may go; rejects with `not-permitted` when one of its addresses is not allowed. */
  addressesOf(hostname: string, port: number): Promise<readonly string[]>;
}

/** Resolves with the operating system, hosts file included. */
export async function resolveWithSystem(hostname: string): Promise<readonly string[]> {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

/**
 * A guard against reaching into internal networks. `allow` lists exceptions as `host`, `host:port`, `[ipv6]:port`
 * or a CIDR block (anything else with a `/` throws `config-invalid`); a host that is allowed may resolve to anything.
 */
export function openAddressGuard(allow: readonly string[], resolve: Resolve): AddressGuard {
  const unclear = allow.find((entry) => entry.includes('/') && !isCidr(entry));
  if (unclear !== undefined)
    throw new AppError(
      'config-invalid',
      `allow: got "${unclear}", expected a host, host:port, [ipv6]:port or a block such as "10.0.0.0/8"`,
    );
  const blocks = allow.filter(isCidr);
  const hosts = new Set(
    allow.filter((entry) => !isCidr(entry)).map((entry) => entry.toLowerCase()),
  );

  const isAllowedHost = (hostname: string, port: number) => {
    const name = isIP(hostname) === 6 ? `[${hostname}]` : hostname.toLowerCase();
    return hosts.has(name) || hosts.has(hostname) || hosts.has(`${name}:${port}`);
  };
  const whyRefused = (address: string) => {
    const reason = whyNotPublic(address);
    return reason !== undefined && !blocks.some((block) => isWithin(address, block))
      ? reason
      : undefined;
  };

  return {
    refusal(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        return `only http and https are fetched, got ${url.protocol}`;
      if (url.username !== '' || url.password !== '')
        return 'an address with a user name or password is not fetched';
      const hostname = withoutBrackets(url.hostname);
      if (isIP(hostname) === 0 || isAllowedHost(hostname, portOf(url))) return undefined;
      const reason = whyRefused(hostname);
      return reason === undefined ? undefined : `${hostname} is not a public address (${reason})`;
    },

    async addressesOf(hostname, port) {
      const addresses = isIP(hostname) === 0 ? await resolve(hostname) : [hostname];
      if (isAllowedHost(hostname, port)) return addresses;
      for (const address of addresses) {
        const reason = whyRefused(address);
        if (reason !== undefined)
          throw new AppError(
            'not-permitted',
            `${hostname} leads to ${address}, which is not a public address (${reason})`,
          );
      }
      return addresses;
    },
  };
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}
