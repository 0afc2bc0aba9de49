import type { Department } from '../../domain/department.ts';
import type { SuggestedOwner } from '../../domain/tagged-item.ts';
import { openPhraseMatcher } from '../tagging/phrase-matcher.ts';
import type { Division } from '../places/gazetteer-index.ts';
import { isWithin } from '../places/named-places.ts';

/** What the suggestion rests on. */
interface Matter {
  title: string;
  text: string;
  region: Division;
}

const titleWeight = 3;
const maxSuggestions = 3;

/**
 * Builds the router once. It suggests the local authority 属地 and up to two departments by duty
 * 主管部门, each with its reason; without any duty word, the default department.
 */
export function openOwnerSuggester(
  departments: readonly Department[],
  defaultDepartment: string,
): (matter: Matter) => SuggestedOwner[] {
  const match = openPhraseMatcher(
    departments.flatMap((department) =>
      [...department.duties, ...(department.aliases ?? [])].map(
        (word) => [word, department] as const,
      ),
    ),
  );
  return (matter) => {
    const local = localAuthority(departments, matter.region);
    const byDuty = rankedByDuty(match, matter)
      .filter(({ department }) => department.id !== local?.department)
      .slice(0, maxSuggestions - 1)
      .map(({ department, words }) => ({
        department: department.id,
        name: department.name,
        kind: '主管部门' as const,
        reason: `职责词：${[...words].slice(0, 5).join('、')}`,
      }));
    const fallback = departments.find(({ id }) => id === defaultDepartment);
    if (byDuty.length === 0 && fallback && fallback.id !== local?.department) {
      byDuty.push({
        department: fallback.id,
        name: fallback.name,
        kind: '主管部门',
        reason: '未出现任何部门的职责词，由默认部门先行受理',
      });
    }
    return local ? [local, ...byDuty] : byDuty;
  };
}

/** The department that is local authority for the deepest division around the region; else its government. */
function localAuthority(
  departments: readonly Department[],
  region: Division,
): SuggestedOwner | undefined {
  if (region.length === 0) return undefined;
  const where = region.join('');
  const [own] = departments
    .filter(({ region: theirs }) => theirs && theirs.length > 0 && isWithin(region, theirs))
    .sort((a, b) => (b.region?.length ?? 0) - (a.region?.length ?? 0));
  return own
    ? { department: own.id, name: own.name, kind: '属地', reason: `属地管理：${where}` }
    : {
        department: `${where}人民政府`,
        name: `${where}人民政府`,
        kind: '属地',
        reason: `属地管理：${where}，本单位名册内无对应部门`,
      };
}

function rankedByDuty(
  match: ReturnType<typeof openPhraseMatcher<Department>>,
  { title, text }: Matter,
) {
  const scores = new Map<string, { department: Department; points: number; words: Set<string> }>();
  for (const [field, weight] of [
    [title, titleWeight],
    [text, 1],
  ] as const) {
    for (const { start, end, meanings } of match(field)) {
      for (const department of meanings) {
        const score = scores.get(department.id) ?? { department, points: 0, words: new Set() };
        score.points += weight * (end - start);
        score.words.add(field.slice(start, end));
        scores.set(department.id, score);
      }
    }
  }
  return [...scores.values()].sort((a, b) => b.points - a.points);
}
