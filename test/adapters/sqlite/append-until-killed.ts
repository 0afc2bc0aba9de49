// Run by crash.test.ts as a process of its own: appends as fast as it can and names each record on
// its standard output once the log has acknowledged it.
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openLog } from '../../../src/adapters/sqlite/log.ts';

const [path = ''] = process.argv.slice(2);
const log = openLog(openDatabase(path), { now: () => 0 });

async function produce(producer: number): Promise<void> {
  for (let n = 0; ; n += 1) {
    const name = `${producer}/${n}`;
    const pair = ['first', 'second'].map((part) => ({
      topic: 'items',
      key: name,
      value: { name, part },
    }));
    await log.append(pair);
    process.stdout.write(`${name}\n`);
  }
}

await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(produce));
