import { z } from 'zod';
import { officeFileSchema } from './schema.ts';

/** What is read of a JSON Schema to document it. */
const documentedSchema = z.object({
  type: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).default([]),
  get properties() {
    return z.record(z.string(), documentedSchema).optional();
  },
  get items() {
    return documentedSchema.optional();
  },
});
type Documented = z.infer<typeof documentedSchema>;

/** The reference of the office's file as a Markdown table: key, default (or required), meaning. */
export function describeConfig(): string {
  const schema = documentedSchema.parse(
    z.toJSONSchema(officeFileSchema, { io: 'input', unrepresentable: 'any' }),
  );
  const head = ['| key | default | meaning |', '| --- | --- | --- |'];
  return [...head, ...rowsOf(schema, '')].join('\n');
}

function rowsOf(schema: Documented, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const path = `${prefix}${key}`;
    if (field.properties) return rowsOf(field, `${path}.`);
    const inner = field.items?.properties ? rowsOf(field.items, `${path}[].`) : [];
    return [
      `| \`${path}\` | ${preset(field, schema.required.includes(key))} | ${meaning(field)} |`,
      ...inner,
    ];
  });
}

function preset(field: Documented, isRequired: boolean): string {
  if (isRequired) return 'required';
  return field.default === undefined ? 'none' : `\`${JSON.stringify(field.default)}\``;
}

function meaning({ description = '', items }: Documented): string {
  const choices = items?.enum;
  return choices ? `${description} One or more of ${choices.join(', ')}.`.trim() : description;
}
