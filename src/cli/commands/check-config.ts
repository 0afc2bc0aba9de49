import { loadConfig } from '../../config/load.ts';
import type { Terminal } from '../terminal.ts';

/** `huiying check-config`: reads the configuration and says so, or throws with every problem. */
export async function checkConfig(
  { say, print }: Terminal,
  { config: file }: { config: string },
): Promise<void> {
  const { office, profile, sources } = await loadConfig(file);
  const enabled = sources.filter((source) => source.enabled).length;
  const places = { file, office: office.name, profile: profile.name, enabled };
  print(say('configFine', { ...places, sources: sources.length }));
}
