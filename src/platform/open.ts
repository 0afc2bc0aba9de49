import type { Config } from '../config/load.ts';
import { openDistributed } from './distributed.ts';
import { openEmbedded } from './embedded.ts';
import { withOperator } from './operator.ts';
import type { Platform } from './platform.ts';
import type { Opened, PlatformOptions } from './surroundings.ts';

/** The platform of the deployment that the office has chosen, with its port for the operator's tools. */
export async function openPlatform(config: Config, options: PlatformOptions): Promise<Platform> {
  return withOperator(await openOffice(config, options), config);
}

/** The same without that port: for a command that ends by itself, beside the processes that have it. */
export async function openOffice(config: Config, options: PlatformOptions): Promise<Opened> {
  switch (config.deployment) {
    case 'embedded':
      return openEmbedded(config, options);
    case 'distributed':
      return openDistributed(config, options);
  }
}
