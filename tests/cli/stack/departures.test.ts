import { describe, expect, it } from "@jest/globals";
import {
  barred,
  type Departures,
  departures,
  departuresOf,
  describeDepartures,
  stepsOf,
  unprotect,
} from "../../../cli/stack/departures.ts";
import { EventLog } from "../../../cli/stack/event-log.ts";
import type { Session } from "../../../cli/stack/session.ts";
import type { StateResource } from "../../../cli/stack/stack-state.ts";
import type { Exemption } from "../../../policies/exemptions.ts";
import { exampleSettings } from "../../infra/example-settings.ts";

const SECRET = "aws:secretsmanager/secret:Secret";
const PARAMETER = "aws:ssm/parameter:Parameter";
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const COMPLIANCE = "mongodbatlas:index/backupCompliancePolicy:BackupCompliancePolicy";

const urn = (name: string) => `urn:pulumi:production::slipway::${name}`;

function resource(type: string, name: string, change: Partial<StateResource> = {}): StateResource {
  return { urn: urn(name), type, id: name, protect: true, inputs: {}, outputs: {}, ...change };
}

function exemption(type: string, name: string, control = "DAT-03"): Exemption {
  return {
    id: name,
    stack: "production",
    control,
    rule: undefined,
    resource: { type, name },
    owner: "a",
    approver: "b",
    reason: "c",
    start: "2026-11-01",
    end: "2026-11-30",
  };
}

const TOKEN = resource(SECRET, "secrets-TOKEN", { parent: urn("secrets") });
const named = (found: Departures) =>
  Object.fromEntries(
    Object.entries(found).map(([kind, ones]: [string, readonly StateResource[]]) => [
      kind,
      ones.map((one) => one.urn.split("::").at(-1)),
    ]),
  );

describe("departuresOf", () => {
  it.each<[string, ReadonlySet<string>, readonly StateResource[], readonly Exemption[], object]>([
    ["what is declared still", new Set([TOKEN.urn]), [TOKEN], [], {}],
    ["what nobody protects", new Set(), [{ ...TOKEN, protect: false }], [], {}],
    ["what nobody exempts", new Set(), [TOKEN], [], { unexempted: ["secrets-TOKEN"] }],
    [
      "what an exemption lets go",
      new Set(),
      [TOKEN],
      [exemption(SECRET, "secrets-TOKEN")],
      { exempt: ["secrets-TOKEN"] },
    ],
    [
      "what is exempt from something else",
      new Set(),
      [TOKEN],
      [exemption(SECRET, "secrets-TOKEN", "ENC-01")],
      { unexempted: ["secrets-TOKEN"] },
    ],
    [
      "what its cloud would refuse to delete, exempt or not",
      new Set(),
      [
        resource(CLUSTER, "one", { inputs: { terminationProtectionEnabled: true } }),
        resource(CLUSTER, "two", { inputs: { terminationProtectionEnabled: true } }),
        resource(CLUSTER, "three", { inputs: { terminationProtectionEnabled: false } }),
      ],
      [exemption(CLUSTER, "one"), exemption(CLUSTER, "three")],
      { unexempted: ["two"], armed: ["one", "two"], exempt: ["three"] },
    ],
    [
      "what its vendor alone takes back, exempt or not",
      new Set(),
      [resource(COMPLIANCE, "policy")],
      [exemption(COMPLIANCE, "policy")],
      { locked: ["policy"] },
    ],
  ])("sorts %s", (_, declared, state, exemptions, expected) => {
    const none = { exempt: [], unexempted: [], armed: [], locked: [] };
    expect(named(departuresOf(declared, state, exemptions))).toEqual({ ...none, ...expected });
  });
});

describe("barred and stepsOf", () => {
  it("keep apart what holds the update up and what goes with it", () => {
    const other = resource(PARAMETER, "secrets-OTHER");
    const found = departuresOf(new Set(), [TOKEN, other], [exemption(SECRET, "secrets-TOKEN")]);
    expect(barred(found)).toEqual([other]);
    expect(stepsOf(found)).toEqual([
      {
        op: "delete",
        urn: TOKEN.urn,
        type: SECRET,
        name: "secrets-TOKEN",
        component: "secrets",
        properties: [],
      },
    ]);
  });

  it("tell each resource once", () => {
    const cluster = resource(CLUSTER, "atlas", { inputs: { terminationProtectionEnabled: true } });
    expect(barred(departuresOf(new Set(), [cluster], []))).toEqual([cluster]);
  });
});

