import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import type { PasswordHasher } from '../../ports/password-hasher.ts';

interface Parameters {
  /** Memory and time, a power of two. */
  cost: number;
  blockSize: number;
  parallelization: number;
}

/** OWASP 2024 for scrypt: 32 MiB and three rounds. */
const present: Parameters = { cost: 2 ** 15, blockSize: 8, parallelization: 3 };
const saltBytes = 16;
const keyBytes = 32;

/** scrypt one after the other, so that a flood of sign-ins takes one core and 32 MiB at most. */
export function openScrypt(parameters: Parameters = present): PasswordHasher {
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }
  const hash = async (password: string) => {
    const salt = randomBytes(saltBytes);
    const key = await inTurn(() => derive(password, salt, parameters));
    const { cost, blockSize, parallelization } = parameters;
    const named = `ln=${Math.log2(cost)},r=${blockSize},p=${parallelization}`;
    return `$scrypt$${named}$${salt.toString('base64url')}$${key.toString('base64url')}`;
  };
  const nobodys = hash(randomBytes(saltBytes).toString('hex'));
  return {
    hash,
    async verify(password, stored) {
      const known = parse(stored ?? (await nobodys));
      if (!known) return false;
      const key = await inTurn(() => derive(password, known.salt, known.parameters));
      return (
        stored !== undefined && key.length === known.key.length && timingSafeEqual(key, known.key)
      );
    },
  };
}

function derive(password: string, salt: Buffer, { cost, ...rest }: Parameters): Promise<Buffer> {
  const options: ScryptOptions = { cost, ...rest, maxmem: 256 * cost * rest.blockSize };
  return new Promise((resolve, reject) => {
    // one spelling for what looks the same on the keyboard
    scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function parse(stored: string) {
  const parts = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored);
  if (!parts) return undefined;
  const [, ln, r, p, salt = '', key = ''] = parts;
  return {
    parameters: { cost: 2 ** Number(ln), blockSize: Number(r), parallelization: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}
