import { expect, it } from 'vitest';
import { z, type ZodType } from 'zod';
import { caseEventSchema } from '../../src/domain/case/events.ts';
import { itemSchema } from '../../src/domain/item.ts';
import { messageVersion } from '../../src/domain/message-version.ts';
import { storyDecisionSchema } from '../../src/domain/story-decision.ts';
import { storySchema } from '../../src/domain/story.ts';
import { taggedItemSchema } from '../../src/domain/tagged-item.ts';
import {
  caseEventsTopic,
  itemsTopic,
  storiesTopic,
  storyDecisionsTopic,
  taggedItemsTopic,
} from '../../src/domain/topics.ts';

const schemas: readonly (readonly [string, ZodType])[] = [
  [itemsTopic, itemSchema],
  [taggedItemsTopic, taggedItemSchema],
  [storiesTopic, storySchema],
  [storyDecisionsTopic, storyDecisionSchema],
  [caseEventsTopic, caseEventSchema],
];

const shapeSchema = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});
const kindSchema = z.object({ properties: z.object({ kind: z.object({ const: z.string() }) }) });

// When this fails, raise messageVersion in src/domain/message-version.ts, say there how the version before is read, and
// run it again: the shapes of the new version are written beside those before, which are never edited.
it('says what a message may hold as its version did when that was raised', async () => {
  const lines = schemas.flatMap(([topic, schema]) => {
    const options = { io: 'input', unrepresentable: 'any', reused: 'inline' } as const;
    return shapeOf(topic, z.toJSONSchema(schema, options));
  });
  const shapes = [...new Set(lines)].toSorted().map((line) => `${line}\n`);
  await expect(shapes.join('')).toMatchFileSnapshot(`message-shapes/v${messageVersion}.txt`);
});

/** One line for each place of a message that holds a value, such as `stories.appearances[].itemId: string`. */
function shapeOf(place: string, schema: unknown): string[] {
  const shape = shapeSchema.parse(schema);
  const alternatives = shape.anyOf ?? shape.oneOf;
  if (alternatives !== undefined)
    return alternatives.flatMap((one) => shapeOf(`${place}${kindOf(one)}`, one));
  const fields = Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const isRequired = shape.required?.includes(name) === true;
    return shapeOf(`${place}.${name}${isRequired ? '' : '?'}`, field);
  });
  if (fields.length > 0) return fields;
  if (shape.prefixItems !== undefined)
    return shape.prefixItems.flatMap((one, at) => shapeOf(`${place}[${at}]`, one));
  if (shape.items !== undefined) return shapeOf(`${place}[]`, shape.items);
  if (typeof shape.additionalProperties === 'object')
    return shapeOf(`${place}{}`, shape.additionalProperties);
  const values = shape.const === undefined ? shape.enum : [shape.const];
  return [`${place}: ${values?.map((value) => JSON.stringify(value)).join(' ') ?? shape.type}`];
}

function kindOf(schema: unknown): string {
  const parsed = kindSchema.safeParse(schema);
  return parsed.success ? `(${parsed.data.properties.kind.const})` : '';
}
