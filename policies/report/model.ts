import type { RuleMetadata } from "../rule.ts";

export type RowState = "met" | "violated" | "not applicable" | "undecided" | "exempt" | "not yet covered";

/** All states, in the order in which a report lists them: what needs a person first. */
export const ROW_STATES: readonly RowState[] = [
  "violated",
  "undecided",
  "exempt",
  "not yet covered",
  "met",
  "not applicable",
];

/** What is true of the run and not of the stack: the only part that differs between two runs over the same resources. */
export interface RunBlock {
  /** Name → version, such as `slipway`, `pulumi`, `node`, `policies`. */
  readonly versions: Readonly<Record<string, string>>;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** Undefined outside a repository. */
  readonly commit: { readonly id: string; readonly dirty: boolean } | undefined;
  readonly operation: "preview" | "update" | "audit";
  /** Where the resources live: `rehearsal` or `cloud`. */
  readonly on: string;
}

export interface Evidence {
  readonly urn: string | undefined;
  readonly name: string;
  readonly type: string;
  readonly state: "met" | "violated" | "undecided" | "exempt" | "not yet covered" | "not applicable";
  readonly property: string;
  readonly expected: string;
  readonly found: string;
  /** Why it is undecided, not covered, not applicable or exempt; of a violation what to do where its rule's remedy does not say it. */
  readonly reason: string | undefined;
}

export interface RuleResult {
  readonly rule: RuleMetadata;
  readonly state: RowState;
  readonly evidence: readonly Evidence[];
  /** The stack that answers for what the rule speaks of; left out where it is this one. */
  readonly ownedBy?: string;
}

export interface ReportRow {
  readonly id: string;
  readonly area: string;
  readonly requirement: string;
  readonly state: RowState;
  /** Why the state is not plain from the rules: not yet covered, not applicable. */
  readonly reason: string | undefined;
  readonly rules: readonly RuleResult[];
}

export interface ReportExemption {
  readonly id: string;
  readonly appliesTo: string;
  readonly resource: string;
  readonly owner: string;
  readonly approver: string;
  readonly reason: string;
  readonly start: string;
  readonly end: string;
  readonly state: "used" | "unused" | "let go" | "expired" | "not yet" | "matches nothing";
}

/** A region of AWS and why the stack is there. */
export interface ReportRegion {
  readonly name: string;
  readonly why: string;
}

/** One limit of requests and who holds it: a layer of the edge, or the application, unseen from here. */
export interface ReportLimit {
  readonly name: string;
  /** What it is for, in the layer's own words. */
  readonly route: string;
  readonly requests: number;
  readonly windowSeconds: number;
  readonly layer: string;
  /** Whom one count is for. */
  readonly counted: string;
  /** Where somebody finds the requests that it refused. */
  readonly hits: string;
  /** Whether more is let through for a moment. */
  readonly burst: string;
}

export interface Report {
  /** Version of this shape. */
  readonly schema: 1;
  readonly run: RunBlock;
  /** The product, as the stack's file names it; empty where it does not. */
  readonly product: string;
  readonly stack: string;
  readonly tier: string;
  readonly accounts: readonly string[];
  /** Regions that the configuration names, then others that hold resources. */
  readonly regions: readonly ReportRegion[];
  /** SHA-256 of the rules, the checklist and the declared expectations, hexadecimal. */
  readonly packHash: string;
  readonly resources: { readonly seen: number; readonly judged: number };
  readonly counts: Readonly<Record<RowState, number>>;
  /** `refused`: a mandatory rule is violated or an exemption is not in order. `open`: a mandatory rule is undecided. */
  readonly verdict: "passed" | "open" | "refused";
  readonly rows: readonly ReportRow[];
  /** Component properties that the configuration replaced: `<component>.<child>` → properties' names. */
  readonly overrides: readonly { readonly target: string; readonly properties: readonly string[] }[];
  readonly exemptions: readonly ReportExemption[];
  /** Which layer holds which limit of requests; a limit that is not known yet is left out. */
  readonly limits: readonly ReportLimit[];
}
