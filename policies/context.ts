/** What a rule may know beside the resources. Plain data: made from the stack's file once per run. */
export interface RuleContext {
  /** The product, as the stack's file names it; undefined where it does not. */
  readonly product?: string | undefined;
  readonly stack: string;
  readonly tier: "staging" | "production";
  /** True where this stack declares the zone's settings and rulesets. */
  readonly ownsZone: boolean;
  /** The stack of the same folder that owns the zone; undefined where none says so. */
  readonly zoneOwner: string | undefined;
  /** Routes of the product's staff, as the stack's file names them; of a stack in another one's zone, as that one's does. */
  readonly adminRoutes: readonly { readonly hostname: string; readonly path: string }[];
  /** Blocks of addresses that may ask for them, as the stack's file names them. */
  readonly adminCidrs: readonly string[];
  /** Files that Cloudflare keeps, as the stack's file names them: a path, with a star at its end for all below. */
  readonly cachedFiles: readonly { readonly hostname: string; readonly path: string }[];
  /** The stack's own AWS account, 12 digits; undefined where the file gives none. */
  readonly accountId: string | undefined;
  /** AWS accounts that may pull this stack's images, 12 digits each. */
  readonly readerAccountIds: readonly string[];
  /** Regions that the configuration names. */
  readonly regions: readonly string[];
  /** Who declares what an AWS account has once; undefined where the file does not say. */
  readonly account: Readonly<Record<AccountPart, "owned" | "elsewhere" | undefined>>;
  /** Key paths of the stack's file that hold a credential in clear; never the credential. */
  readonly clearSecrets: readonly string[];
  /** The stack's own region; undefined where its file names none. */
  readonly region?: string | undefined;
  /** US dollars that the account may cost in a month; undefined where the file was not read for it. */
  readonly monthlyBudgetUsd?: number | undefined;
  /** Who is told by mail and by telephone; undefined where the file was not read for it. */
  readonly notify?: { readonly emails: readonly string[]; readonly sms: readonly string[] } | undefined;
  /** Percent of requests that must succeed, where the stack's file says it. */
  readonly availabilityPercent?: number | undefined;
  /** Days that a dump is kept, where the file says it. */
  readonly dumpRetentionDays?: number | undefined;
  /** Minutes that people need for the steps of the runbook for a lost database; undefined without a runbook. */
  readonly runbookMinutes?: number | undefined;
  /** Health routes of public services, as the stack's file names them; undefined where it was not read for them. */
  readonly healthRoutes?:
    | readonly { readonly service: string; readonly hostname: string; readonly path: string }[]
    | undefined;
  /** Routes of the deep checks, which ask the stores too: where one differs from the service's live route. */
  readonly deepRoutes?: readonly { readonly service: string; readonly path: string }[] | undefined;
  /** Hostnames of the services' routes; empty where nobody outside asks this stack, undefined where the file was not read for them. */
  readonly publicHostnames?: readonly string[] | undefined;
  /** Which service calls which other, with the port of the called one; undefined where the file was not read for them. */
  readonly calls?:
    | readonly { readonly caller: string; readonly callee: string; readonly port: number }[]
    | undefined;
  /** Services that the file says only the staff reaches, with their hostnames; undefined where it was not read for them. */
  readonly internalTools?: readonly { readonly service: string; readonly hostname: string }[] | undefined;
  /** The stack that the file says runs every image first; undefined where it names none. */
  readonly promotedFrom?: string | undefined;
  /** Limits that the file says the application holds itself; undefined where it was not read for them. */
  readonly applicationLimits?:
    | readonly {
        readonly name: string;
        /** Undefined: every hostname. */
        readonly hostname: string | undefined;
        readonly path: string;
        readonly requestsPerMinute: number;
      }[]
    | undefined;
  /** The day of the run, UTC, `yyyy-mm-dd`: for ends of support and of exemptions. */
  readonly today: string;
}

/** What an AWS account has once. */
export type AccountPart = "cloudTrail" | "guardDuty" | "config";
