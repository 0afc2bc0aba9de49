import { onEveryBackend } from './backends.ts';
import { officeEventsContract } from './office-events.contract.ts';

onEveryBackend('auditedOffice', officeEventsContract);
