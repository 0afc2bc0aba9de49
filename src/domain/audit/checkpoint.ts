import { z } from 'zod';
import { parseJson } from '../json-text.ts';
import { instantSchema } from '../time.ts';
import { canonicalJson } from './canonical-json.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const countSchema = z.number().int().min(0);

const chainHeadSchema = z.strictObject({
  events: z.number().int().min(1),
  /** The hash of the newest of these events. */
  head: hashSchema,
});
/** After how many events which hash stands at the end of a chain. */
export type ChainHead = z.infer<typeof chainHeadSchema>;

const caseHeadSchema = z.strictObject({
  caseId: z.string(),
  /** The case's number, by which people know it even after its data is gone. */
  number: z.string(),
  version: z.number().int().min(1),
  ...chainHeadSchema.shape,
});
/** Where the chain of one case stands. */
export type CaseHead = z.infer<typeof caseHeadSchema>;

const checkpointSchema = z.strictObject({
  /** 1, 2, 3 … */
  sequence: z.number().int().min(1),
  at: instantSchema,
  /** SM3 of the line of the checkpoint before; zeros for the first. */
  previous: hashSchema,
  /** All cases and all their events in the store at this time: they only ever grow. */
  cases: countSchema,
  events: countSchema,
  /** The cases that have changed since the checkpoint before. */
  heads: z.array(caseHeadSchema),
  /** The chain of the office's own events, when it has grown since the checkpoint before. */
  office: chainHeadSchema.optional(),
  /** Fingerprint of the key that signed. */
  keyId: z.string(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const signedCheckpointSchema = z.strictObject({
  checkpoint: checkpointSchema,
  /** SM2 with SM3 over the checkpoint's canonical JSON, in hex. */
  signature: z.string(),
});
export type SignedCheckpoint = z.infer<typeof signedCheckpointSchema>;

/** Which checkpoint, and the SM3 of its line. */
export interface CheckpointMark {
  sequence: number;
  hash: string;
}

/** The public half of the office's SM2 key (GB/T 32918). */
export interface SignatureCheck {
  /** Fingerprint of the key: 32 hex digits of the SM3 of its public point. */
  keyId: string;
  /** Whether the signature is this key's over exactly this text; false for what is no signature. */
  verify(text: string, signature: string): boolean;
}

/** The text that is signed. */
export function signedText(checkpoint: Checkpoint): string {
  return canonicalJson(checkpoint);
}

/** The checkpoint as the one line that the sink keeps. */
export function toLine(signed: SignedCheckpoint): string {
  return canonicalJson(signed);
}

/** Reads a line back; `undefined` for anything that is not exactly what `toLine` writes. */
export function fromLine(line: string): SignedCheckpoint | undefined {
  const parsed = signedCheckpointSchema.safeParse(parseJson(line));
  return parsed.success && toLine(parsed.data) === line ? parsed.data : undefined;
}
