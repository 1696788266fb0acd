/** Counts what is going on, and tells when nothing is any more. */
export class InFlight {
  #count = 0;
  #atRest: (() => void) | null = null;

  begin(): void {
    this.#count += 1;
  }

  end(): void {
    this.#count -= 1;
    if (this.#count === 0) this.#atRest?.();
  }

  /** Resolves once nothing is going on, or when it has waited for so long; nothing must begin meanwhile. */
  async ended(waitMs: number): Promise<void> {
    if (this.#count === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#atRest = resolve;
      timer = setTimeout(resolve, waitMs);
    });
    clearTimeout(timer);
  }
}
