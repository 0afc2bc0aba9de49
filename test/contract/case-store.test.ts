import { onEveryBackend } from './backends.ts';
import { caseStoreContract } from './case-store.contract.ts';

onEveryBackend('cases', caseStoreContract);
