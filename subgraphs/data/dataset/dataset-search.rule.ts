/**
 * What a person types, as a query of PostgreSQL's text search: each word is the beginning of a word of the dataset.
 * Only letters and digits are kept, as in the index, so nothing typed is an operator or a wildcard.
 * @returns null when no word is left.
 */
export function searchQueryOf(text: string): string | null {
  const words = text.match(/[a-zA-Z0-9]+/g);
  return words === null ? null : words.map((word) => `${word}:*`).join(' & ');
}
