import { onEveryBackend } from './backends.ts';
import { storyStoreContract } from './story-store.contract.ts';

onEveryBackend('stories', storyStoreContract);
