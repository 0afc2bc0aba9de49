import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { correctItemTags, type CorrectTagsDeps } from '../../../src/actions/item/correct-tags.ts';
import { openCorrectionStore } from '../../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../../src/adapters/sqlite/item-store.ts';
import { openSmallDocuments } from '../../../src/adapters/sqlite/small-documents.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import type { OfficeEvents } from '../../../src/ports/documents.ts';
import type { NewRecord } from '../../../src/ports/log.ts';
import { itemToTaggedItem } from '../../../src/stages/item-to-tagged-item.ts';
import { labelledRow } from '../../../src/domain/correction.ts';
import { itemWith } from '../../support/item.ts';
import { openKeptLogger } from '../../support/kept-logger.ts';

const analyst: Actor = { id: 'a1', name: '研判员', roles: ['analyst'] };
const item = itemWith({ text: '网传水库要放水。小区停水三天。' });
const evidence = [{ field: 'text' as const, start: 0, end: 2, text: '网传', rule: 'rumours/x' }];
const tag = { priority: 'P6' as const, confidence: 0.6, certainty: 'suspected' as const, evidence };
const stopped = { field: 'text' as const, start: 8, end: 12, text: '小区停水', rule: 'person' };

let passedOn: NewRecord[];
let audit: OfficeEvents;
let deps: CorrectTagsDeps & { logger: ReturnType<typeof openKeptLogger> };
beforeEach(async () => {
  passedOn = [];
  const database = openDatabase(':memory:');
  audit = openSmallDocuments(database).events;
  deps = {
    items: openItemStore(database),
    corrections: openCorrectionStore(database),
    clock: { now: () => 1_800_000_000_000 },
    logger: openKeptLogger(),
    log: { append: async (records) => void passedOn.push(...records) },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
  await deps.items.put([{ item, tags: [tag], severityEvidence: [], region: [], owners: [] }]);
});
const correct = (verdicts: Parameters<typeof correctItemTags>[2]['verdicts'], who = analyst) =>
  correctItemTags(deps, who, { itemId: item.id, verdicts, reason: '核对原文' });

describe('correcting the tags of an item', () => {
  it('passes the item on to whoever groups the stories of its place', async () => {
    deps = { ...deps, storyDivision: 'place' };
    await correct([{ priority: 'P6', holds: false, evidence: [] }]);
    expect(passedOn).toMatchObject([
      { topic: 'tagged-items', key: 'no-place', value: { item: { id: item.id }, tags: [] } },
    ]);
  });

  it('takes away what an analyst denies, adds what they show, and keeps who said so', async () => {
    await correct([
      { priority: 'P6', holds: false, evidence: [] },
      { priority: 'P2', holds: true, evidence: [stopped] },
    ]);
    const stored = await deps.items.get(item.id);
    expect(stored?.tags).toEqual([
      { priority: 'P2', confidence: 1, certainty: 'sure', evidence: [stopped] },
    ]);
    const [kept] = await deps.corrections.ofItem(item.id);
    expect(kept).toMatchObject({ by: { id: 'a1' }, reason: '核对原文', text: item.text });
    expect(deps.logger.lines).toEqual([
      { message: 'tags corrected', fields: expect.objectContaining({ said: 'P6- P2+' }) },
    ]);
  });

  it('stands in the office’s audit with the priorities before and after, and no word of the item', async () => {
    await correct([
      { priority: 'P6', holds: false, evidence: [] },
      { priority: 'P2', holds: true, evidence: [stopped] },
    ]);
    await correct([{ priority: 'P2', holds: true, evidence: [stopped] }]);
    const told = await audit.list(9);
    expect(told).toMatchObject([
      { after: { verdicts: 'P2+' } },
      {
        kind: 'tags-corrected',
        by: { id: 'a1' },
        subject: item.id,
        before: { priorities: 'P6' },
        after: { priorities: 'P2', verdicts: 'P6- P2+', reason: '核对原文' },
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('停水');
  });

  it('grades an emergency by its toll only while it is one', async () => {
    const dead = { field: 'text' as const, start: 7, end: 15, text: '小区停水三天。', rule: 'x' };
    const toll = { severity: '较大' as const, deaths: 3, severityEvidence: [dead] };
    const novel = { item, tags: [tag], severityEvidence: [], region: [], owners: [] };
    await deps.items.put([{ ...novel, ifEmergency: toll }]);
    await correct([{ priority: 'P4', holds: true, evidence: [stopped] }]);
    expect(await deps.items.get(item.id)).toMatchObject(toll);
    await correct([{ priority: 'P4', holds: false, evidence: [] }]);
    const after = await deps.items.get(item.id);
    expect(after).toEqual({ ...novel, ifEmergency: toll });
  });

  it('holds when the item comes again and is read otherwise', async () => {
    await correct([
      { priority: 'P6', holds: true, evidence: [] },
      { priority: 'P2', holds: true, evidence: [stopped] },
    ]);
    await correct([{ priority: 'P2', holds: false, evidence: [] }]);
    const plea = { ...tag, priority: 'P2' as const, evidence: [stopped] };
    const stage = itemToTaggedItem({
      ...deps,
      tag: () => ({ item, tags: [plea], severityEvidence: [], region: [], owners: [] }),
    });
    const [passedOn] = await stage.handle([item]);
    const stored = await deps.items.get(item.id);
    expect(stored?.tags).toEqual([{ ...tag, confidence: 1, certainty: 'sure' }]);
    expect(passedOn?.value).toEqual(stored);
  });

  it('becomes a row to learn from that tells only what was decided', async () => {
    const outcome = await correct([{ priority: 'P6', holds: true, evidence: [] }]);
    if (outcome.kind !== 'corrected') throw new Error(outcome.kind);
    expect(outcome.tags).toEqual([{ ...tag, confidence: 1, certainty: 'sure' }]);
    expect(labelledRow(outcome.correction)).toMatchObject({ corrected: { P6: true } });
  });

  it('refuses a priority that rests on no words of the item', async () => {
    const elsewhere = { ...stopped, start: 1 };
    expect(await correct([{ priority: 'P2', holds: true, evidence: [elsewhere] }])).toEqual({
      kind: 'unproven',
      priorities: ['P2'],
    });
    expect(await deps.corrections.list(0, 10)).toEqual([]);
  });

  it('is the analyst’s alone, and of items that are there', async () => {
    const verdicts = [{ priority: 'P6' as const, holds: false, evidence: [] }];
    const publisher: Actor = { ...analyst, roles: ['publisher'] };
    expect(await correct(verdicts, publisher)).toEqual({ kind: 'not-permitted' });
    const missing = { itemId: 'none', verdicts, reason: '核对' };
    expect(await correctItemTags(deps, analyst, missing)).toEqual({ kind: 'not-found' });
  });
});
