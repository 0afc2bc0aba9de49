import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';

describe('cases in SQLite', () => {
  it.each([
    [
      'due cases',
      'SELECT id FROM cases WHERE next_fire_at <= 1 ORDER BY next_fire_at, position',
      'cases_by_next_fire_at',
    ],
    [
      'the outbox',
      'SELECT * FROM case_events WHERE is_passed_on = 0 ORDER BY position',
      'case_outbox',
    ],
    [
      'live cases',
      'SELECT document FROM cases WHERE is_live = 1 ORDER BY position DESC',
      'live_cases',
    ],
  ])('finds %s by an index, however many others there are', async (_, sql, index) => {
    const database = openDatabase(':memory:');
    const steps = database.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
    expect(steps.map((step) => step.detail)).toEqual([expect.stringContaining(`INDEX ${index}`)]);
    await database.close();
  });
});
