import { z } from 'zod';
import { personSchema, roleSchema } from '../../actor.ts';
import { instantSchema } from '../../time.ts';

/** What every event of a case says about itself. */
export const header = {
  /** The case's version after the command that it belongs to; a command's events share one. */
  version: z.number().int().min(1),
  at: instantSchema,
  by: personSchema,
  /** The role in which the person acted. */
  role: roleSchema,
};
