/** Remembers texts, those seen last, up to so many characters. */
export class RecentTexts {
  readonly #texts = new Set<string>();
  #characters = 0;

  constructor(private readonly charactersMax: number) {}

  get characters(): number {
    return this.#characters;
  }

  has(text: string): boolean {
    if (!this.#texts.delete(text)) return false;
    this.#texts.add(text);
    return true;
  }

  add(text: string): void {
    if (this.has(text)) return;
    this.#texts.add(text);
    this.#characters += text.length;
    for (const oldest of this.#texts) {
      if (this.#characters <= this.charactersMax) return;
      this.#texts.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}
