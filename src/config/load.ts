import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { lexiconSchema, type Lexicon } from '../domain/lexicon.ts';
import type { Rubric } from '../domain/evaluation/rubric.ts';
import { registeredPolicySchema, type RegisteredPolicy } from '../domain/policy-register.ts';
import { policyProfileSchema, type PolicyProfile } from '../domain/policy.ts';
import { sourceSchema, type Source } from '../domain/source.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { checkAccess } from './access-rules.ts';
import { readCalendar } from './calendar.ts';
import { checkNotifications } from './notification-rules.ts';
import { problemInWords, type Problem } from './problem.ts';
import { checkProfile } from './profile-rules.ts';
import { checkPublication } from './publication-rules.ts';
import { fileOf, parseYamlAs, readReferenced } from './referenced-file.ts';
import { readRubrics } from './rubrics.ts';
import { officeFileSchema, type OfficeFile } from './schema.ts';
import { checkCollection, checkSources } from './source-rules.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** Everything that an office has decided, read, checked and cross-checked; the storage directory is absolute. */
export interface Config extends Omit<
  OfficeFile,
  'profile' | 'sources' | 'lexicon' | 'policies' | 'calendar' | 'rubrics'
> {
  profile: PolicyProfile;
  sources: Source[];
  lexicon: Lexicon;
  policies: RegisteredPolicy[];
  calendar: WorkingCalendar;
  rubrics: Rubric[];
}

/** The names in an office's file, readable even when the rest of it is wrong. */
const namesSchema = z
  .object({
    profile: z.string().optional().catch(undefined),
    sources: z.array(z.unknown()).catch([]),
    lexicon: z.string().catch('lexicon'),
    policies: z.array(z.unknown()).catch([]),
    calendar: z.string().catch('calendar'),
    rubrics: z.array(z.unknown()).catch([]),
  })
  .catch({
    profile: undefined,
    sources: [],
    lexicon: 'lexicon',
    policies: [],
    calendar: 'calendar',
    rubrics: [],
  });

/**
 * Reads an office's file with its profile, sources and lexicon. Throws AppError `config-invalid` whose
 * message lists all problems of all files, each with file, line, path, the value found and what would be right.
 */
export async function loadConfig(file: string): Promise<Config> {
  const problems: Problem[] = [];
  const config = await readConfig(file, problems);
  if (!config || problems.length > 0) throw new AppError('config-invalid', inWords(file, problems));
  return config;
}

async function readConfig(file: string, problems: Problem[]): Promise<Config | undefined> {
  const yaml = await readOffice(file, problems);
  if (!yaml) return undefined;
  const office = parseYamlAs(officeFileSchema, yaml, problems);
  const names = namesSchema.parse(yaml.data);
  const profile = await readProfile(yaml, names.profile, problems);
  const sources = await readSources(yaml, names.sources, problems);
  const lexicon = await readLexicon(yaml, names.lexicon, problems);
  const policies = await readPolicies(yaml, names.policies, problems);
  const calendar = await readCalendar(yaml, names.calendar, problems);
  const rubrics = await readRubrics(yaml, names.rubrics, problems);
  if (!office) return undefined;
  const departments = profile?.departments.map(({ id }) => id);
  problems.push(
    ...yaml.locate([
      ...checkCollection(office.crawl, sources),
      ...checkAccess(office, departments),
      ...checkNotifications(office.notifications),
      ...checkPublication(office.publication),
    ]),
  );
  if (!profile || !lexicon) return undefined;
  const storage = { directory: resolve(office.storage.directory) };
  return { ...office, storage, profile, sources, lexicon, policies, calendar, rubrics };
}

async function readOffice(file: string, problems: Problem[]): Promise<YamlFile | undefined> {
  const reading = await readYaml(file);
  if (reading.kind === 'read') return reading.yaml;
  if (reading.kind === 'broken') problems.push(...reading.problems);
  else problems.push({ file, line: 1, path: [], message: 'no such file' });
  return undefined;
}

async function readProfile(from: YamlFile, id: string | undefined, problems: Problem[]) {
  if (id === undefined) return undefined;
  const reference = { name: `profiles/${id}.yaml`, from, path: ['profile'] };
  const yaml = await readReferenced(reference, problems);
  const profile = yaml && parseYamlAs(policyProfileSchema, yaml, problems);
  if (!profile) return undefined;
  problems.push(...yaml.locate(checkProfile(profile, basename(fileOf(reference), '.yaml'))));
  return profile;
}

/** A list of which everything is commented out is empty. */
const sourceListSchema = z.preprocess((list) => list ?? [], z.array(sourceSchema));

async function readSources(from: YamlFile, lists: readonly unknown[], problems: Problem[]) {
  const all: Source[] = [];
  for (const [i, name] of lists.entries()) {
    if (typeof name !== 'string') continue;
    const yaml = await readReferenced({ name, from, path: ['sources', i] }, problems);
    const sources = yaml && parseYamlAs(sourceListSchema, yaml, problems);
    if (!sources) continue;
    problems.push(...yaml.locate(checkSources(sources, all)));
    all.push(...sources);
  }
  return all;
}

async function readPolicies(from: YamlFile, lists: readonly unknown[], problems: Problem[]) {
  const all: RegisteredPolicy[] = [];
  for (const [i, name] of lists.entries()) {
    if (typeof name !== 'string') continue;
    const yaml = await readReferenced({ name, from, path: ['policies', i] }, problems);
    all.push(...((yaml && parseYamlAs(z.array(registeredPolicySchema), yaml, problems)) ?? []));
  }
  return all;
}

async function readLexicon(from: YamlFile, directory: string, problems: Problem[]) {
  const read: [string, unknown][] = [];
  for (const [theme, schema] of Object.entries(lexiconSchema.shape)) {
    const name = `${directory}/${theme}.yaml`;
    const yaml = await readReferenced({ name, from, path: ['lexicon'] }, problems);
    read.push([theme, yaml && parseYamlAs(schema, yaml, problems)]);
  }
  const whole = lexiconSchema.safeParse(Object.fromEntries(read));
  return whole.success ? whole.data : undefined;
}

function inWords(file: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${file}: ${count}`, ...problems.map((one) => `  ${problemInWords(one)}`)].join('\n');
}
