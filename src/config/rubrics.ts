import { rubricSchema, type Rubric } from '../domain/evaluation/rubric.ts';
import { repeated, unless } from './finding-rules.ts';
import type { Finding, Problem } from './problem.ts';
import { parseYamlAs, readReferenced } from './referenced-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** Reads the rubrics that an office has chosen, each the name of a file in `rubrics/` without `.yaml`. */
export async function readRubrics(
  from: YamlFile,
  ids: readonly unknown[],
  problems: Problem[],
): Promise<Rubric[]> {
  const rubrics: Rubric[] = [];
  for (const [i, id] of ids.entries()) {
    if (typeof id !== 'string') continue;
    const reference = { name: `rubrics/${id}.yaml`, from, path: ['rubrics', i] };
    const yaml = await readReferenced(reference, problems);
    const rubric = yaml && parseYamlAs(rubricSchema, yaml, problems);
    if (!rubric) continue;
    problems.push(...yaml.locate(checkRubric(rubric, id)));
    rubrics.push(rubric);
  }
  return rubrics;
}

/** What a schema cannot see: names once each, ranges and bands in order, grades for what is timed. */
function checkRubric({ id, criteria, bands }: Rubric, fileId: string): Finding[] {
  return [
    ...unless(id === fileId, ['id'], `got "${id}", expected the file's name "${fileId}"`),
    ...repeated(
      criteria.map((criterion) => criterion.id),
      (i) => ['criteria', i, 'id'],
    ),
    ...criteria.flatMap(({ min, max, grades = [], timedBy }, i) => [
      ...unless(min < max, ['criteria', i, 'max'], `got ${max}, expected more than min (${min})`),
      ...unless(
        timedBy === undefined || grades.length > 0,
        ['criteria', i, 'timedBy'],
        'got a timed criterion without grades, expected `grades` with `withinHours`',
      ),
      ...grades.flatMap(({ score }, g) =>
        unless(
          score >= min && score <= max,
          ['criteria', i, 'grades', g, 'score'],
          `got ${score}, expected ${min} to ${max}`,
        ),
      ),
    ]),
    ...bands.flatMap(({ from = -Infinity }, i) => {
      const before = bands[i - 1]?.from ?? Infinity;
      const message = `got ${from}, expected less than the band before (${before})`;
      return i === 0 ? [] : unless(from < before, ['bands', i, 'from'], message);
    }),
  ];
}
