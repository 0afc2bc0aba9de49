/** Somebody who has a case open. */
export interface Present {
  id: string;
  name: string;
  /** `editing` stands in what the screen says: 李敏 正在编辑. */
  activity: 'viewing' | 'editing';
}

/** Who has which case open, as far as this process was told within the last half minute. */
export interface Presence {
  /** Notes it and gives the others; `isNews` when the others do not know yet. */
  note(caseId: string, person: Present): { others: Present[]; isNews: boolean };
  leave(caseId: string, personId: string): void;
}

const presentMs = 30_000;

/** In memory: presence is a courtesy, and nothing rests on it. */
export function openPresence(monotonicMs: () => number = () => performance.now()): Presence {
  const cases = new Map<string, Map<string, Present & { until: number }>>();

  function present(caseId: string): Map<string, Present & { until: number }> {
    const people = cases.get(caseId) ?? new Map<string, Present & { until: number }>();
    for (const [id, { until }] of people) if (until <= monotonicMs()) people.delete(id);
    return people;
  }

  return {
    note(caseId, person) {
      const people = present(caseId);
      const isNews = people.get(person.id)?.activity !== person.activity;
      people.set(person.id, { ...person, until: monotonicMs() + presentMs });
      cases.set(caseId, people);
      const others = [...people.values()].filter(({ id }) => id !== person.id);
      return { others: others.map(({ id, name, activity }) => ({ id, name, activity })), isNews };
    },
    leave(caseId, personId) {
      const people = present(caseId);
      people.delete(personId);
      if (people.size === 0) cases.delete(caseId);
    },
  };
}
