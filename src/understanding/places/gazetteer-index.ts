import type { Gazetteer } from '../../domain/lexicon.ts';

/** One administrative division as its path from the province down. */
export type Division = readonly string[];

/** What a name in a text may stand for. */
export interface PlaceMeaning {
  division: Division;
  /** `needs-company`: an ambiguous short name counts only beside its own superior; `no-place` never. */
  reading: 'full' | 'short' | 'needs-company' | 'no-place';
}

const directly = '直辖';
const peoples =
  '土家族|布依族|朝鲜族|傈僳族|哈尼族|拉祜族|布朗族|纳西族|普米族|仡佬族|毛南族|仫佬族|撒拉族|保安族|东乡族|裕固族|' +
  '达斡尔族|鄂温克族|独龙族|景颇族|蒙古族|哈萨克族|柯尔克孜|哈萨克|蒙古|锡伯|塔吉克|' +
  '回族|满族|苗族|侗族|彝族|藏族|羌族|壮族|瑶族|黎族|傣族|白族|怒族|佤族|水族|畲族|土族|各族';
const ethnicAutonomy = new RegExp(`(?:${peoples})+自治[州县旗]$`, 'u');
const provinceEnding = /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$/u;
const prefectureEnding = /(?:地区|自治州|市|盟|州)$/u;
const countyEnding = /(?:自治县|自治旗|新区|林区|矿区|县|市|区|旗)$/u;

/** Every name and short name of the gazetteer and of `more`, each with what it may stand for. */
export function placeNames(
  gazetteer: Gazetteer,
  more: readonly Division[],
): (readonly [name: string, meaning: PlaceMeaning])[] {
  const ambiguous = new Set(gazetteer.ambiguous);
  const known = new Map<string, Division>();
  for (const division of [...divisionsOf(gazetteer), ...more.flatMap(withSuperiors)]) {
    known.set(division.join('/'), division);
  }
  return [
    ...[...known.values()].flatMap((division) => namesOf(division, ambiguous)),
    ...Object.entries(gazetteer.alsoCalled).flatMap(([path, names]) =>
      wordsOf(names).map(
        (name) => [name, { division: path.split('/'), reading: 'short' }] as const,
      ),
    ),
    ...gazetteer.noPlaces.map((name) => [name, { division: [], reading: 'no-place' }] as const),
  ];
}

function divisionsOf(gazetteer: Gazetteer): Division[] {
  return Object.entries(gazetteer.divisions).flatMap(([province, prefectures]) => [
    [province],
    ...Object.entries(prefectures).flatMap(([prefecture, counties]) => {
      const superior = prefecture === directly ? [province] : [province, prefecture];
      return [superior, ...wordsOf(counties).map((county) => [...superior, county])];
    }),
  ]);
}

function wordsOf(names: string): string[] {
  return names.split(/\s+/u).filter((name) => name !== '');
}

function withSuperiors(division: Division): Division[] {
  return division.map((_, index) => division.slice(0, index + 1));
}

function namesOf(division: Division, ambiguous: ReadonlySet<string>) {
  const full = division.at(-1) ?? '';
  const names: (readonly [string, PlaceMeaning])[] = [[full, { division, reading: 'full' }]];
  const short = shortName(full, division.length);
  if (short.length < 2 || short === full) return names;
  names.push([short, { division, reading: ambiguous.has(short) ? 'needs-company' : 'short' }]);
  return names;
}

function shortName(full: string, level: number): string {
  const plain = full.replace(ethnicAutonomy, '');
  if (plain.length >= 2 && plain !== full) return plain;
  if (level === 1) return full.replace(provinceEnding, '');
  if (level === 2) return full.replace(prefectureEnding, '').replace(countyEnding, '');
  return full.replace(countyEnding, '');
}
