import { nearestWord } from './nearest-word.ts';
import type { Finding, YamlPath } from './problem.ts';

/** One finding when the claim is wrong, none when it holds. */
export function unless(holds: boolean, path: YamlPath, message: string): Finding[] {
  return holds ? [] : [{ path, message }];
}

/** A finding for each name that stood before. */
export function repeated(names: readonly string[], pathOf: (index: number) => YamlPath): Finding[] {
  return names.flatMap((name, i) =>
    unless(names.indexOf(name) === i, pathOf(i), `got "${name}" a second time, expected each once`),
  );
}

/** A finding when the name is not among the known ones, with the one that probably was meant. */
export function unknownName(name: string, known: readonly string[], path: YamlPath): Finding[] {
  const nearest = nearestWord(name, known);
  const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
  return unless(
    known.includes(name),
    path,
    `got "${name}", expected one of ${known.join(', ')}${hint}`,
  );
}

const divisionEndings = [/(省|自治区|特别行政区|市)$/, /(市|州|盟|地区|区|县)$/, /(区|县|市|旗)$/];

/** A finding for each division that is not written in full, from the province down. */
export function implausibleRegion(region: readonly string[], path: YamlPath): Finding[] {
  return region.flatMap((division, i) =>
    unless(
      divisionEndings[i]?.test(division) === true,
      [...path, i],
      `got "${division}", expected a full name from the province down, such as [山西省, 太原市]`,
    ),
  );
}
