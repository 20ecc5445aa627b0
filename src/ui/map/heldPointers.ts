import type { Place } from './gestureTargets';

/** The pointers that are down on a map, and where: a mouse, or fingers. */
export class HeldPointers {
  private readonly places = new Map<number, Place>();
  /** Distance of the first two [px] when it was last asked for; 0 where there are no two. */
  private spread = 0;

  get count(): number {
    return this.places.size;
  }

  has(id: number): boolean {
    return this.places.has(id);
  }

  put(id: number, at: Place): void {
    this.places.set(id, at);
  }

  /** False where it was not down. */
  remove(id: number): boolean {
    return this.places.delete(id);
  }

  /** The one that has been down for longest. */
  first(): Place | undefined {
    return this.places.values().next().value;
  }

  /** Begins a pinch from where the pointers are. */
  restart(): void {
    this.spread = this.distance();
  }

  /** The factor of a zoom since it was last asked for, and the place it is around; null where nothing can be said. */
  pinch(): { readonly factor: number; readonly around: Place } | null {
    const before = this.spread;
    const now = this.distance();
    this.spread = now;
    const [a, b] = [...this.places.values()];
    if (before === 0 || now === 0) return null;
    return { factor: before / now, around: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] };
  }

  private distance(): number {
    const [a, b] = [...this.places.values()];
    return b === undefined ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1]);
  }
}
