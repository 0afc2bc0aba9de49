import { onEveryBackend } from './backends.ts';
import { watchStoreContract } from './watch-store.contract.ts';

onEveryBackend('watches', watchStoreContract);
