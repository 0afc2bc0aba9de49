import type { SignatureCheck } from '../domain/audit/checkpoint.ts';

/** A file apart from the store that only ever grows: where checkpoints are kept. */
export interface AuditSink {
  /** Adds one line and resolves once it is durable. */
  append(line: string): Promise<void>;
  /** All lines, oldest first; one that a crash cut off is none. */
  lines(): AsyncIterable<string>;
  /** The newest line. */
  last(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The office's SM2 key (GB/T 32918); its private half stays behind this port. */
export interface AuditSigner extends SignatureCheck {
  /** The signature in hex. */
  sign(text: string): string;
}
