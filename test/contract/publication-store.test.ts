import { onEveryBackend } from './backends.ts';
import { publicationStoreContract } from './publication-store.contract.ts';

onEveryBackend('publications', publicationStoreContract);
