import { describe, expect, it } from "@jest/globals";
import type { Clouds } from "../../../cli/preflight/clouds.ts";
import { accessChecks } from "../../../cli/preflight/judge-access.ts";
import type { Settings } from "../../../infra/config/settings.ts";

type Answers = Pick<Clouds, "zeroTrust" | "subscriptions">;

const NEEDS = {
  admin: {},
  internalTools: undefined,
  cloudflare: { accountId: "c1" },
  edge: { failover: { workersPlan: "paid" } },
} as unknown as Settings; // only what is asked for

const READY: Answers = {
  zeroTrust: async () => ({ name: "press", logins: ["onetimepin"] }),
  subscriptions: async () => ["Workers Paid"],
};

async function judged(settings: Settings, answers: Partial<Answers> = {}) {
  const checks = accessChecks(settings, { ...READY, ...answers } as Clouds); // nothing else is asked
  return Promise.all(checks.map(async ([subject, check]) => ({ subject, ...(await check()) })));
}

describe("accessChecks", () => {
  it("passes an account with an organization, a login and the paid plan", async () => {
    expect((await judged(NEEDS)).map(({ found, state, subject }) => [state, subject, found])).toEqual([
      ["ok", "Zero Trust organization", "press"],
      ["ok", "Zero Trust login", "onetimepin"],
      ["ok", "Workers plan", "Workers Paid"],
    ]);
  });

  it("asks nothing of a stack behind which nobody logs in and whose Workers are free", async () => {
    const free = {
      ...NEEDS,
      admin: undefined,
      edge: { failover: { workersPlan: "free" } },
    } as unknown as Settings;
    expect(await judged(free)).toEqual([]);
    expect(await judged({ ...free, edge: { failover: undefined } } as unknown as Settings)).toEqual([]);
    expect(await judged({ ...free, internalTools: {} } as unknown as Settings)).toHaveLength(2);
  });

  it("fails an account without an organization, in which the update could make no application", async () => {
    const [organization, login] = await judged(NEEDS, { zeroTrust: async () => undefined });
    expect(organization).toMatchObject({ state: "failed", found: "none" });
    expect(organization?.next).toMatch(/choose a team name/);
    expect(login?.state).toBe("person");
  });

  it("leaves an organization without a login method to a person", async () => {
    const answers = { zeroTrust: async () => ({ name: "press", logins: [] }) };
    expect((await judged(NEEDS, answers))[1]).toMatchObject({ state: "person", found: "none" });
  });

  it.each<[string, readonly string[] | "denied", string]>([
    ["nothing is paid for", [], "no such subscription"],
    ["something else is", ["Pro Plan", "Workers Free"], "no such subscription"],
    ["the token may not look", "denied", "not told: the token may not read bills"],
  ])("leaves the Workers plan to a person where %s", async (_what, plans, found) => {
    expect((await judged(NEEDS, { subscriptions: async () => plans }))[2]).toMatchObject({
      state: "person",
      found,
    });
  });
});
