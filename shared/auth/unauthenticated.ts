/** What everybody hears who cannot say who asks: the same words, whatever was wrong. */
export const unauthenticated = {
  errors: [{ message: 'Sign in again.', extensions: { code: 'UNAUTHENTICATED' } }],
} as const;
