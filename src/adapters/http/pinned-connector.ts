import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressGuard } from './address-guard.ts';

/**
 * Connects only to addresses that the guard has just checked: the name is resolved once, by us, and the socket
 * gets the checked addresses, so that a name server which answers differently the next time gains nothing.
 * TLS still verifies the certificate against the name.
 */
export function openPinnedConnector(
  guard: AddressGuard,
  timeoutMs: number,
): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    void connect();

    async function connect(): Promise<void> {
      try {
        const addresses = await guard.addressesOf(options.hostname, port);
        buildConnector({ timeout: timeoutMs, lookup: lookupIn(addresses) })(options, callback);
      } catch (error) {
        callback(error instanceof Error ? error : new Error(String(error)), null);
      }
    }
  };
}

function lookupIn(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, { all }, callback) => {
    const [first] = answers;
    if (all === true) callback(null, answers);
    else callback(null, first?.address ?? '', first?.family ?? 0);
  };
}
