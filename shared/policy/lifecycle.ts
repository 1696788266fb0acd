/** Which states may follow which; a state with no successor is final. */
export type Lifecycle<State extends string> = Readonly<Record<State, readonly State[]>>;

export function canMove<State extends string>(lifecycle: Lifecycle<State>, from: State, to: State): boolean {
  return lifecycle[from].includes(to);
}
