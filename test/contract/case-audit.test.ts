import { onEveryBackend } from './backends.ts';
import { caseAuditContract } from './case-audit.contract.ts';

onEveryBackend('audited', caseAuditContract);
