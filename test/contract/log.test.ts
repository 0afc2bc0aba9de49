import { onEveryBackend } from './backends.ts';
import { logContract } from './log.contract.ts';

onEveryBackend('log', logContract);
