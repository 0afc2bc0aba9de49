import { onEveryBackend } from './backends.ts';
import { itemStoreContract } from './item-store.contract.ts';

onEveryBackend('items', itemStoreContract);
