import { describe, expect, it } from "@jest/globals";
import type { Clouds } from "../../../cli/preflight/clouds.ts";
import { messageChecks } from "../../../cli/preflight/judge-messages.ts";
import type { Settings } from "../../../infra/config/settings.ts";

type Answers = Pick<Clouds, "inSmsSandbox" | "verifiedNumbers" | "mailSubscriptions" | "smsSpendUsd">;

const MAIL = "alerts@press.example";
const READY: Answers = {
  inSmsSandbox: async () => false,
  verifiedNumbers: async () => [],
  mailSubscriptions: async () => [{ address: MAIL, confirmed: true }],
  smsSpendUsd: async () => 20,
};

async function judged(
  notify: { readonly emails: string[]; readonly sms: string[] },
  answers: Partial<Answers> = {},
) {
  const settings = { notify } as unknown as Settings; // only what is asked for
  const checks = messageChecks(settings, { ...READY, ...answers } as Clouds); // nothing else is asked
  return Promise.all(checks.map(async ([subject, check]) => ({ subject, ...(await check()) })));
}

describe("messageChecks", () => {
  it("asks nothing where nobody gets a message", async () => {
    expect(await judged({ emails: [], sms: [] })).toEqual([]);
  });

  it("passes confirmed addresses and an account that may send and spend", async () => {
    const found = await judged({ emails: [MAIL], sms: ["+4915112345678"] });
    expect(found.map(({ state, subject }) => [state, subject])).toEqual([
      ["ok", "alert mails"],
      ["ok", "text messages"],
      ["ok", "text messages' budget"],
    ]);
  });

  it.each<[string, Awaited<ReturnType<Clouds["mailSubscriptions"]>>, string, RegExp]>([
    [
      "nobody has subscribed yet",
      [],
      "no subscription yet",
      /^After the first up, follow the link .* to alerts@press\.example;/,
    ],
    [
      "one of its topics is open",
      [
        { address: MAIL, confirmed: true },
        { address: MAIL, confirmed: false },
      ],
      "1 of 1 not confirmed",
      /^Follow the link/,
    ],
    [
      "another address is confirmed",
      [{ address: "b@press.example", confirmed: true }],
      "1 of 1 not confirmed",
      /^Follow/,
    ],
  ])("leaves an address to a person where %s", async (_what, subscriptions, found, next) => {
    const [mails] = await judged(
      { emails: [MAIL], sms: [] },
      { mailSubscriptions: async () => subscriptions },
    );
    expect(mails).toMatchObject({ state: "person", found });
    expect(mails?.next).toMatch(next);
  });

  it.each<[number | undefined, string]>([
    [undefined, "person"],
    [0, "person"],
    [1, "person"],
    [2, "ok"],
  ])("takes a monthly limit of %s USD for %s", async (limit, state) => {
    const found = await judged({ emails: [], sms: ["+49151"] }, { smsSpendUsd: async () => limit });
    expect(found[1]?.state).toBe(state);
  });

  it("names the countries that want a registered sender", async () => {
    const found = await judged({ emails: [], sms: ["+971501234567"] });
    expect(found[2]).toMatchObject({
      ...{ subject: "text messages' sender", state: "person" },
      found: "numbers in the United Arab Emirates",
    });
  });

  it("names the numbers that the sandbox does not reach", async () => {
    const sms = ["+4915112345678", "+4915187654321"];
    const sandboxed = { inSmsSandbox: async () => true, verifiedNumbers: async () => [sms[0] ?? ""] };
    expect((await judged({ emails: [], sms }, sandboxed))[0]).toMatchObject({
      state: "person",
      found: "1 of 2 not verified",
    });
  });
});
