// npm run bench:accuracy [name …]: how good the judgement is on the labelled sets beside the project, one table.
import { benchRumour, benchDepartments, benchPlaces } from './accuracy/classes.ts';
import { benchBursts, benchSeverity } from './accuracy/events.ts';
import { benchGrouping, benchReposts } from './accuracy/grouping.ts';
import { sharedDataIsHere } from './accuracy/shared-data.ts';
import { benchLeftOut, benchRegister, benchTags } from './accuracy/tags.ts';
import type { BenchRow } from './row.ts';

const benches: Record<string, () => Promise<readonly BenchRow[]>> = {
  tags: benchTags,
  'left-out': benchLeftOut,
  register: benchRegister,
  rumour: benchRumour,
  departments: benchDepartments,
  places: benchPlaces,
  severity: benchSeverity,
  bursts: benchBursts,
  reposts: benchReposts,
  stories: benchGrouping,
};

const wanted = process.argv.slice(2);
if (!sharedDataIsHere) {
  console.log('skipped: no labelled sets under HUIYING_SHARED_DATA or ../shared/data');
} else {
  console.log('| what | measured | aim | CPU |\n| --- | --- | --- | --- |');
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const begun = process.cpuUsage();
    const rows = await bench();
    const { user, system } = process.cpuUsage(begun);
    const seconds = `${((user + system) / 1e6).toFixed(1)} s`;
    rows.forEach((row, at) => {
      console.log(`| ${row.name} | ${row.value} | ${row.aim} | ${at === 0 ? seconds : ''} |`);
    });
  }
}
