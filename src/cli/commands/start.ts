import { runAllInOne } from '../../../workers/all-in-one.ts';
import { loadConfig } from '../../config/load.ts';
import { openPlatform } from '../../platform/open.ts';
import { shutdownSignal } from '../../runtime/shutdown.ts';
import type { Terminal } from '../terminal.ts';

/** `huiying start`: the whole office in one process until it is stopped. */
export async function start(terminal: Terminal, options: { config: string }): Promise<void> {
  const { say, print } = terminal;
  const config = await loadConfig(options.config);
  const platform = await openPlatform(config, { logLevel: terminal.logLevel, print });
  const signal = shutdownSignal(() => process.exit(130));
  signal.addEventListener('abort', () => print(say('stopping')));
  const onOpen = (url: string) => {
    print(say('opened', { url }));
    print(say('stopHint'));
  };
  try {
    await runAllInOne(platform, config, { signal, onOpen });
  } finally {
    await platform.close();
  }
  print(say('stopped'));
}