describe("departures", () => {
  const session = {} as Session; // asked for its state only where that is all that went wrong
  const run = (problems: readonly string[], more: object = {}) => ({
    ...{ log: new EventLog(), ok: false, interrupted: false, problems },
    ...more,
  });
  const refusal = `secrets-TOKEN: error: Preview failed: resource "${TOKEN.urn}" cannot be deleted\nbecause it is protected. To unprotect`;

  it.each([
    ["that went well", run([], { ok: true })],
    ["that was interrupted", run([refusal], { interrupted: true })],
    ["that failed of something else too", run([refusal, "api: error: no such image"])],
    ["that failed without a word", run([])],
  ])("says nothing of a preview %s", async (_, preview) => {
    expect(await departures(session, preview)).toBeUndefined();
  });
});

describe("describeDepartures", () => {
  const session = {
    settings: exampleSettings(),
    stack: "production",
    on: "rehearsal",
    ground: { configDir: process.cwd() },
  } as const;
  const told = (...state: readonly StateResource[]) =>
    describeDepartures(departuresOf(new Set(), state, []), session, new Date("2026-11-27"));

  it("names those of one type in one line, with one exemption for all, and what their deletion means", () => {
    const lines = told(resource(PARAMETER, "secrets-B"), resource(PARAMETER, "secrets-A"), TOKEN);
    expect(lines).toEqual([
      "  secrets-A, secrets-B (aws:ssm/parameter:Parameter): a place in the configuration, being protected; got none. Put it back, or exempt it as below.",
      "  secrets-TOKEN (aws:secretsmanager/secret:Secret): a place in the configuration, being protected; got none. Put it back, or exempt it as below.",
      "If that is meant, put this into exemptions.yaml, with the person who approves:",
      "    exemptions:",
      "    - id: remove-production-2026-11-27",
      "      stack: production",
      "      control: DAT-03",
      `      owner: "${session.settings.owner}"`,
      '      approver: ""',
      "      reason: The stack no longer needs it, and what it holds may go.",
      '      start: "2026-11-27"',
      '      end: "2026-12-03"',
      "      resources:",
      '      - { type: "aws:ssm/parameter:Parameter", name: "secrets-B" }',
      '      - { type: "aws:ssm/parameter:Parameter", name: "secrets-A" }',
      '      - { type: "aws:secretsmanager/secret:Secret", name: "secrets-TOKEN" }',
      `A secret can be restored for ${session.settings.recoveryWindowDays} days after its deletion.`,
      "A parameter's value is gone at once: keep what you still need of it.",
      "Then run npx slipway up --stack production again.",
    ]);
  });

  it("says what to take from a resource that its cloud protects too, and proposes it beside the exemption", () => {
    const text = told(
      resource("aws:rds/instance:Instance", "db", { inputs: { deletionProtection: true } }),
    ).join("\n");
    expect(text).toContain(
      "db (aws:rds/instance:Instance): a resource that its cloud lets go too; got deletionProtection: true. " +
        "Put it back, take that from it by an override, run npx slipway up --stack production, then remove it.",
    );
    expect(text).toContain('{ type: "aws:rds/instance:Instance", name: "db" }');
  });

  it("proposes no exemption for a policy that MongoDB's support alone ends", () => {
    expect(told(resource(COMPLIANCE, "policy"))).toEqual([
      `  policy (${COMPLIANCE}): a policy that stays until MongoDB's support ends it; got its deletion. ` +
        `Put database.backupCompliance back; once support has ended it, run pulumi state unprotect '${urn("policy")}'.`,
    ]);
  });

  it("says that a bucket goes only while it is empty", () => {
    expect(told(resource("aws:s3/bucket:Bucket", "dump"))).toContain(
      "A bucket, a vault or a repository goes only while it is empty: empty it before.",
    );
  });
});

describe("unprotect", () => {
  const at = (command: string) =>
    ({
      engine: { command },
      opened: { stack: { name: "production", workspace: { workDir: "/", envVars: {} } } },
    }) as unknown as Session; // the parts that are read

  it("asks no engine where nothing goes", async () => {
    await expect(unprotect(at("/no/engine"), [])).resolves.toBeUndefined();
  });

  it("stops the update where the engine refuses", async () => {
    await expect(unprotect(at("false"), [TOKEN])).rejects.toThrow(
      "secrets-TOKEN: a state from which the engine takes their protection; got",
    );
  });
});
