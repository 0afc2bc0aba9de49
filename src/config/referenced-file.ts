import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import type { z } from 'zod';
import { check } from './findings.ts';
import { nearestWord } from './nearest-word.ts';
import type { Problem, YamlPath } from './problem.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** A file and the place that names it, where its absence is told. */
export interface Reference {
  /** Relative to the file that names it, or absolute. */
  name: string;
  from: YamlFile;
  path: YamlPath;
}

/** A file's address as its reference means it. */
export function fileOf({ name, from }: Reference): string {
  return isAbsolute(name) ? name : join(dirname(from.file), name);
}

/** Reads the file that is referred to; without it, what is wrong has been added to `problems`. */
export async function readReferenced(
  reference: Reference,
  problems: Problem[],
): Promise<YamlFile | undefined> {
  const { from, path } = reference;
  const file = fileOf(reference);
  const reading = await readYaml(file);
  if (reading.kind === 'read') return reading.yaml;
  if (reading.kind === 'broken') problems.push(...reading.problems);
  else problems.push(...from.locate([{ path, message: await absence(file) }]));
  return undefined;
}

/** The file's content as the schema reads it; without it, what is wrong has been added to `problems`. */
export function parseYamlAs<Schema extends z.ZodType>(
  schema: Schema,
  yaml: YamlFile,
  problems: Problem[],
): z.infer<Schema> | undefined {
  const checked = check(schema, yaml.data);
  if (checked.ok) return checked.value;
  problems.push(...yaml.locate(checked.findings));
  return undefined;
}

/** Names the missing file and the one that probably was meant. */
async function absence(file: string): Promise<string> {
  const ending = extname(file);
  const there = await readdir(dirname(file)).catch(() => []);
  const names = there.filter((name) => extname(name) === ending);
  const meant = nearestWord(
    basename(file, ending),
    names.map((name) => basename(name, ending)),
  );
  const hint = meant === undefined ? '' : `; did you mean ${join(dirname(file), meant + ending)}?`;
  return `refers to ${file}, which does not exist${hint}`;
}
