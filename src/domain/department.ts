import { z } from 'zod';

/** A unit that can be responsible for answering 涉事责任部门. */
export const departmentSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' }),
  name: z.string().min(1),
  /** Other names under which texts speak of it; they suggest it as its duties do. */
  aliases: z.array(z.string().min(1)).optional(),
  /** What it is responsible for, as words that occur in texts: the suggested lead department rests on them. */
  duties: z.array(z.string()),
  /** Division that it is local authority for, from the province down; absent for functional units. */
  region: z.array(z.string()).max(3).optional(),
  /** Where its name and duties are taken from, e.g. `seed 000 一(一)1`. */
  clause: z.string().optional(),
});
export type Department = z.infer<typeof departmentSchema>;
