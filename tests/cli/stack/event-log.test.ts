import { describe, expect, it } from "@jest/globals";
import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";
import { EventLog, nameOf, type Step } from "../../../cli/stack/event-log.ts";

const STACK = "urn:pulumi:staging::slipway::pulumi:pulumi:Stack::slipway-staging";
const NETWORK = "urn:pulumi:staging::slipway::slipway:network:Network::network";
const VPC = "urn:pulumi:staging::slipway::slipway:network:Network$aws:ec2/vpc:Vpc::network-vpc";

function step(
  kind: "resourcePreEvent" | "resOutputsEvent",
  change: Record<string, unknown> = {},
): EngineEvent {
  const metadata = {
    op: "create",
    urn: VPC,
    type: "aws:ec2/vpc:Vpc",
    new: { parent: NETWORK },
    ...change,
  };
  return { sequence: 1, timestamp: 1, [kind]: { metadata } } as unknown as EngineEvent; // the parts that are read
}

function diagnostic(severity: string, message: string, more: Record<string, unknown> = {}): EngineEvent {
  return {
    sequence: 1,
    timestamp: 1,
    diagnosticEvent: { severity, message, color: "never", ...more },
  } as unknown as EngineEvent; // the parts that are read
}

describe("EventLog", () => {
  it.each([
    ["other outputs of the stack", STACK, { empty: ["A"] }, { empty: [] }, true],
    ["the same outputs of the stack", STACK, { empty: ["A"] }, { empty: ["A"] }, false],
    ["other outputs of a component", NETWORK, { id: 1 }, { id: 2 }, true],
  ])("tells %s, though no step is about them", (_, urn, before, after, differ) => {
    const log = new EventLog();
    const metadata = {
      op: "same",
      urn,
      type: "pulumi:pulumi:Stack",
      old: { outputs: before },
      new: { outputs: after },
    };
    log.take(step("resOutputsEvent", metadata));
    expect(log.outputsDiffer).toBe(differ);
    expect(log.steps).toEqual([]);
  });

  it("keeps each change once, with its component, however often the engine speaks of it", () => {
    const seen: string[] = [];
    const log = new EventLog((one: Step, state) => seen.push(`${state} ${one.name}`));
    log.take(step("resourcePreEvent"));
    log.take(step("resOutputsEvent"));
    expect(log.steps).toEqual([
      {
        op: "create",
        urn: VPC,
        type: "aws:ec2/vpc:Vpc",
        name: "network-vpc",
        component: "network",
        properties: [],
      },
    ]);
    expect(seen).toEqual(["started network-vpc", "done network-vpc"]);
  });

  it("keeps the two halves of a replacement apart", () => {
    const log = new EventLog();
    for (const op of ["create-replacement", "replace", "delete-replaced"])
      log.take(step("resourcePreEvent", { op }));
    expect(log.steps.map(({ op }) => op)).toEqual(["create-replacement", "replace", "delete-replaced"]);
  });

  it("counts what stays, and takes neither reads nor the stack itself for changes", () => {
    const log = new EventLog();
    log.take(step("resourcePreEvent", { op: "same" }));
    log.take(step("resOutputsEvent", { op: "same" }));
    log.take(step("resourcePreEvent", { op: "read" }));
    log.take(step("resourcePreEvent", { urn: STACK, type: "pulumi:pulumi:Stack" }));
    expect(log.same).toBe(1);
    expect(log.steps).toEqual([]);
  });

  it.each([
    ["one that stands right in the stack", { new: { parent: STACK } }, "network-vpc"],
    ["one without a parent", { new: undefined }, "network-vpc"],
    ["one that is deleted", { op: "delete", new: undefined, old: { parent: NETWORK } }, "network"],
    ["a provider", { type: "pulumi:providers:aws", new: { parent: STACK } }, "providers"],
  ])("tells the component of %s", (_what, change, component) => {
    const log = new EventLog();
    log.take(step("resourcePreEvent", change));
    expect(log.steps[0]?.component).toBe(component);
  });

  it("tells which properties differ", () => {
    const log = new EventLog();
    log.take(step("resourcePreEvent", { op: "update", diffs: ["tags"] }));
    expect(log.steps[0]?.properties).toEqual(["tags"]);
  });

  it("keeps errors and warnings without the engine's marks, with the resource that they are about", () => {
    const log = new EventLog();
    log.take(diagnostic("error", "<{%fg 1%}>LimitExceeded: too many<{%reset%}>\n", { urn: VPC, prefix: "" }));
    log.take(diagnostic("error", "update failed", { urn: STACK }));
    log.take(diagnostic("warning", "deprecated"));
    log.take(diagnostic("info", "nothing to see"));
    log.take(diagnostic("error", "shown for a moment only", { ephemeral: true }));
    expect(log.errors).toEqual(["network-vpc: LimitExceeded: too many", "update failed"]);
    expect(log.warnings).toEqual(["deprecated"]);
  });

  it("keeps what a policy says, and whether it must be obeyed", () => {
    const log = new EventLog();
    for (const enforcementLevel of ["mandatory", "advisory"]) {
      log.take({
        sequence: 1,
        timestamp: 1,
        policyEvent: { policyName: "vpc-logs", enforcementLevel, message: " NET-01: no\n", resourceUrn: VPC },
      } as unknown as EngineEvent); // the parts that are read
    }
    expect(log.violations).toEqual([
      { policy: "vpc-logs", mandatory: true, message: "NET-01: no", resource: "network-vpc" },
      { policy: "vpc-logs", mandatory: false, message: "NET-01: no", resource: "network-vpc" },
    ]);
  });
});

describe("nameOf", () => {
  it("is the last part of a URN, or the whole text of what is none", () => {
    expect(nameOf(VPC)).toBe("network-vpc");
    expect(nameOf("plain")).toBe("plain");
    expect(nameOf("")).toBe("");
  });
});
