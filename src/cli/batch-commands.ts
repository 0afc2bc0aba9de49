import type { Command } from 'commander';
import { runExtractBatch } from './batch/extract.ts';
import { runFeedBatch } from './batch/feed.ts';
import { runFold } from './batch/fold.ts';
import { runGroup } from './batch/group.ts';
import { runPairs } from './batch/pairs.ts';
import { runPropose } from './batch/propose.ts';
import { runRobotsBatch } from './batch/robots.ts';
import { addModelCommands, type Files } from './model-commands.ts';
import type { Terminal } from './terminal.ts';

/** Adds the commands that turn one JSON Lines file into another, for anyone's data; see docs/batch.md. */
export function addBatchCommands(program: Command, terminal: Terminal): void {
  const { say } = terminal;
  // standard output may be the result, so what is told goes to standard error
  const tell = ({ rows }: { rows: number }) => {
    process.stderr.write(`${say('rows', { n: rows })}\n`);
  };
  const withFiles = (name: string, about: string) =>
    program
      .command(name)
      .description(about)
      .requiredOption('--in <file>', say('inFile'))
      .requiredOption('--out <file>', say('outFile'));

  addModelCommands(program, terminal, { tell, withFiles });
  withFiles('fold', say('foldAbout')).action(async ({ in: inFile, out: outFile }: Files) =>
    tell(await runFold({ inFile, outFile })),
  );
  withFiles('group', say('groupAbout'))
    .option('--no-time', say('noTime'))
    .action(async ({ in: inFile, out: outFile, time }: Files & { time: boolean }) =>
      tell(await runGroup({ inFile, outFile, noTime: !time })),
    );
  withFiles('pairs', say('pairsAbout'))
    .requiredOption('--pairs <file>', say('pairsFile'))
    .action(async ({ in: inFile, out: outFile, pairs: pairsFile }: Files & { pairs: string }) =>
      tell(await runPairs({ inFile, pairsFile, outFile })),
    );
  withFiles('propose', say('proposeAbout')).action(async ({ in: inFile, out: outFile }: Files) =>
    tell(await runPropose({ inFile, outFile })),
  );
  withFiles('extract', say('extractAbout'))
    .requiredOption('--html <folder>', say('htmlFolder'))
    .action(async ({ in: inFile, out: outFile, html: htmlDir }: Files & { html: string }) =>
      tell(await runExtractBatch({ inFile, htmlDir, outFile })),
    );
  withFiles('feed', say('feedAbout')).action(async ({ in: inFile, out: outFile }: Files) =>
    tell(await runFeedBatch({ inFile, outFile })),
  );
  withFiles('robots', say('robotsAbout')).action(async ({ in: inFile, out: outFile }: Files) =>
    tell(await runRobotsBatch({ inFile, outFile })),
  );
}
