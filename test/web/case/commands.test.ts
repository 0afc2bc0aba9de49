import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandSchema, type CommandKind } from '../../../src/domain/case/commands.ts';
import { rulesOf } from '../../../src/domain/case/transitions.ts';
import {
  commandAddress,
  commandPlaces,
} from '../../../src/web/shared/command-form/command-places.ts';

const kinds = commandSchema.options.map((option) => option.shape.kind.value);

/** What people may give, but have no form for, and why. */
const withoutForm: Partial<Record<CommandKind, string>> = {
  'confirm-publish': 'the proof looks for the page itself; a person names its address',
  'record-page': 'the proof looks at the page again by itself',
};
/** Given under another name, by an action that carries it out. */
const byRoute: Partial<Record<CommandKind, string>> = {
  'open-case': "call('POST /api/stories/:id/case'",
};

const webFolder = new URL('../../../src/web/', import.meta.url);

describe('the commands of a case', () => {
  it('each have their place on screen, or are given by the program alone', () => {
    expect(Object.keys(commandPlaces).sort()).toEqual([...kinds].sort());
  });

  it.each(kinds.filter((kind) => commandPlaces[kind] !== 'machine'))(
    '%s is given at its place',
    (kind) => {
      const place = commandPlaces[kind];
      const folder = place === 'queue' || place === 'stories' ? place : `case/${place}`;
      const given = byRoute[kind] ?? `kind: '${kind}'`;
      expect(sourcesOf(folder)).toContain(given);
      expect(commandAddress(kind, 'c1')).toBe(
        folder === place ? `/${place}` : `/cases/c1/${place}`,
      );
    },
  );

  it('have no place only where no person may give them, or for a reason', () => {
    const machines = kinds.filter((kind) => commandPlaces[kind] === 'machine');
    const byPeople = machines.filter((kind) =>
      rulesOf(kind).some(({ roles }) => roles.some((role) => role !== 'system')),
    );
    expect(byPeople.sort()).toEqual(Object.keys(withoutForm).sort());
    for (const kind of machines) expect(commandAddress(kind, 'c1')).toBeUndefined();
  });

  it('that people give have their words in both languages', () => {
    const words = readFileSync(new URL('words/commands.ts', webFolder), 'utf8');
    const said = (kind: CommandKind) => words.split(new RegExp(`^ +'?${kind}'?: `, 'm')).length - 1;
    for (const kind of kinds) {
      const isNamed =
        kind !== 'open-case' && (commandPlaces[kind] !== 'machine' || withoutForm[kind]);
      expect([kind, said(kind)]).toEqual([kind, isNamed ? 2 : 0]);
    }
  });

  it('has no place for what is no command', () => {
    expect(commandAddress('toString', 'c1')).toBeUndefined();
  });
});

function sourcesOf(folder: string): string {
  const place = new URL(`${folder}/`, webFolder);
  return readdirSync(place)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(new URL(name, place), 'utf8'))
    .join('\n');
}
