import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { lexiconSchema, type Lexicon } from '../domain/lexicon.ts';
import { policyProfileSchema, type PolicyProfile } from '../domain/policy.ts';
import { sourceSchema, type Source } from '../domain/source.ts';
import { checkOffice, checkProfile, checkSources } from './consistency.ts';
import { check } from './findings.ts';
import { nearestWord } from './nearest-word.ts';
import { problemInWords, type Finding, type Problem } from './problem.ts';
import { officeFileSchema, type OfficeFile } from './schema.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** Everything that an office has decided, read, checked and cross-checked; paths are absolute. */
export interface Config extends Omit<OfficeFile, 'profile' | 'sources' | 'lexicon'> {
  profile: PolicyProfile;
  sources: Source[];
  lexicon: Lexicon;
}

/** Where a file is named, so that its absence can be told there. */
interface Reference {
  file: string;
  from: YamlFile;
  path: (string | number)[];
}

/** The names in an office's file, readable even when the rest of it is wrong. */
const referencesSchema = z.object({
  profile: z.string().optional().catch(undefined),
  sources: z.array(z.unknown()).catch([]).prefault([]),
  lexicon: z.string().catch('lexicon').prefault('lexicon'),
});

/**
 * Reads an office's file with its profile, sources and lexicon. Throws AppError `config-invalid` whose
 * message lists all problems of all files, each with file, line, path, the value found and what would be right.
 */
export async function loadConfig(file: string): Promise<Config> {
  const problems: Problem[] = [];
  const officeYaml = await readRoot(file, problems);
  const refuse = () => new AppError('config-invalid', refusal(file, problems));
  if (!officeYaml) throw refuse();

  const office = parse(officeFileSchema, officeYaml, problems);
  const named = referencesSchema.parse(Object(officeYaml.data));
  const profile = await loadProfile(officeYaml, named.profile, problems);
  const sources = await loadSources(officeYaml, named.sources, problems);
  const lexicon = await loadLexicon(officeYaml, named.lexicon, problems);
  if (office) report(officeYaml, checkOffice(office, { profile, sources }), problems);

  if (problems.length > 0 || !office || !profile || !lexicon) throw refuse();
  const storage = { directory: resolve(office.storage.directory) };
  return { ...office, storage, profile, sources, lexicon };
}

function refusal(file: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${file}: ${count}`, ...problems.map((problem) => `  ${problemInWords(problem)}`)].join(
    '\n',
  );
}

async function loadProfile(from: YamlFile, id: string | undefined, problems: Problem[]) {
  if (id === undefined) return undefined;
  const file = join(dirname(from.file), 'profiles', `${id}.yaml`);
  const yaml = await readReferenced({ file, from, path: ['profile'] }, problems);
  const profile = yaml && parse(policyProfileSchema, yaml, problems);
  if (profile) report(yaml, checkProfile(profile, basename(file, '.yaml')), problems);
  return profile;
}

async function loadSources(from: YamlFile, lists: readonly unknown[], problems: Problem[]) {
  const all: Source[] = [];
  for (const [i, list] of lists.entries()) {
    if (typeof list !== 'string') continue;
    const file = join(dirname(from.file), list);
    const yaml = await readReferenced({ file, from, path: ['sources', i] }, problems);
    const sources = yaml && parse(z.array(sourceSchema), yaml, problems);
    if (!sources) continue;
    report(yaml, checkSources(sources, all), problems);
    all.push(...sources);
  }
  return all;
}

async function loadLexicon(from: YamlFile, name: string, problems: Problem[]) {
  const directory = join(dirname(from.file), name);
  const themes = Object.entries(lexiconSchema.shape);
  const read = await Promise.all(
    themes.map(async ([theme, schema]) => {
      const file = join(directory, `${theme}.yaml`);
      const yaml = await readReferenced({ file, from, path: ['lexicon'] }, problems);
      return [theme, yaml && parse(schema, yaml, problems)] as const;
    }),
  );
  const whole = lexiconSchema.safeParse(Object.fromEntries(read));
  return whole.success ? whole.data : undefined;
}

async function readRoot(file: string, problems: Problem[]) {
  const reading = await readYaml(file);
  if (reading.kind === 'read') return reading.yaml;
  if (reading.kind === 'broken') problems.push(...reading.problems);
  else problems.push({ file, line: 1, path: [], message: 'no such file' });
  return undefined;
}

async function readReferenced({ file, from, path }: Reference, problems: Problem[]) {
  const reading = await readYaml(file);
  if (reading.kind === 'read') return reading.yaml;
  if (reading.kind === 'broken') problems.push(...reading.problems);
  else report(from, [{ path, message: await absence(file) }], problems);
  return undefined;
}

/** Names the missing file and the one that probably was meant. */
async function absence(file: string): Promise<string> {
  const there = await readdir(dirname(file)).catch(() => []);
  const meant = nearestWord(basename(file), there);
  const hint = meant === undefined ? '' : `; did you mean ${join(dirname(file), meant)}?`;
  return `refers to ${file}, which does not exist${hint}`;
}

function parse<Schema extends z.ZodType>(schema: Schema, yaml: YamlFile, problems: Problem[]) {
  const checked = check(schema, yaml.data);
  if (checked.ok) return checked.value;
  report(yaml, checked.findings, problems);
  return undefined;
}

function report(yaml: YamlFile, findings: readonly Finding[], problems: Problem[]): void {
  for (const finding of findings) {
    problems.push({ ...finding, file: yaml.file, line: yaml.lineOf(finding.path) });
  }
}
