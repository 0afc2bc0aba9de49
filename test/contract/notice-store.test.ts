import { onEveryBackend } from './backends.ts';
import { noticeStoreContract } from './notice-store.contract.ts';

onEveryBackend('notices', noticeStoreContract);
