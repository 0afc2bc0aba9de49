import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { workers } from '../../src/cli/commands/worker.ts';

const serviceSchema = z.looseObject({
  image: z.string(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  user: z.string(),
  restart: z.string(),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).min(1),
  healthcheck: z.looseObject({ test: z.array(z.string()).min(2) }),
  deploy: z.looseObject({
    resources: z.looseObject({ limits: z.strictObject({ cpus: z.string(), memory: z.string() }) }),
  }),
});
const composeSchema = z.strictObject({
  name: z.string(),
  'x-worker': z.unknown(),
  services: z.record(z.string(), serviceSchema),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
  volumes: z.record(z.string(), z.null()),
});

const servers = ['kafka', 'mongo'];

describe('docker-compose.yml', () => {
  let text: string;
  let compose: z.infer<typeof composeSchema>;
  let files: string[];
  beforeAll(async () => {
    text = await readFile('docker-compose.yml', 'utf8');
    compose = composeSchema.parse(parse(text, { merge: true }));
    const all = (await readdir('workers')).map((file) => basename(file, '.ts'));
    files = all.filter((name) => name !== 'all-in-one').toSorted();
  });

  it('has one service for each file of workers/, and the two servers', () => {
    const named = Object.keys(compose.services).filter((name) => !servers.includes(name));
    expect(named.toSorted()).toEqual(files);
    expect(Object.keys(workers).toSorted()).toEqual(files);
  });

  it('starts each worker by its name', () => {
    for (const name of files) expect(compose.services[name]?.command).toEqual(['worker', name]);
  });

  it('starts the program of the image, by flags that Node knows', async () => {
    const [, line = ''] = /ENTRYPOINT (.+)/.exec(await readFile('Dockerfile', 'utf8')) ?? [];
    const ofImage = z.array(z.string()).parse(JSON.parse(line));
    for (const name of files) {
      const { entrypoint = ofImage } = compose.services[name] ?? {};
      const flags = entrypoint.filter((word) => word.startsWith('--'));
      expect(entrypoint.filter((word) => !flags.includes(word))).toEqual(ofImage);
      expect(spawnSync(process.execPath, [...flags, '--eval', '0']).status, name).toBe(0);
    }
  });

  it('runs nothing as root', () => {
    for (const [name, { user }] of Object.entries(compose.services))
      expect(user, name).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('names only secrets and volumes that it declares, and holds no secret itself', () => {
    const declared = Object.keys(compose.volumes);
    for (const { secrets, volumes } of Object.values(compose.services)) {
      for (const secret of secrets) expect(Object.keys(compose.secrets)).toContain(secret);
      const sources = volumes.map((volume) => volume.split(':')[0] ?? '');
      for (const source of sources.filter((one) => !one.startsWith('.')))
        expect(declared).toContain(source);
    }
    expect(text).not.toMatch(/mongodb:\/\/[^/\s]+:[^/\s]+@/);
    expect(text).not.toMatch(/PASSWORD: /);
  });

  it('gives Kafka as many partitions as the configuration', async () => {
    const office = z
      .looseObject({ kafka: z.looseObject({ partitions: z.number() }) })
      .parse(parse(await readFile('config/distributed.yaml', 'utf8')));
    expect(text).toContain(`KAFKA_NUM_PARTITIONS: ${office.kafka.partitions}`);
    expect(office.kafka.partitions).toBe(3);
  });
});
