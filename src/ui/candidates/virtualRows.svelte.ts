import type { VirtualItem, Virtualizer } from '@tanstack/virtual-core';
import { notLoaded } from '../words/notLoaded';

/** Lists up to this long are drawn whole. */
const mostWhole = 100;
const overscan = 10;

/** Rows of a long list that are drawn, and the room [px] that the others would take. */
export interface DrawnRows {
  readonly first: number;
  /** One after the last. */
  readonly end: number;
  readonly above: number;
  readonly below: number;
}

/** Which rows of a scrolling box are drawn: all of a short list, those in sight of a long one. */
export class VirtualRows {
  /** Why no more than the first rows of a long list are drawn, one sentence; null where all can be reached. */
  fault = $state.raw<string | null>(null);
  private virtualizer: Virtualizer<HTMLElement, HTMLElement> | null = null;
  private box: { readonly element: HTMLElement; readonly rowHeight: number } | null = null;
  private stop: (() => void) | null = null;
  private items = $state.raw<readonly VirtualItem[]>([]);
  private total = $state.raw(0);
  private count = $state.raw(0);
  readonly drawn: DrawnRows = $derived.by(() => {
    const { items } = this;
    if (this.count <= mostWhole || items.length === 0)
      return { first: 0, end: Math.min(this.count, mostWhole), above: 0, below: 0 };
    const [top, bottom] = [items[0], items[items.length - 1]];
    return {
      first: top.index,
      end: Math.min(bottom.index + 1, this.count),
      above: top.start,
      below: this.total - bottom.end,
    };
  });

  /** @param load loads what a long list needs and a short one does without. */
  constructor(private readonly load = () => import('@tanstack/virtual-core')) {}

  /** Follows a box that scrolls; the function that is returned lets go of it. */
  attach(element: HTMLElement, rowHeight: number): () => void {
    this.box = { element, rowHeight };
    void this.grow();
    return () => {
      this.box = null;
      this.stop?.();
      this.virtualizer = null;
    };
  }

  /** Follows the length of the list. */
  resize(count: number): void {
    this.count = count;
    if (this.virtualizer === null) {
      void this.grow();
      return;
    }
    this.virtualizer.setOptions({ ...this.virtualizer.options, count });
    this.virtualizer._willUpdate();
    this.follow();
  }

  /** Brings a row into sight. */
  async show(index: number): Promise<void> {
    await this.grow();
    this.virtualizer?.scrollToIndex(index, { align: 'auto' });
    if (this.virtualizer === null && this.box !== null) scrollTo(this.box.element, index);
  }

  private async grow(): Promise<void> {
    if (this.count <= mostWhole) this.fault = null;
    if (this.count <= mostWhole || this.virtualizer !== null) return;
    const library = await this.load().catch(() => null);
    this.fault = library === null ? notLoaded(`What follows the first ${mostWhole} rows`) : null;
    const { box } = this;
    if (library === null || box === null || this.virtualizer !== null) return;
    this.virtualizer = new library.Virtualizer<HTMLElement, HTMLElement>({
      count: this.count,
      getScrollElement: () => box.element,
      estimateSize: () => box.rowHeight,
      scrollToFn: library.elementScroll,
      observeElementRect: library.observeElementRect,
      observeElementOffset: library.observeElementOffset,
      overscan,
      onChange: () => this.follow(),
    });
    this.stop = this.virtualizer._didMount();
    this.virtualizer._willUpdate();
    this.follow();
  }

  private follow(): void {
    this.items = this.virtualizer?.getVirtualItems() ?? [];
    this.total = this.virtualizer?.getTotalSize() ?? 0;
  }
}

/** Scrolls a box, and nothing around it, until a row is in sight below the head that stays. */
function scrollTo(box: HTMLElement, index: number): void {
  const row = box.querySelector(`[aria-rowindex="${index + 2}"]`)?.getBoundingClientRect();
  if (row === undefined) return;
  const { top, bottom } = box.getBoundingClientRect();
  const head = box.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  if (row.top < top + head) box.scrollTop += row.top - top - head;
  else if (row.bottom > bottom) box.scrollTop += row.bottom - bottom;
}
