/** A supergraph that differs from every other edition in its text and its schema, and answers the same. */
export const editionOf = (sdl: string, n: number): string => `"""Edition ${n}."""\n${sdl}`;
