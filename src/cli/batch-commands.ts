import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { loadConfig } from '../config/load.ts';
import { AppError } from '../domain/errors.ts';
import { openTagger } from '../understanding/tagging/open-tagger.ts';
import { runClassify } from './batch/classify.ts';
import { runExtractBatch } from './batch/extract.ts';
import { runFeedBatch } from './batch/feed.ts';
import { runFold } from './batch/fold.ts';
import { runGroup } from './batch/group.ts';
import { batchTasks, type BatchTask } from './batch/labelled-row.ts';
import { runPairs } from './batch/pairs.ts';
import { runRobotsBatch } from './batch/robots.ts';
import { runTrain } from './batch/train.ts';
import type { Terminal } from './terminal.ts';

const nationalConfig = fileURLToPath(new URL('../../config/embedded.yaml', import.meta.url));

/** Adds the commands that turn one JSON Lines file into another, for anyone's data; see docs/batch.md. */
export function addBatchCommands(program: Command, { say }: Terminal): void {
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

  addModelCommands(program, { say, tell, withFiles });
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

interface Files {
  in: string;
  out: string;
}

interface Wording extends Pick<Terminal, 'say'> {
  tell: (done: { rows: number }) => void;
  withFiles: (name: string, about: string) => Command;
}

function addModelCommands(program: Command, { say, tell, withFiles }: Wording): void {
  program
    .command('train')
    .description(say('trainAbout'))
    .requiredOption('--task <task>', batchTasks.join(' | '), taskOf)
    .requiredOption('--train <files>', say('trainFiles'), listOf)
    .requiredOption('--dev <files>', say('devFiles'), listOf)
    .requiredOption('--out <folder>', say('modelFolder'))
    .action(async (options: { task: BatchTask; train: string[]; dev: string[]; out: string }) => {
      const { task, train: trainFiles, dev: devFiles, out } = options;
      const { trainRows, devRows } = await runTrain({ task, trainFiles, devFiles, out });
      tell({ rows: trainRows + devRows });
    });
  withFiles('classify', say('classifyAbout'))
    .requiredOption('--task <task>', batchTasks.join(' | '), taskOf)
    .requiredOption('--model <folder>', say('modelFolder'))
    .option('--register <file>', say('registerFile'))
    .action(async (options: Files & { task: BatchTask; model: string; register?: string }) => {
      const { lexicon, profile } = await loadConfig(nationalConfig);
      const tag = openTagger(lexicon, profile.departments, profile);
      const { in: inFile, out: outFile, ...rest } = options;
      tell(await runClassify({ ...rest, inFile, outFile, tag }));
    });
}

function taskOf(text: string): BatchTask {
  const task = batchTasks.find((one) => one === text);
  if (task === undefined) {
    const message = `--task: got "${text}", expected one of ${batchTasks.join(', ')}`;
    throw new AppError('config-invalid', message);
  }
  return task;
}

function listOf(text: string): string[] {
  return text.split(',').filter((name) => name !== '');
}
