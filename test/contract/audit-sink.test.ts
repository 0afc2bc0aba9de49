import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditSink } from '../../src/adapters/audit-files/sink.ts';
import { auditSinkContract } from './audit-sink.contract.ts';

auditSinkContract({
  name: 'file',
  async open() {
    const folder = await mkdtemp(join(tmpdir(), 'huiying-sink-'));
    const file = join(folder, 'audit', 'checkpoints.jsonl');
    let port = openAuditSink(file);
    return {
      port,
      async reopen() {
        await port.close();
        port = openAuditSink(file);
        return port;
      },
      async remove() {
        await port.close();
        await rm(folder, { recursive: true });
      },
    };
  },
});
