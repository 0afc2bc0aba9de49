import { sm2 } from 'sm-crypto-v2';
import type { SignatureCheck } from '../../domain/audit/checkpoint.ts';
import type { AuditSigner } from '../../ports/audit-sink.ts';
import { sm3 } from './sm3.ts';

/** An SM2 key pair in hex: the scalar, and the uncompressed point with its leading 04. */
export interface KeyPair {
  privateKey: string;
  publicKey: string;
}

export function newKeyPair(): KeyPair {
  return sm2.generateKeyPairHex();
}

/** The public key that belongs to a private one. */
export function publicKeyOf(privateKey: string): string {
  return sm2.getPublicKeyFromPrivateKey(privateKey);
}

// Order of the group, GB/T 32918.5.
const order = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

// Texts go to the package as bytes: its own UTF-8 is wrong for some characters beyond the BMP.

/** Checks signatures r‖s in 128 hex digits, made with the standard's default identity. */
export function openSignatureCheck(publicKey: string): SignatureCheck {
  const point = sm2.precomputePublicKey(publicKey);
  return {
    keyId: sm3(publicKey).slice(0, 32),
    verify: (text, signature) =>
      isSignature(signature) &&
      sm2.doVerifySignature(Buffer.from(text), signature, point, { hash: true }),
  };
}

export function openSigner({ privateKey, publicKey }: KeyPair): AuditSigner {
  return {
    ...openSignatureCheck(publicKey),
    sign: (text) => sm2.doSignature(Buffer.from(text), privateKey, { hash: true, publicKey }),
  };
}

/** GB/T 32918.2, 7.1 B1 and B2; the package leaves them out and throws instead. */
function isSignature(signature: string): boolean {
  if (!/^[0-9a-f]{128}$/.test(signature)) return false;
  const parts = [signature.slice(0, 64), signature.slice(64)];
  return parts.map((hex) => BigInt(`0x${hex}`)).every((part) => part > 0n && part < order);
}
