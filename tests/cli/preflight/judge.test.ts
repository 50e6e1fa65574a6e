import { describe, expect, it } from "@jest/globals";
import type { Clouds } from "../../../cli/preflight/clouds.ts";
import { judge } from "../../../cli/preflight/judge.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { referenceConfig } from "../../infra/config/reference-config.ts";

const { settings } = resolve(referenceConfig("production"));
const { aws, cloudflare, domain } = settings;
const ZONE = { name: domain, accountId: cloudflare.accountId, plan: cloudflare.plan, status: "active" };

const READY: Clouds = {
  accountId: async () => aws.accountId,
  regionStatus: async () => "opted-in",
  othersOf: async () => 0,
  quota: async () => 100,
  inSmsSandbox: async () => false,
  verifiedNumbers: async () => [],
  atlasOrganization: async (id) => ({ id, name: "Shop" }),
  atlasProjects: async () => [],
  zone: async () => ZONE,
  signing: async () => ({ status: "active", ds: "a record" }),
  secret: async () => "absent",
  image: async () => "there",
  mailSubscriptions: async () => settings.notify.emails.map((address) => ({ address, confirmed: true })),
  smsSpendUsd: async () => 20,
  zeroTrust: async () => ({ name: "shop", logins: ["onetimepin"] }),
  subscriptions: async () => ["Workers Paid"],
};
const ABOUT = { stack: "production", configDir: process.cwd(), on: "rehearsal" } as const;

async function found(subject: string, clouds: Partial<Clouds> = {}) {
  const findings = await judge(settings, { ...READY, ...clouds }, ABOUT);
  return findings.find((one) => one.subject === subject);
}

describe("judge", () => {
  it("finds nothing in the way of an account that is ready", async () => {
    const findings = await judge(settings, READY, ABOUT);
    expect(
      findings.filter(({ state }) => state !== "ok").map(({ state, subject }) => [state, subject]),
    ).toEqual([
      ["person", "secret SLACK_WEBHOOK_URL"],
      ["person", "secret PAGERDUTY_ROUTING_KEY"],
      ["person", "Slack"],
    ]);
  });

  it.each<[subject: string, clouds: Partial<Clouds>, answer: string]>([
    ["AWS account", { accountId: async () => "999999999999" }, "999999999999"],
    [`region ${aws.region}`, { regionStatus: async () => "not-opted-in" }, "not-opted-in"],
    [`region ${aws.recoveryRegion}`, { regionStatus: async () => undefined }, "no such region"],
    ["zone's name", { zone: async () => ({ ...ZONE, name: "other.example" }) }, "other.example"],
    ["zone's account", { zone: async () => ({ ...ZONE, accountId: "f".repeat(32) }) }, "f".repeat(32)],
    ["zone's plan", { zone: async () => ({ ...ZONE, plan: "free" }) }, "free"],
    ["quota of VPCs", { quota: async () => 5, othersOf: async () => 5 }, "5 allowed, beside 5 of others"],
    [
      "quota of Elastic IP addresses",
      { quota: async () => 5, othersOf: async () => 3 },
      "5 allowed, beside 3 of others",
    ],
    ["quota of RDS instances", { quota: async () => 0 }, "0 allowed, beside 0 of others"],
    ["quota of Fargate vCPU", { quota: async () => 1.5 }, "1.5 allowed, not counting what others run"],
  ])("fails %s", async (subject, clouds, answer) => {
    const finding = await found(subject, clouds);
    expect(finding).toMatchObject({ state: "failed", found: answer });
    expect(finding?.next).not.toBe("");
  });

  it("takes a quota that is just enough, and one that asks for more by how much", async () => {
    expect(await found("quota of VPCs", { quota: async () => 5, othersOf: async () => 4 })).toMatchObject({
      state: "ok",
    });
    const fargate = await found("quota of Fargate vCPU", { quota: async () => 5 });
    expect(fargate?.next).toBe("Ask Service Quotas for 12 or more (fargate L-3032A538)");
  });

  it.each([
    [1.99, "failed"],
    [2, "person"], // two tasks of each service come up; a rollout at full scale does not
    [11.24, "person"],
    [11.25, "ok"],
  ])("judges %d vCPU on Fargate by the first update and by the busiest day: %s", async (quota, state) => {
    expect((await found("quota of Fargate vCPU", { quota: async () => quota }))?.state).toBe(state);
  });

  it("counts the instance and its address in place of Fargate where the tasks stand on one", async () => {
    const { network } = settings;
    const onInstance = {
      ...settings,
      network: { ...network, nat: "none" as const },
      compute: {
        kind: "instance" as const,
        instanceType: "t4g.small" as const,
        volumeGib: 30,
        rollout: "beside" as const,
        maxAgeDays: 30,
      },
    };
    const findings = await judge(onInstance, { ...READY, quota: async () => 0 }, ABOUT);
    const quotas = findings.filter(({ subject }) => subject.startsWith("quota of"));
    expect(quotas.map(({ expected, subject }) => `${subject}: ${expected}`)).toEqual([
      "quota of VPCs: room for 1",
      "quota of Elastic IP addresses: room for 1",
      "quota of RDS instances: room for 1",
      "quota of vCPU of standard on-demand instances: room for 2",
    ]);
  });

  it("takes an answer that did not come for unknown, by the error's name, and still asks the rest", async () => {
    const denied = Object.assign(new Error("text that could hold what was sent"), { name: "AccessDenied" });
    const quota = (): Promise<number> => Promise.reject(denied);
    expect(await found("quota of VPCs", { quota })).toMatchObject({
      state: "unknown",
      found: "AccessDenied",
    });
    expect(await found("AWS account", { quota })).toMatchObject({ state: "ok" });
    const nobody = Object.assign(new Error("Could not load credentials"), {
      name: "CredentialsProviderError",
    });
    const accountId = (): Promise<string> => Promise.reject(nobody);
    expect(await found("AWS account", { accountId })).toMatchObject({
      state: "unknown",
      next: "Log in to AWS and run it again",
    });
  });

  it("leaves the registrar's record and the name servers to a person", async () => {
    const signing = async () => ({ status: "pending", ds: "shop.example. 3600 IN DS 1 13 2 AB" });
    expect(await found("registrar", { signing })).toMatchObject({
      state: "person",
      next: "Give the registrar: shop.example. 3600 IN DS 1 13 2 AB",
    });
    const unsigned = await found("registrar", {
      signing: async () => ({ status: "disabled", ds: undefined }),
    });
    expect(unsigned?.next).toBe("After the first up, give the registrar its DS record");
    const pending = async () => ({ ...ZONE, status: "pending" });
    expect(await found("zone's name servers", { zone: pending })).toMatchObject({ state: "person" });
  });

  it("does not ask for the record of a zone that another stack owns", async () => {
    const guest = { ...settings, cloudflare: { ...cloudflare, ownsZone: false } };
    const findings = await judge(guest, READY, ABOUT);
    expect(findings.map(({ subject }) => subject)).not.toContain("registrar");
  });
});
