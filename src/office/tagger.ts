import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/load.ts';
import { AppError } from '../domain/errors.ts';
import type { Item } from '../domain/item.ts';
import type { TaggedItem } from '../domain/tagged-item.ts';
import type { LinearModel } from '../understanding/model/linear-model.ts';
import { readModel } from '../understanding/model/model-bytes.ts';
import { openPolicyWatch, type PolicyWatchDeps } from './policy-watch.ts';
import { takeCounsel, type CounselDeps } from './take-counsel.ts';
import { openWeighingTagger } from '../understanding/tagging/open-tagger.ts';

type TaggerConfig = Pick<Config, 'lexicon' | 'profile' | 'policies' | 'understanding'>;

/** The model that ships with the program. */
const starterModel = fileURLToPath(new URL('../../config/starter/model', import.meta.url));

/**
 * The tagger as the office configured it, by the edition of the profile in force, watching the policies that are
 * registered at the moment and asking the adviser, if there is one, where it doubts; throws `config-invalid` when its
 * model cannot be read.
 */
export async function openOfficeTagger(
  { lexicon, profile, policies, understanding }: TaggerConfig,
  deps: PolicyWatchDeps & CounselDeps,
): Promise<(item: Item) => Promise<TaggedItem>> {
  const model = await configuredModel(understanding.model);
  const weigh = inForce(profile, () =>
    openWeighingTagger(lexicon, profile.departments, profile, model),
  );
  const watched = openPolicyWatch(policies, deps);
  return async (item) => takeCounsel(deps, weigh(item, await watched()));
}

/** What is built from the profile, built anew once another edition of it is in force. */
function inForce<Input extends readonly unknown[], Output>(
  profile: Pick<TaggerConfig['profile'], 'version'>,
  build: () => (...input: Input) => Output,
): (...input: Input) => Output {
  let built = { version: profile.version, run: build() };
  return (...input) => {
    if (built.version !== profile.version) built = { version: profile.version, run: build() };
    return built.run(...input);
  };
}

async function configuredModel(name: string): Promise<LinearModel | undefined> {
  if (name === 'none') return undefined;
  const directory = name === 'starter' ? starterModel : name;
  try {
    return await readModelFolder(directory);
  } catch (cause) {
    const message = `understanding.model: got "${name}", expected "starter", "none" or a directory with model.json and weights.bin`;
    throw new AppError('config-invalid', message, { cause });
  }
}

/**
 * A model as `huiying train` wrote it, or the version in use of a folder of versions; throws when card and
 * weights are missing or do not belong together.
 */
export async function readModelFolder(folder: string): Promise<LinearModel> {
  const version = await readFile(join(folder, 'current'), 'utf8').catch(() => '');
  const directory = join(folder, version.trim());
  const card: unknown = JSON.parse(await readFile(join(directory, 'model.json'), 'utf8'));
  return readModel(card, await readFile(join(directory, 'weights.bin')));
}
