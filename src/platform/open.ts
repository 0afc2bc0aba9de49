import type { Config } from '../config/load.ts';
import { openDistributed } from './distributed.ts';
import { openEmbedded } from './embedded.ts';
import type { Platform } from './platform.ts';
import type { PlatformOptions } from './surroundings.ts';

/** The platform of the deployment that the office has chosen. */
export async function openPlatform(config: Config, options: PlatformOptions): Promise<Platform> {
  switch (config.deployment) {
    case 'embedded':
      return openEmbedded(config, options);
    case 'distributed':
      return openDistributed(config, options);
  }
}
