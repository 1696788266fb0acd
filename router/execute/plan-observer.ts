/** Is told how operations are made ready, for metrics. It learns nothing of what was asked or by whom. */
export interface PlanObserver {
  /** An operation was ready already. */
  onKnown(): void;
  /** One was planned, or could not be. */
  onPlanned(seconds: number): void;
}
