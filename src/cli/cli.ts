import { Command } from 'commander';
import { AppError } from '../domain/errors.ts';
import { addBatchCommands } from './batch-commands.ts';
import { addCollectionCommands } from './collection-commands.ts';
import { auditClocks, auditOffice, auditVerify } from './commands/audit.ts';
import { checkConfig } from './commands/check-config.ts';
import { crawlOnce } from './commands/crawl.ts';
import { demo } from './commands/demo.ts';
import { migrate } from './commands/migrate.ts';
import { start } from './commands/start.ts';
import { userAdd } from './commands/user.ts';
import { worker } from './commands/worker.ts';
import { openTerminal } from './terminal.ts';
import { openWords } from './words.ts';

/** Exit codes: 0 done, 1 failed, 2 wrong use or configuration, 130 interrupted. */
const exitCodes = { failed: 1, wrongUse: 2 } as const;
const defaultConfig = 'config/embedded.yaml';

const isEnglish =
  process.argv.includes('--english') || process.env['HUIYING_LANG']?.startsWith('en') === true;
const say = openWords(isEnglish ? 'en' : 'zh');
const terminal = openTerminal(isEnglish ? 'en' : 'zh', process.env);

const program = new Command('huiying')
  .description(say('about'))
  .version('0.1.0')
  .option('--english', say('english'))
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.wrongUse));

program
  .command('start')
  .description(say('startAbout'))
  .option('-c, --config <file>', say('config'), defaultConfig)
  .action((options: { config: string }) => start(terminal, options));

program
  .command('worker <name>')
  .description(say('workerAbout'))
  .option('-c, --config <file>', say('config'), 'config/distributed.yaml')
  .action((name: string, options: { config: string }) => worker(terminal, name, options));

program
  .command('demo')
  .description(say('demoAbout'))
  .option('--fresh', say('fresh'), false)
  .option('--seconds <n>', say('seconds'), Number)
  .action((options: { fresh: boolean; seconds?: number }) => demo(terminal, options));

program
  .command('crawl')
  .description(say('crawlAbout'))
  .option('--once', say('once'), true)
  .option('-c, --config <file>', say('config'), defaultConfig)
  .action((options: { config: string }) => crawlOnce(terminal, options));

program
  .command('check-config')
  .description(say('checkAbout'))
  .option('-c, --config <file>', say('config'), defaultConfig)
  .action((options: { config: string }) => checkConfig(terminal, options));

const audit = program.command('audit').description(say('auditAbout'));
audit
  .command('verify')
  .description(say('auditVerifyAbout'))
  .option('-c, --config <file>', say('config'), defaultConfig)
  .option('--key <fingerprint>', say('auditKey'))
  .option('--checkpoint <n:hash>', say('auditCheckpoint'))
  .action((options: { config: string; key?: string; checkpoint?: string }) =>
    auditVerify(terminal, options),
  );
audit
  .command('clocks')
  .description(say('auditClocksAbout'))
  .option('-c, --config <file>', say('config'), defaultConfig)
  .action((options: { config: string }) => auditClocks(terminal, options));
audit
  .command('office')
  .description(say('auditOfficeAbout'))
  .option('-c, --config <file>', say('config'), defaultConfig)
  .option('-n, --lines <n>', say('auditLines'), '100')
  .action((options: { config: string; lines: string }) => auditOffice(terminal, options));

program
  .command('user')
  .description(say('userAbout'))
  .command('add <id>')
  .description(say('userAddAbout'))
  .requiredOption('--name <name>', say('userName'))
  .requiredOption('--roles <roles>', say('userRoles'))
  .option('--department <id>', say('userDepartment'))
  .option('-c, --config <file>', say('config'), defaultConfig)
  .action(
    (id: string, options: { name: string; roles: string; department?: string; config: string }) =>
      userAdd(terminal, { id, ...options }),
  );

program
  .command('migrate')
  .description(say('migrateAbout'))
  .requiredOption('--from <file>', say('migrateFrom'))
  .requiredOption('--to <file>', say('migrateTo'))
  .option('--dry-run', say('migrateDryRun'), false)
  .action((options: { from: string; to: string; dryRun: boolean }) => migrate(terminal, options));

addCollectionCommands(program, terminal, defaultConfig);
addBatchCommands(program, terminal);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const isWrongUse = error instanceof AppError && error.code === 'config-invalid';
  process.exitCode = isWrongUse ? exitCodes.wrongUse : exitCodes.failed;
}
