/** Where the rehearsal plays the internet, and its own AWS API. */
export interface Stage {
  /** Endpoint of the rehearsal's AWS API, for what a function asks of it. */
  readonly api: string;
  /** Origins of the internet → where their part is played. */
  readonly internet: Readonly<Record<string, string>>;
}
