import { expect, it } from 'vitest';
import type { AuditSink } from '../../src/ports/audit-sink.ts';
import { describeContract, type Contract } from './contract.ts';

/** What every place for checkpoints keeps. */
export function auditSinkContract(contract: Contract<AuditSink>): void {
  describeContract('audit sink', contract, ({ open, can }) => {
    it('is empty at first', async () => {
      const { port: sink } = await open();
      expect(await linesOf(sink)).toEqual([]);
      expect(await sink.last()).toBeUndefined();
    });

    it('gives every line back in order, long ones and Chinese ones too', async () => {
      const { port: sink } = await open();
      const lines = ['检查点', 'a'.repeat(300_000), '一'.repeat(70_001), '', 'end'];
      for (const line of lines) {
        await sink.append(line);
        expect(await sink.last()).toBe(line);
      }
      expect(await linesOf(sink)).toEqual(lines);
    });

    it.skipIf(!can('reopen'))('goes on after a restart', async () => {
      const { port, reopen } = await open();
      await port.append('one');
      const sink = await reopen();
      expect(await sink.last()).toBe('one');
      await sink.append('two');
      expect(await linesOf(sink)).toEqual(['one', 'two']);
    });

    it('may be closed twice', async () => {
      const { port: sink } = await open();
      await sink.append('one');
      await sink.close();
      await sink.close();
    });
  });
}

async function linesOf(sink: AuditSink): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of sink.lines()) lines.push(line);
  return lines;
}
