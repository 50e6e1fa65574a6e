export interface LogSettings {
  /** One of CloudWatch's periods, 30 or more. */
  readonly retentionDays: number;
}
