import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import { sha256 } from '../../src/adapters/system/hash.ts';
import { openScrypt } from '../../src/adapters/system/scrypt.ts';
import { openManualClock } from './manual-clock.ts';

/** What signing in and the accounts work on: a database in memory, a clock moved by hand, quick hashes. */
export function openAccounts() {
  return {
    documents: openSmallDocuments(openDatabase(':memory:')),
    passwords: openScrypt({ cost: 16, blockSize: 8, parallelization: 1 }),
    clock: openManualClock(),
    hash: sha256,
    acceleration: 1,
    profile: { departments: [{ id: 'scenic-safety', name: '资源开发处', duties: [] }] },
    configured: [{ id: 'coordinator' }],
  };
}
