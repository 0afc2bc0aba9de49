import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { addUser } from '../../actions/user/add.ts';
import { loadConfig } from '../../config/load.ts';
import { newAccountSchema } from '../../domain/account-change.ts';
import { systemActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/errors.ts';
import { openOffice } from '../../platform/open.ts';
import type { Terminal } from '../terminal.ts';

interface UserAddOptions {
  config: string;
  id: string;
  name: string;
  /** Separated by commas. */
  roles: string;
  department?: string;
}

/**
 * `huiying user add ID`: adds an account, the first of an office too; the password is the first line of standard
 * input, so that no shell keeps it. Throws `config-invalid` with all that is wrong, `storage-locked` while an
 * embedded office runs; a distributed one may.
 */
export async function userAdd(terminal: Terminal, options: UserAddOptions): Promise<void> {
  const { say, print } = terminal;
  const config = await loadConfig(options.config);
  const { id, name, roles, department } = options;
  const input = newAccountSchema.safeParse({
    id,
    name,
    roles: roles.split(',').map((role) => role.trim()),
    ...(department !== undefined && { department }),
    password: await askPassword(say('userPassword')),
  });
  if (!input.success) {
    const problems = input.error.issues.map(
      ({ path, message }) => `  ${path.join('.')}: ${message}`,
    );
    throw new AppError('config-invalid', ['user add:', ...problems].join('\n'));
  }
  const platform = await openOffice(config, { logLevel: terminal.logLevel, print });
  try {
    const { profile, access } = config;
    const deps = { ...platform, profile, configured: access.users };
    const added = await addUser(deps, systemActor, input.data);
    if (added.kind === 'refused') throw new AppError('config-invalid', added.message);
    print(say('userAdded', { id, roles: added.account.roles.join(', ') }));
  } finally {
    await platform.close();
  }
}

/** The first line of standard input; on a terminal asked for and not shown. */
async function askPassword(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}
