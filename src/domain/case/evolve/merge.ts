import type { Case } from '../case.ts';
import type { CaseEventOf } from '../events.ts';

type MergeEvent = CaseEventOf<'merge-reserved' | 'merged' | 'absorbed' | 'unmerged' | 'released'>;

/** Applies one of the three steps of a merge, or of its undoing. */
export function evolveMerge(current: Case, event: MergeEvent): Case {
  switch (event.kind) {
    case 'merge-reserved': {
      const entry = {
        caseId: event.sourceId,
        state: 'reserved' as const,
        itemIds: [],
        storyIds: [],
      };
      return { ...current, absorbed: [...othersThan(current, event.sourceId), entry] };
    }
    case 'merged':
      return { ...current, mergedInto: event.targetId };
    case 'absorbed': {
      // only what is new here, so that giving it back leaves the case as it was
      const itemIds = event.itemIds.filter((id) => !current.itemIds.includes(id));
      const storyIds = event.storyIds.filter((id) => !current.storyIds.includes(id));
      const { sourceId: caseId, anchor } = event;
      const entry = { caseId, state: 'absorbed' as const, itemIds, storyIds, anchor };
      return {
        ...current,
        itemIds: [...current.itemIds, ...itemIds],
        storyIds: [...current.storyIds, ...storyIds],
        absorbed: [...othersThan(current, caseId), entry],
      };
    }
    case 'unmerged': {
      const { mergedInto: _, ...rest } = current;
      const found = event.itemIds.filter((id) => !current.itemIds.includes(id));
      return { ...rest, itemIds: [...current.itemIds, ...found] };
    }
    case 'released':
      return released(current, event.sourceId);
  }
}

function released(current: Case, sourceId: string): Case {
  const entry = current.absorbed.find(({ caseId }) => caseId === sourceId);
  return {
    ...current,
    itemIds: current.itemIds.filter((id) => entry?.itemIds.includes(id) !== true),
    storyIds: current.storyIds.filter((id) => entry?.storyIds.includes(id) !== true),
    absorbed: current.absorbed.map((other) =>
      other === entry ? { ...other, state: 'released' as const } : other,
    ),
  };
}

function othersThan(current: Case, caseId: string): Case['absorbed'] {
  return current.absorbed.filter((entry) => entry.caseId !== caseId);
}
