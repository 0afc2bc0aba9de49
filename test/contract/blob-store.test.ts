import { onEveryBackend } from './backends.ts';
import { blobStoreContract } from './blob-store.contract.ts';

onEveryBackend('blobs', blobStoreContract);
