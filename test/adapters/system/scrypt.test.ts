import { describe, expect, it } from 'vitest';
import { openScrypt } from '../../../src/adapters/system/scrypt.ts';

const cheap = { cost: 16, blockSize: 8, parallelization: 1 };
const passwords = openScrypt(cheap);

describe('the hashing of passwords', () => {
  it('knows a password again, and no other', async () => {
    const stored = await passwords.hash('古城门前三棵槐树');
    expect(await passwords.verify('古城门前三棵槐树', stored)).toBe(true);
    expect(await passwords.verify('古城门前三棵槐', stored)).toBe(false);
  });

  it('gives the same password another hash each time, in which it does not stand', async () => {
    const [one, other] = [
      await passwords.hash('correct horse'),
      await passwords.hash('correct horse'),
    ];
    expect(one).not.toBe(other);
    expect(one).not.toContain('correct');
  });

  it('reads a hash made with earlier parameters', async () => {
    const stored = await openScrypt({ cost: 32, blockSize: 4, parallelization: 2 }).hash(
      'correct horse',
    );
    expect(stored).toMatch(/^\$scrypt\$ln=5,r=4,p=2\$/);
    expect(await passwords.verify('correct horse', stored)).toBe(true);
  });

  it('takes full-width and half-width letters for the same keys', async () => {
    expect(await passwords.verify('ABC123 456', await passwords.hash('ABC123 456'))).toBe(true);
  });

  it('never finds a password right where there is nothing to compare with, or nothing readable', async () => {
    expect(await passwords.verify('', undefined)).toBe(false);
    expect(await passwords.verify('correct horse', 'plain text')).toBe(false);
  });
});
