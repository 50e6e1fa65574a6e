import { describe, expect, it } from "@jest/globals";
import type { RuleContext } from "../../policies/context.ts";
import { indexViews } from "../../policies/index-views.ts";
import type { ResourceView } from "../../policies/resource-view.ts";
import { nameOf, type Rule, runRule, violationMessage } from "../../policies/rule.ts";
import type { Finding } from "../../policies/verdict.ts";
import { aboutWholeStack } from "./whole-stack-rules.ts";

/** What every rule is tried with. */
export const ROW_KINDS = ["met", "violated", "absent", "boundary", "spelling", "unknown"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** One case: what it shows, in a sentence, over which resources, and what the rule says of them. */
export interface Row {
  readonly kind: RowKind | "not applicable";
  readonly it: string;
  readonly views: readonly ResourceView[];
  /** The worst of all findings; `silent` where the rule has nothing to say. */
  readonly state: Finding["state"] | "silent";
  readonly context?: Partial<RuleContext>;
  /** The whole message of the first violation. */
  readonly says?: string;
  /** The names of the resources that hold what is met. */
  readonly heldBy?: readonly string[];
  /** The property that is undecided. */
  readonly undecided?: string;
}

export interface Table {
  readonly rows: readonly Row[];
  /** Kinds of row that the rule cannot have, and why. */
  readonly without?: Partial<Record<RowKind, string>>;
}

export const CONTEXT: RuleContext = {
  stack: "shop",
  tier: "production",
  ownsZone: true,
  zoneOwner: "shop",
  adminRoutes: [],
  adminCidrs: [],
  cachedFiles: [],
  accountId: "111122223333",
  readerAccountIds: ["444455556666"],
  regions: ["eu-west-1", "eu-central-1"],
  account: { cloudTrail: "owned", guardDuty: "owned", config: "owned" },
  clearSecrets: [],
  monthlyBudgetUsd: 600,
  today: "2026-11-20",
};

const WORST: readonly Finding["state"][] = ["violated", "undecided", "unchecked", "met", "notApplicable"];

/** Declares a rule's tests: one for each row, and one that no kind of row is missing without a word. */
export function ruleTable(rule: Rule, { rows, without = {} }: Table): void {
  describe(rule.name, () => {
    it.each([...rows])("$kind: $it", ({ heldBy, views, state, context, says, undecided }) => {
      const findings = runRule(rule, indexViews(views), { ...CONTEXT, ...context });
      const worst = WORST.find((one) => findings.some((finding) => finding.state === one)) ?? "silent";
      expect({ worst, findings }).toEqual({ worst: state, findings });
      const violated = findings.find((finding) => finding.state === "violated");
      if (says !== undefined && violated !== undefined) expect(violationMessage(rule, violated)).toBe(says);
      if (heldBy !== undefined) expect(metNames(findings)).toEqual(heldBy);
      if (undecided !== undefined) {
        expect(findings).toContainEqual(expect.objectContaining({ state: "undecided", property: undecided }));
      }
    });

    it("names the resource that holds what is met, but where it is about the whole stack", () => {
      const met = rows
        .filter((row) => row.state === "met")
        .flatMap(({ context, views }) => runRule(rule, indexViews(views), { ...CONTEXT, ...context }))
        .filter((finding) => finding.state === "met");
      const nameless = met.filter(({ urn }) => urn === undefined);
      expect(nameless.length > 0).toBe(aboutWholeStack(rule.name) !== undefined);
    });

    it("has a row of every kind, or a reason why it cannot", () => {
      const missing = ROW_KINDS.filter(
        (kind) => without[kind] === undefined && !rows.some((row) => row.kind === kind),
      );
      expect(missing).toEqual([]);
      expect(rows.filter((row) => row.state === "violated" && row.says !== undefined)).not.toEqual([]);
    });
  });
}

function metNames(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ state, urn }) => (state === "met" ? nameOf(urn ?? "::") : []));
}

/** A resource as the readers see it; everything beside the inputs is empty unless it is given. */
export function view(
  type: string,
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  more: Partial<ResourceView> = {},
): ResourceView {
  const urn = `urn:pulumi:shop::slipway::${type}::${name}`;
  return {
    urn,
    type,
    name,
    inputs,
    outputs: {},
    parent: undefined,
    dependencies: [],
    propertyDependencies: {},
    protect: false,
    ...more,
  };
}

/** The same resource with other inputs; an undefined one is taken away. */
export function given(base: ResourceView, change: Readonly<Record<string, unknown>>): ResourceView {
  const inputs = Object.entries({ ...base.inputs, ...change }).filter(([, value]) => value !== undefined);
  return { ...base, inputs: Object.fromEntries(inputs) };
}

/** The same resource with a property whose value comes from others. */
export function from(
  base: ResourceView,
  property: string,
  ...targets: readonly ResourceView[]
): ResourceView {
  return {
    ...base,
    propertyDependencies: { ...base.propertyDependencies, [property]: targets.map((target) => target.urn) },
  };
}
