import type { Endpoint } from 'comlink';

/** Where messages to and from a worker pass: a worker of a page, or a port of Node behind comlink's adapter. */
export type MessageEndpoint = Endpoint;

/** A worker as the pool sees it, whatever runs it. */
export interface WorkerLike {
  readonly endpoint: MessageEndpoint;
  /** Calls back, with the reason, when the worker has died of itself. */
  onDeath(listener: (reason: string) => void): void;
  /** Ends the worker in the middle of its work. */
  terminate(): Promise<void>;
}
