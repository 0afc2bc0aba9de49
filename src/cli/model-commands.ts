import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { loadConfig } from '../config/load.ts';
import { AppError } from '../domain/errors.ts';
import { openTagger } from '../understanding/tagging/open-tagger.ts';
import { runClassify } from './batch/classify.ts';
import { runEvaluate } from './batch/evaluate.ts';
import { batchTasks, type BatchTask } from './batch/labelled-row.ts';
import { runTrain } from './batch/train.ts';
import { modelCorrections, modelList, modelRetrain, modelRollback } from './commands/model.ts';
import type { Terminal } from './terminal.ts';

const nationalConfig = fileURLToPath(new URL('../../config/embedded.yaml', import.meta.url));

/** The options of a command that turns one file into another. */
export interface Files {
  in: string;
  out: string;
}

interface Building {
  tell: (done: { rows: number }) => void;
  withFiles: (name: string, about: string) => Command;
}

/** Adds what trains, applies, checks and keeps models; see docs/batch.md and docs/model-card.md. */
export function addModelCommands(program: Command, terminal: Terminal, building: Building): void {
  const { say } = terminal;
  const learning = (parent: Command, name: string, about: string) =>
    parent
      .command(name)
      .description(about)
      .requiredOption('--task <task>', batchTasks.join(' | '), taskOf)
      .requiredOption('--train <files>', say('trainFiles'), listOf)
      .requiredOption('--dev <files>', say('devFiles'), listOf);
  learning(program, 'train', say('trainAbout'))
    .requiredOption('--out <folder>', say('modelFolder'))
    .action(async ({ task, train: trainFiles, dev: devFiles, out }: Learning & { out: string }) => {
      const { trainRows, devRows } = await runTrain({ task, trainFiles, devFiles, out });
      building.tell({ rows: trainRows + devRows });
    });
  learning(program, 'evaluate', say('evaluateAbout')).action(
    async ({ task, train: trainFiles, dev: devFiles }: Learning) => {
      for (const line of await runEvaluate({ task, trainFiles, devFiles })) terminal.print(line);
    },
  );
  addClassify(terminal, building);
  addVersions(program.command('model').description(say('modelAbout')), terminal, learning);
}

interface Learning {
  task: BatchTask;
  train: string[];
  dev: string[];
}

function addClassify({ say }: Terminal, { tell, withFiles }: Building): void {
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

function addVersions(
  model: Command,
  terminal: Terminal,
  learning: (parent: Command, name: string, about: string) => Command,
): void {
  const { say } = terminal;
  model
    .command('corrections')
    .description(say('modelCorrectionsAbout'))
    .option('-c, --config <file>', say('config'), 'config/embedded.yaml')
    .requiredOption('--out <file>', say('outFile'))
    .action((options: { config: string; out: string }) => modelCorrections(terminal, options));
  learning(model, 'retrain', say('modelRetrainAbout'))
    .requiredOption('--corrections <files>', say('correctionsFile'), listOf)
    .requiredOption('--golden <file>', say('goldenFile'))
    .requiredOption('--folder <folder>', say('modelFolder'))
    .action((options: Learning & { corrections: string[]; golden: string; folder: string }) => {
      const { task, train: trainFiles, dev: devFiles, folder } = options;
      const { corrections: correctionFiles, golden: goldenFile } = options;
      return modelRetrain(terminal, {
        task,
        trainFiles,
        devFiles,
        correctionFiles,
        goldenFile,
        folder,
      });
    });
  model
    .command('list')
    .description(say('modelListAbout'))
    .requiredOption('--folder <folder>', say('modelFolder'))
    .action((options: { folder: string }) => modelList(terminal, options));
  model
    .command('rollback')
    .description(say('modelRollbackAbout'))
    .requiredOption('--folder <folder>', say('modelFolder'))
    .option('--to <version>', say('versionName'))
    .action((options: { folder: string; to?: string }) => modelRollback(terminal, options));
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
