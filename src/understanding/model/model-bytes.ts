import { AppError } from '../../domain/errors.ts';
import { modelCardSchema } from '../../domain/model-card.ts';
import { columnsOf, type LinearModel } from './linear-model.ts';

/** The weights as one block of bytes, to be kept beside the card. */
export function modelBytes({ rarity, codes }: LinearModel): Uint8Array {
  const bytes = new Uint8Array(rarity.length + codes.length);
  bytes.set(rarity);
  bytes.set(new Uint8Array(codes.buffer, codes.byteOffset, codes.length), rarity.length);
  return bytes;
}

/** Card and bytes as a model again; `message-invalid` when they do not belong together. */
export function readModel(card: unknown, bytes: Uint8Array): LinearModel {
  const parsed = modelCardSchema.safeParse(card);
  if (!parsed.success) {
    throw new AppError('message-invalid', `model card: ${parsed.error.message}`);
  }
  const buckets = 2 ** parsed.data.bits;
  const expected = buckets * (1 + columnsOf(parsed.data).length);
  if (bytes.length !== expected) {
    const found = `model weights: got ${bytes.length} bytes, the card describes ${expected}`;
    throw new AppError('message-invalid', found);
  }
  const own = bytes.slice();
  return {
    card: parsed.data,
    rarity: own.subarray(0, buckets),
    codes: new Int8Array(own.buffer, buckets),
  };
}
