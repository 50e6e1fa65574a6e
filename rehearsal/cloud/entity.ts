/** One thing that exists in a simulated account. Values are plain data: secrets are kept apart and sealed on disk. */
export interface Entity {
  /** The Pulumi type token it was made through, such as `aws:ec2/subnet:Subnet`. */
  readonly token: string;
  /** The identifier that the cloud gave it: unique per token and region. */
  readonly id: string;
  /** AWS region, or `global`. */
  readonly region: string;
  /** What was asked for, with the cloud's own defaults applied. */
  inputs: Record<string, unknown>;
  /** What the cloud computed: identifiers, addresses, states. Read wins over inputs where both name a property. */
  outputs: Record<string, unknown>;
  /** The behaviour's own notes that no reader sees: task sets, recovery dates, versions. */
  internal: Record<string, unknown>;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** URN of the Pulumi resource that made it, so that an interrupted creation can be adopted. */
  readonly urn: string | undefined;
  /**
   * What the program asked for last, without the cloud's defaults, and which of it arrived as secrets: what a read or an
   * adoption gives back to the engine.
   */
  asked?: { readonly values: Readonly<Record<string, unknown>>; readonly secrets: readonly string[] };
  /** Set while the cloud keeps it after a delete (a key pending deletion, a secret in recovery). */
  kept?: { readonly why: string; readonly until: string | undefined };
}
