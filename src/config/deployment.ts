import { z } from 'zod';
import { storyDivisions } from '../domain/story-shard.ts';

const file = z.string().min(1);
const gibibyte = 1024 ** 3;

/** A size such as `20GiB`, parsed to bytes. */
const gibibytesSchema = z
  .string({ error: 'expected a size such as "20GiB"' })
  .regex(/^[1-9]\d*GiB$/, { error: 'expected a size such as "20GiB"' })
  .transform((text) => Number.parseInt(text, 10) * gibibyte);

/** How the office is spread over processes, and how they reach Kafka and MongoDB; parts of the office's file. */
export const deploymentShape = {
  deployment: z
    .enum(['embedded', 'distributed'])
    .default('embedded')
    .describe(
      '`embedded`: one process that keeps everything under `storage.directory`; `distributed`: several processes with the log on Kafka and the stores in MongoDB.',
    ),
  kafka: z
    .strictObject({
      brokers: z
        .array(z.string().regex(/^[^\s/:]+:\d+$/, { error: 'expected host:port' }))
        .min(1)
        .default(['127.0.0.1:9092'])
        .describe('`host:port` of some brokers of the cluster; only where distributed.'),
      prefix: z
        .string()
        .regex(/^[a-z0-9.-]*$/, { error: 'expected lower-case letters, digits, dots and hyphens' })
        .default('huiying.')
        .describe('Before every topic and group, so that several offices can share a cluster.'),
      partitions: z
        .number()
        .int()
        .min(1)
        .max(1000)
        .default(3)
        .describe('Of a topic that is made: the most copies of a worker that can share its work.'),
      replicas: z
        .number()
        .int()
        .min(1)
        .max(7)
        .default(1)
        .describe(
          'Brokers that keep each record; 3 in earnest, and two must have it before it counts.',
        ),
      maxTopicBytes: gibibytesSchema
        .prefault('20GiB')
        .describe(
          'Of a topic that is made: past this its oldest records go before their 30 days, read or not; each replica takes as much disk.',
        ),
      tls: z.boolean().default(false).describe('Speak TLS, trusting what the machine trusts.'),
      caFile: file
        .optional()
        .describe('PEM file with the authorities to trust instead; TLS is spoken then.'),
      login: z
        .strictObject({
          username: z.string().min(1).describe('SASL/SCRAM-SHA-512 name.'),
          passwordFile: file.describe('File with its password.'),
        })
        .optional(),
    })
    .prefault({}),
  mongo: z
    .strictObject({
      urlFile: file
        .optional()
        .describe(
          'File with the connection string, where it holds a password; instead of `mongo.url`.',
        ),
      url: z
        .string()
        .regex(/^mongodb(\+srv)?:\/\/\S+$/, { error: 'expected mongodb://…' })
        .default('mongodb://127.0.0.1:27017')
        .describe('Connection string; only where distributed.'),
      database: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,60}$/, { error: 'expected letters, digits, - and _' })
        .default('huiying')
        .describe('Name of its database.'),
    })
    .prefault({}),
  operator: z
    .strictObject({
      host: z
        .string()
        .min(1)
        .default('127.0.0.1')
        .describe('Address that `/healthz`, `/readyz` and `/metrics` listen on; keep people out.'),
      port: z
        .number()
        .int()
        .min(0)
        .max(65_535)
        .optional()
        .describe('Their port; without one there are none.'),
    })
    .prefault({}),
  stories: z
    .strictObject({
      division: z
        .enum(storyDivisions)
        .default('office')
        .describe(
          'Where distributed: `office` has one worker at a time group everything, as on one machine; `place` shares the places out, for more than a worker can group.',
        ),
    })
    .prefault({}),
};
