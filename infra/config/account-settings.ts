export interface AwsSettings {
  /** 12 digits, as text. */
  readonly accountId: string;
  readonly region: string;
  /** Another region than `region`: for copies of backups. */
  readonly recoveryRegion: string;
}

/** What an AWS account has once: `owned` where this stack declares it, `elsewhere` where somebody else does. */
export interface AccountSettings {
  readonly cloudTrail: AccountOwnership;
  readonly guardDuty: AccountOwnership;
  readonly config: AccountOwnership;
}

export type AccountOwnership = "owned" | "elsewhere";
