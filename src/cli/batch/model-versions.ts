import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { readModelFolder } from '../../office/tagger.ts';

/** One trained model of a folder of versions. */
export interface ModelVersion {
  /** `0001`, `0002` …: the order in which they were trained. */
  version: string;
  isCurrent: boolean;
  trainedOn: number;
}

/** All versions, oldest first; an empty or absent folder has none. */
export async function listModelVersions(folder: string): Promise<ModelVersion[]> {
  const current = await currentVersion(folder);
  return Promise.all(
    (await versionNames(folder)).map(async (version) => ({
      version,
      isCurrent: version === current,
      trainedOn: (await readModelFolder(join(folder, version))).card.trainedOn,
    })),
  );
}

/** The version in use; `undefined` before the first promotion. */
export async function currentVersion(folder: string): Promise<string | undefined> {
  const written = await readFile(join(folder, currentFile), 'utf8').catch(() => '');
  return versionName.exec(written.trim())?.[0];
}

/** The name for the next version. */
export async function nextVersion(folder: string): Promise<string> {
  const newest = (await versionNames(folder)).at(-1) ?? '0';
  return String(Number(newest) + 1).padStart(4, '0');
}

/** Puts a version to use, at once or not at all; throws `not-found` for one that is not there. */
export async function putModelInUse(folder: string, version: string): Promise<void> {
  const names = await versionNames(folder);
  if (!names.includes(version)) {
    const expected = names.length > 0 ? `one of ${names.join(', ')}` : 'a folder with versions';
    throw new AppError('not-found', `${folder}: got version "${version}", expected ${expected}`);
  }
  const draft = join(folder, `${currentFile}.new`);
  await writeFile(draft, `${version}\n`);
  await rename(draft, join(folder, currentFile));
}

/** Puts the version before the current one, or the one named, to use and returns its name. */
export async function rollBackModel(folder: string, to?: string): Promise<string> {
  const current = await currentVersion(folder);
  const earlier = (await versionNames(folder)).filter((name) => !current || name < current);
  const version = to ?? earlier.at(-1);
  if (version === undefined) {
    const found = current === undefined ? 'no version' : `no version before "${current}"`;
    throw new AppError('not-found', `${folder}: has ${found}`);
  }
  await putModelInUse(folder, version);
  return version;
}

const currentFile = 'current';
const versionName = /^\d{4}$/u;

async function versionNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => versionName.test(name)).sort();
}
