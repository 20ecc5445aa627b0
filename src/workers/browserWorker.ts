import type { MessageEndpoint } from './workerLike';
import { workerMain } from './workerMain';

workerMain(globalThis as unknown as MessageEndpoint);
