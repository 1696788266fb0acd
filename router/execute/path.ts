/** Steps into an answer: names of fields and places in lists; `@` stands for every place of a list. */
export type Path = readonly (string | number)[];

export function beforeLists(path: Path): Path {
  const list = path.indexOf('@');
  return list < 0 ? path : path.slice(0, list);
}
