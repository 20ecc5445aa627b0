/** Works on the newest of what is asked for, one at a time: what came and went in between is skipped. */
export class NewestOnly<T> {
  private wanted: { readonly value: T } | null = null;
  private running = false;

  /** @param work must not reject. */
  constructor(private readonly work: (value: T) => Promise<void>) {}

  /** True until nothing is left to do. */
  get busy(): boolean {
    return this.running;
  }

  ask(value: T): void {
    this.wanted = { value };
    if (!this.running) void this.loop();
  }

  private async loop(): Promise<void> {
    this.running = true;
    while (this.wanted !== null) {
      const { value } = this.wanted;
      this.wanted = null;
      await this.work(value);
    }
    this.running = false;
  }
}
