import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { parentPort } from 'node:worker_threads';
import { workerMain } from './workerMain';

if (parentPort === null) throw new Error('this file runs as a worker thread only');
workerMain(nodeEndpoint(parentPort));
