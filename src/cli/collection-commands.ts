import type { Command } from 'commander';
import { evidencePurge, evidenceShow, evidenceVerify } from './commands/evidence.ts';
import { importFile } from './commands/import.ts';
import { sourceSuggest, sourceTry } from './commands/source.ts';
import type { Terminal } from './terminal.ts';

interface WithConfig {
  config: string;
}

/** Adds what an office does with its sources and its evidence; see docs/sources.md. */
export function addCollectionCommands(
  program: Command,
  terminal: Terminal,
  defaultConfig: string,
): void {
  const { say } = terminal;
  const withConfig = (parent: Command, name: string, about: string) =>
    parent
      .command(name)
      .description(about)
      .option('-c, --config <file>', say('config'), defaultConfig);

  withConfig(program, 'import <file>', say('importAbout'))
    .requiredOption('--source <id>', say('importSource'))
    .action((file: string, options: WithConfig & { source: string }) =>
      importFile(terminal, { file, ...options }),
    );

  const source = program.command('source').description(say('sourceAbout'));
  withConfig(source, 'suggest <url>', say('suggestAbout')).action(
    (url: string, options: WithConfig) => sourceSuggest(terminal, { url, ...options }),
  );
  withConfig(source, 'try <id>', say('tryAbout')).action((id: string, options: WithConfig) =>
    sourceTry(terminal, { id, ...options }),
  );

  const evidence = program.command('evidence').description(say('evidenceAbout'));
  withConfig(evidence, 'verify', say('evidenceVerifyAbout')).action((options: WithConfig) =>
    evidenceVerify(terminal, options),
  );
  withConfig(evidence, 'show <item>', say('evidenceShowAbout'))
    .option('--screenshot <file>', say('evidenceScreenshotOption'))
    .action((item: string, options: WithConfig & { screenshot?: string }) =>
      evidenceShow(terminal, { item, ...options }),
    );
  withConfig(evidence, 'purge', say('evidencePurgeAbout')).action((options: WithConfig) =>
    evidencePurge(terminal, options),
  );
}
