import { onEveryBackend } from './backends.ts';
import { correctionStoreContract } from './correction-store.contract.ts';

onEveryBackend('corrections', correctionStoreContract);
