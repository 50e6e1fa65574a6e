/** What a rule may know beside the resources. Plain data: made from the stack's file once per run. */
export interface RuleContext {
  readonly stack: string;
  readonly tier: "staging" | "production";
  /** True where this stack declares the zone's settings and rulesets. */
  readonly ownsZone: boolean;
  /** The stack of the same folder that owns the zone; undefined where none says so. */
  readonly zoneOwner: string | undefined;
  /** The stack's own AWS account, 12 digits; undefined where the file gives none. */
  readonly accountId: string | undefined;
  /** AWS accounts that may pull this stack's images, 12 digits each. */
  readonly readerAccountIds: readonly string[];
  /** Regions that the configuration names. */
  readonly regions: readonly string[];
  /** The day of the run, UTC, `yyyy-mm-dd`: for ends of support and of exemptions. */
  readonly today: string;
}
