/** What one request carries through the router. Nothing of the client's headers is in it. */
export interface RouterContext {
  readonly requestId: string;
}
