/** JSON with sorted keys, so that equal requests have equal texts. */
export function canonical(request: unknown): string {
  return JSON.stringify(request ?? null, (_, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
