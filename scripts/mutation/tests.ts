import * as vitest from '@vitest/expect';

type Body = () => unknown;

/** A test as it was written, to be run as often as there are faults. */
interface WrittenTest {
  name: string;
  body: Body;
}

/** The tests of all files that have been imported, in the order in which they were written. */
export const tests: WrittenTest[] = [];

const titles: string[] = [];

function test(name: string, body: Body): void {
  tests.push({ name: [...titles, name].join(' '), body });
}

function group(name: string, body: Body): void {
  titles.push(name);
  body();
  titles.pop();
}

/** As vitest's `each`: one entry for each row, which is spread when it is a list. */
function eachOf(write: typeof test) {
  return (rows: readonly unknown[]) =>
    (name: string, body: (...row: unknown[]) => unknown): void =>
      rows.forEach((row, index) => {
        const given: unknown[] = Array.isArray(row) ? row : [row];
        write(`${index}: ${name.replace('%s', String(given[0]))}`, () => body(...given));
      });
}

/** What the tests import from `vitest`: `test-runner.ts` puts this module in its place. */
export const it = Object.assign(test, { each: eachOf(test) });
export const describe = Object.assign(group, { each: eachOf(group) });

/** What a file puts away at its end is left: another fault may need it. */
export function afterAll(): void {}

vitest.chai.use(vitest.JestExtend);
vitest.chai.use(vitest.JestChaiExpect);
vitest.chai.use(vitest.JestAsymmetricMatchers);
export const { expect } = vitest.chai;
