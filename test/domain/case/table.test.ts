import { describe, expect, it } from 'vitest';
import { roles } from '../../../src/domain/actor.ts';
import { decide } from '../../../src/domain/case/decide.ts';
import { refusalReasons } from '../../../src/domain/case/refusal.ts';
import { stages } from '../../../src/domain/case/stage.ts';
import { isEdge, rules, validateTransitions } from '../../../src/domain/case/transitions.ts';
import { commandsFor, permission } from '../../../src/domain/permission.ts';
import { contextOf, eight, minutes, openFile, opening, people } from './office.ts';

describe('the table of transitions', () => {
  it('holds', () => {
    expect(validateTransitions()).toEqual([]);
  });

  it('names what is wrong with a table, all at once', () => {
    const [first, second] = rules;
    const broken = [
      ...rules.filter(({ command }) => command !== 'claim'),
      { ...first!, roles: [] },
      { ...second!, id: 'T99', roles: ['audit-admin' as const] },
    ];
    const faults = validateTransitions(broken).join('\n');
    expect(faults).toContain('command claim: no row');
    expect(faults).toContain('T1: its id is used twice');
    expect(faults).toContain('T1: no role may use it');
    expect(faults).toContain('T99: an administrator');
    expect(faults).toContain('both answer start-consultation');
  });

  it('names a row that leads back from where nothing is behind, and a stage out of place', () => {
    const from = (row: (typeof rules)[number], changes: object) =>
      rules.map((rule) => (rule === row ? { ...rule, ...changes } : rule));
    const byId = (id: string) => rules.find((rule) => rule.id === id)!;
    expect(validateTransitions(from(byId('T10'), { from: ['收集', '会商'] }))).toContain(
      'rule T10: goes back from a stage that has none before it',
    );
    expect(validateTransitions(from(byId('W16'), { from: ['研判', '回应'] }))).toEqual([
      'rule W16: severeOnly names 收集, which is not in from',
      'rule W16: severeOnly names 会商, which is not in from',
    ]);
    expect(
      validateTransitions(from(byId('W17'), { roles: ['reviewer', 'audit-admin'] })),
    ).toHaveLength(1);
    expect(validateTransitions(from(byId('W1'), { from: ['收集', '会商'] }))).toContain(
      'rules T2 and W1: both answer start-consultation in one stage',
    );
  });

  it('names every stage that nothing leads to, however far back the gap is', () => {
    const without = (...ids: string[]) => rules.filter(({ id }) => !ids.includes(id));
    expect(validateTransitions(without('T9')).join()).toContain(
      'stage 不予立案: no row leads to it',
    );
    const cut = validateTransitions(without('T4')).join();
    expect(cut).toContain('stage 回应');
    expect(cut).toContain('stage 评估');
    expect(cut).toContain('stage 归档');
    expect(cut).not.toContain('stage 研判');
  });

  it('allows the edges T1–T10 and no others', () => {
    const edges = stages.flatMap((from) =>
      stages.filter((to) => from !== to && isEdge(from, to)).map((to) => `${from}→${to}`),
    );
    const live = ['收集', '会商', '研判', '回应', '评估'];
    const moves =
      '收集→会商 收集→研判 会商→研判 研判→回应 回应→评估 评估→归档 评估→研判 归档→研判 收集→不予立案';
    const back = '会商→收集 研判→会商 回应→研判 评估→回应';
    const merging = live.flatMap((stage) => [`${stage}→已合并`, `已合并→${stage}`]);
    expect(new Set(edges)).toEqual(new Set([...moves.split(' '), ...back.split(' '), ...merging]));
  });

  it('gives the three administrators no command in any stage', () => {
    for (const role of ['system-admin', 'security-admin', 'audit-admin'] as const)
      for (const stage of stages) expect(commandsFor([role], stage)).toEqual([]);
  });

  it('leaves to the program what is not judgment', () => {
    const judging = [
      'determine',
      'approve',
      'dismiss',
      'hand-over',
      'archive',
      'sign-gate',
    ] as const;
    for (const command of judging)
      for (const stage of stages) expect(permission('system', stage, command)).toBe(false);
  });

  it('names only reasons that exist, and every role is one of ours', () => {
    for (const { unless, roles: permitted } of rules) {
      for (const reason of unless) expect(refusalReasons).toContain(reason);
      for (const role of permitted) expect(roles).toContain(role);
    }
  });

  it('tells whoever comes in the wrong stage where the command has its place', () => {
    const attempt = openFile().attempt(people.coordinator, {
      kind: 'close-consultation',
      minutes: '一致同意',
    });
    expect(attempt).toMatchObject({
      reason: 'wrong-stage',
      message: '案件现处“收集”环节，此操作只能在以下环节进行：会商、研判、回应',
    });
  });

  it('refuses what has no case yet, and to open one twice', () => {
    const file = openFile();
    const refused = decide(undefined, { kind: 'claim' }, contextOf(people.handler, eight));
    expect(refused).toMatchObject({ reason: 'case-missing' });
    const again = decide(file.case, opening, contextOf(people.analyst, eight + minutes(30)));
    expect(again).toMatchObject({ reason: 'case-exists' });
  });
});
