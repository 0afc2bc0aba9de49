import { onEveryBackend } from './backends.ts';
import { policyStoreContract } from './policy-store.contract.ts';

onEveryBackend('policies', policyStoreContract);
