const slotsPerWindow = 10;

/** Counts what succeeded and what failed within the last so many milliseconds, in ten slots, so that forgetting costs nothing. */
export class RollingWindow {
  readonly #slots = Array.from({ length: slotsPerWindow }, () => ({ tick: -1, calls: 0, failures: 0 }));

  constructor(
    private readonly windowMs: number,
    private readonly now: () => number,
  ) {}

  record(hasFailed: boolean): void {
    const tick = this.#tick();
    const slot = this.#slots[tick % slotsPerWindow];
    if (!slot) return;
    if (slot.tick !== tick) Object.assign(slot, { tick, calls: 0, failures: 0 });
    slot.calls += 1;
    if (hasFailed) slot.failures += 1;
  }

  counts(): { readonly calls: number; readonly failures: number } {
    const since = this.#tick() - slotsPerWindow;
    const recent = this.#slots.filter(({ tick }) => tick > since);
    return {
      calls: recent.reduce((sum, { calls }) => sum + calls, 0),
      failures: recent.reduce((sum, { failures }) => sum + failures, 0),
    };
  }

  forget(): void {
    for (const slot of this.#slots) slot.tick = -slotsPerWindow;
  }

  #tick(): number {
    return Math.floor((this.now() * slotsPerWindow) / this.windowMs);
  }
}
