import { describe, expect, it } from 'vitest';
import { openAddressGuard } from '../../../src/adapters/http/address-guard.ts';

const strict = openAddressGuard([], async () => []);

describe('addresses that are never asked', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1.2.3/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://１２７.０.０.１/',
    'http://0.0.0.0/',
    'http://0/',
    'http://10.0.0.1/',
    'http://10.255.255.255/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://3232235777/',
    'http://169.254.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0xA9FEA9FE/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://192.0.0.1/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://198.51.100.1/',
    'http://203.0.113.1/',
    'http://224.0.0.1/',
    'http://239.255.255.255/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[64:ff9b:1::1]/',
    'http://[2002:7f00:1::]/',
    'http://[2002:c0a8:101::1]/',
    'http://[2001:0:53aa:64c::1]/',
    'http://[2a01:4f8::5efe:10.0.0.1]/',
    'http://[2a01:4f8::200:5efe:10.0.0.1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[100::1]/',
    'http://[2001:db8::1]/',
  ])('%s', (url) => {
    expect(strict.refusal(new URL(url))).toMatch(/is not a public address/);
  });

  it.each([
    ['file:///etc/passwd', /only http and https/],
    ['ftp://www.qinghe.example/', /only http and https/],
    ['data:text/html,x', /only http and https/],
    ['http://reader@www.qinghe.example/', /user name or password/],
    ['http://reader:secret@www.qinghe.example/', /user name or password/],
  ])('%s', (url, reason) => {
    expect(strict.refusal(new URL(url))).toMatch(reason);
  });
});

describe('addresses that may be asked', () => {
  it.each([
    'http://www.qinghe.example/',
    'https://www.qinghe.example:8443/a?b=c',
    'http://1.1.1.1/',
    'http://16843009/',
    'http://172.32.0.1/',
    'http://100.128.0.1/',
    'http://[2606:4700:4700::1111]/',
    'http://[::ffff:1.1.1.1]/',
    'http://[64:ff9b::101:101]/',
  ])('%s', (url) => {
    expect(strict.refusal(new URL(url))).toBeUndefined();
  });
});

describe('names, once resolved', () => {
  const resolvingTo = (...addresses: string[]) => openAddressGuard([], async () => addresses);

  it('are refused when they lead to an internal address', async () => {
    await expect(resolvingTo('10.1.2.3').addressesOf('intranet.example', 80)).rejects.toThrow(
      'intranet.example leads to 10.1.2.3, which is not a public address (private)',
    );
  });

  it('are refused when only one of several addresses is internal', async () => {
    const guard = resolvingTo('1.1.1.1', '::1');
    await expect(guard.addressesOf('mixed.example', 443)).rejects.toThrow('loopback');
  });

  it('give the addresses that were checked', async () => {
    const guard = resolvingTo('1.1.1.1', '2606:4700:4700::1111');
    expect(await guard.addressesOf('open.example', 443)).toEqual([
      '1.1.1.1',
      '2606:4700:4700::1111',
    ]);
  });
});

describe('what the operator allows', () => {
  const guard = openAddressGuard(
    ['10.20.0.0/16', 'fd00::/8', 'oa.qinghe.example', '127.0.0.1:8080', '[::1]:8080'],
    async (name) => (name.toLowerCase() === 'oa.qinghe.example' ? ['192.168.1.9'] : ['10.20.3.4']),
  );

  it.each([
    ['http://10.20.255.1/', true],
    ['http://10.21.0.1/', false],
    ['http://[fd00::9]/', true],
    ['http://[::ffff:10.20.0.1]/', true],
    ['http://127.0.0.1:8080/', true],
    ['http://127.0.0.1:8081/', false],
    ['http://127.0.0.1/', false],
    ['http://[::1]:8080/', true],
    ['http://[::1]/', false],
  ])('%s: %s', (url, isAllowed) => {
    expect(guard.refusal(new URL(url)) === undefined).toBe(isAllowed);
  });

  it('is not guessed when it is written wrong', () => {
    expect(() => openAddressGuard(['10.0.0.0/99'], async () => [])).toThrow(
      'allow: got "10.0.0.0/99", expected a host',
    );
  });

  it('lets an allowed name, and names in an allowed block, lead to an internal address', async () => {
    expect(await guard.addressesOf('OA.qinghe.example', 80)).toEqual(['192.168.1.9']);
    expect(await guard.addressesOf('wiki.qinghe.example', 80)).toEqual(['10.20.3.4']);
  });
});
