import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Node gives it to whoever asks by a flag.
setFlagsFromString('--expose-gc');
const gc: (options: { readonly type: 'minor' | 'major' }) => void = runInNewContext('gc');

/** Has V8 collect what is young, or all. */
export const collectGarbage = (type: 'minor' | 'major'): void => gc({ type });
