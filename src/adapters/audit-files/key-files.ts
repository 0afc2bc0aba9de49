import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import type { AuditSigner } from '../../ports/audit-sink.ts';
import { newKeyPair, openSigner, publicKeyOf, type KeyPair } from './sm2.ts';

// The fixed beginnings of PKCS #8 and SubjectPublicKeyInfo for a key on the SM2 curve.
const privatePrefix = '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420';
const privateMiddle = 'a144034200';
const publicPrefix = '3059301306072a8648ce3d020106082a811ccf5501822d034200';

/**
 * The office's key in `audit-key.pem`, made at first use and readable by its owner only, with
 * `audit-key.pub.pem` beside it for auditors. Throws `storage-failed` when the two do not belong together.
 */
export function openKeyFiles(directory: string): AuditSigner {
  const privateFile = join(directory, 'audit-key.pem');
  const publicFile = join(directory, 'audit-key.pub.pem');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (!existsSync(privateFile) && !existsSync(publicFile)) {
    const made = newKeyPair();
    writeFileSync(privateFile, privatePem(made), { mode: 0o600, flag: 'wx', flush: true });
    writeFileSync(publicFile, publicPem(made), { mode: 0o644, flag: 'wx', flush: true });
  }
  const pair = readPrivate(privateFile);
  checkPublic(publicFile, pair);
  return openSigner(pair);
}

function readPrivate(file: string): KeyPair {
  const text = read(file);
  const start = privatePrefix.length;
  const privateKey = toHex(text).slice(start, start + 64);
  const pair = { privateKey, publicKey: isKey(privateKey) ? publicKeyOf(privateKey) : '' };
  if (text === privatePem(pair)) return pair;
  throw new AppError('storage-failed', `${file}: is no SM2 private key as this program writes it`);
}

function checkPublic(file: string, pair: KeyPair): void {
  if (read(file) === publicPem(pair)) return;
  const message = `${file}: does not belong to the private key beside it; put the right one back`;
  throw new AppError('storage-failed', message);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const message = `${file}: cannot be read; restore the audit key from its backup`;
    throw new AppError('storage-failed', message, { cause: error });
  }
}

function isKey(hex: string): boolean {
  return /^[0-9a-f]{64}$/.test(hex) && !/^0+$/.test(hex);
}

function toHex(pem: string): string {
  const base64 = pem.split('\n').filter((line) => !line.startsWith('-----'));
  return Buffer.from(base64.join(''), 'base64').toString('hex');
}

function privatePem({ privateKey, publicKey }: KeyPair): string {
  return toPem('PRIVATE KEY', privatePrefix + privateKey + privateMiddle + publicKey);
}

function publicPem({ publicKey }: KeyPair): string {
  return toPem('PUBLIC KEY', publicPrefix + publicKey);
}

function toPem(label: string, hex: string): string {
  const lines =
    Buffer.from(hex, 'hex')
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
