import { openWords, type Language, type Say } from './words.ts';

/** What every command needs of the terminal. */
export interface Terminal {
  say: Say;
  /** One line on standard output. */
  print(line: string): void;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export function openTerminal(language: Language, environment: NodeJS.ProcessEnv): Terminal {
  const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
  return {
    say: openWords(language),
    print: (line) => void process.stdout.write(`${line}\n`),
    logLevel: levels.find((level) => level === environment['LOG_LEVEL']) ?? 'warn',
  };
}
