import { onEveryBackend } from './backends.ts';
import { documentsContract } from './documents.contract.ts';

onEveryBackend('documents', documentsContract);
