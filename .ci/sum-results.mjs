// Adds up vitest's JSON reports into the one closing line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const reports = readdirSync(folder).map((name) =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')),
);
const sum = (field) => reports.reduce((total, report) => total + report[field], 0);
const skipped = sum('numPendingTests') + sum('numTodoTests');
// a file that cannot be loaded has no tests, yet it failed
const brokenFiles = reports.reduce(
  (total, { testResults }) =>
    total +
    testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
      .length,
  0,
);
console.log(
  `${sum('numPassedTests')} passed, ${sum('numFailedTests') + brokenFiles} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
