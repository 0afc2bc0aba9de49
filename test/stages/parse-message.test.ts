import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { messageVersion, withVersion } from '../../src/domain/message-version.ts';
import { parseMessage } from '../../src/stages/parse-message.ts';

const schema = z.strictObject({ title: z.string() });
const message = { title: '供水恢复' };

describe('a message of a topic', () => {
  it('is read in the version of today', () => {
    expect(parseMessage(schema, 'items', withVersion(message))).toEqual(message);
  });

  it('is read in the versions before', () => {
    const before = { schemaVersion: messageVersion - 1, ...message };
    expect(parseMessage(schema, 'items', before)).toEqual(message);
    expect(parseMessage(schema, 'items', { schemaVersion: 1, ...message })).toEqual(message);
  });

  it('is read in the first version, which did not say so', () => {
    expect(parseMessage(schema, 'items', message)).toEqual(message);
  });

  it.each([messageVersion + 1, 0, 1.5, '2', null])(
    'is refused in the unknown version %j',
    (version) => {
      const strange = { schemaVersion: version, ...message };
      expect(() => parseMessage(schema, 'items', strange)).toThrow(
        expect.objectContaining({
          code: 'schema-too-new',
          message: `topic items: got schemaVersion ${JSON.stringify(version)}, expected at most ${messageVersion}`,
        }),
      );
    },
  );

  it('is refused with every problem when it has not the shape of the topic', () => {
    expect(() => parseMessage(schema, 'items', 'no JSON')).toThrow('not a message of topic items');
  });
});
