import { onEveryBackend } from './backends.ts';
import { pageStoreContract } from './page-store.contract.ts';

onEveryBackend('pages', pageStoreContract);
