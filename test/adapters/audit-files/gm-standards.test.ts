import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, property, string } from 'fast-check';
import { sm3 as portableSm3 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { openKeyFiles } from '../../../src/adapters/audit-files/key-files.ts';
import {
  newKeyPair,
  openSignatureCheck,
  openSigner,
} from '../../../src/adapters/audit-files/sm2.ts';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';

describe('SM3', () => {
  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('gives the hash that GB/T 32905-2016 annex A gives for %s', (text, hash) => {
    expect(sm3(text)).toBe(hash);
    expect(portableSm3(text)).toBe(hash);
  });

  it('is the same with and without OpenSSL', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => sm3(text) === portableSm3(Buffer.from(text))),
    );
  });
});

/** The example of GB/T 32918.5-2017 annex A.2: identity 1234567812345678, curve sm2p256v1. */
const example = {
  message: 'message digest',
  privateKey: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  publicKey:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  r: 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3',
  s: 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
};
const order = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';

describe('SM2', () => {
  const { message, publicKey, r, s } = example;
  const signer = openSigner(example);

  it('accepts the signature that GB/T 32918.5-2017 annex A.2 gives', () => {
    expect(openSignatureCheck(publicKey).verify(message, r + s)).toBe(true);
  });

  it('signs anew each time, and only for this text and this key', () => {
    const signature = signer.sign(message);
    expect(signature).not.toBe(signer.sign(message));
    expect(signer.verify(message, signature)).toBe(true);
    expect(signer.verify(`${message}.`, signature)).toBe(false);
    expect(openSigner(newKeyPair()).verify(message, signature)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['something that is no hex', 'zz'.repeat(64)],
    ['a signature cut short', (r + s).slice(2)],
    ['zeros', '0'.repeat(128)],
    ['r of zero', '0'.repeat(64) + s],
    ['s of zero', r + '0'.repeat(64)],
    ['s as large as the order', r + order],
    ['the parts swapped', s + r],
    ['a signature with more behind it', `${r}${s}00`],
    ['capital letters', (r + s).toUpperCase()],
  ])('refuses %s', (_, signature) => {
    expect(signer.verify(message, signature)).toBe(false);
  });

  it.skipIf(!hasOpenSsl())('exchanges signatures with OpenSSL through its key files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huiying-keys-'));
    const at = (name: string) => join(folder, name);
    const office = openKeyFiles(folder);
    const openssl = (...args: string[]) => {
      const common = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
      return execFileSync('openssl', ['pkeyutl', ...args, '-in', at('text'), ...common]);
    };
    await writeFile(at('text'), '检查点');
    await writeFile(at('ours'), toDer(office.sign('检查点')));
    openssl('-sign', '-inkey', at('audit-key.pem'), '-out', at('theirs'));
    const verified = openssl(
      '-verify',
      '-pubin',
      '-inkey',
      at('audit-key.pub.pem'),
      '-sigfile',
      at('ours'),
    );
    expect(String(verified)).toContain('Verified Successfully');
    expect(office.verify('检查点', fromDer(await readFile(at('theirs'))))).toBe(true);
    await rm(folder, { recursive: true });
  });
});

function hasOpenSsl(): boolean {
  try {
    const curves = String(execFileSync('openssl', ['ecparam', '-list_curves'], { stdio: 'pipe' }));
    return curves.includes('SM2');
  } catch {
    return false;
  }
}

/** r‖s as the two integers of a DER sequence. */
function toDer(signature: string): Buffer {
  const integers = [signature.slice(0, 64), signature.slice(64)].map((hex) => {
    const bytes = Buffer.from(`00${hex}`, 'hex');
    const first = bytes.findIndex((byte) => byte !== 0);
    const start = (bytes[first] ?? 0) > 0x7f ? first - 1 : first;
    const short = bytes.subarray(start);
    return Buffer.concat([Buffer.from([0x02, short.length]), short]);
  });
  const body = Buffer.concat(integers);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

function fromDer(der: Buffer): string {
  const rLength = der[3] ?? 0;
  const parts = [der.subarray(4, 4 + rLength), der.subarray(6 + rLength)];
  return parts.map((part) => part.toString('hex').padStart(64, '0').slice(-64)).join('');
}
