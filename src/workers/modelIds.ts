import type { Batch } from '../kinetics';
import type { SharedModel } from './workerApi';

/** Numbers for models, equal for batches that share mechanism and rate program. */
export class ModelIds {
  private readonly ids = new WeakMap<Batch['program'], WeakMap<Batch['mechanism'], number>>();
  private readonly mechanisms = new WeakMap<Batch['mechanism'], number>();
  private next = 0;

  of({ mechanism, program }: SharedModel): number {
    const own = this.ids.get(program) ?? new WeakMap<Batch['mechanism'], number>();
    this.ids.set(program, own);
    const id = own.get(mechanism) ?? this.next++;
    own.set(mechanism, id);
    return id;
  }

  /** A number for a mechanism, equal for the same one. */
  ofMechanism(mechanism: Batch['mechanism']): number {
    const id = this.mechanisms.get(mechanism) ?? this.next++;
    this.mechanisms.set(mechanism, id);
    return id;
  }
}
