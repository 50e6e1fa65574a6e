import type { Settings } from "../../infra/config/settings.ts";
import type { Clouds } from "./clouds.ts";
import type { Verdict } from "./judge.ts";

/**
 * What Cloudflare's account must have beside the zone, made once by a person: the Zero Trust organization and a login method,
 * without which nobody passes Access, and the Workers plan that is paid by the month.
 */
export function accessChecks(
  { admin, cloudflare, edge, internalTools }: Settings,
  clouds: Clouds,
): readonly (readonly [subject: string, check: () => Promise<Verdict>])[] {
  const { accountId } = cloudflare;
  const logsIn = admin !== undefined || internalTools !== undefined;
  return [
    ...(logsIn
      ? ([
          ["Zero Trust organization", async () => organization(await clouds.zeroTrust(accountId))],
          ["Zero Trust login", async () => login((await clouds.zeroTrust(accountId))?.logins ?? [])],
        ] as const)
      : []),
    ...(edge.failover?.workersPlan === "paid"
      ? [["Workers plan", async () => workers(await clouds.subscriptions(accountId))] as const]
      : []),
  ];
}

/** The update makes applications of Access, and fails where there is no organization for them. */
function organization(found: { readonly name: string } | undefined): Verdict {
  const expected = "one, made once in the dashboard";
  if (found !== undefined) return { state: "ok", expected, found: found.name, next: "" };
  return {
    state: "failed",
    expected,
    found: "none",
    next: "Open Zero Trust in Cloudflare's dashboard and choose a team name",
  };
}

function login(logins: readonly string[]): Verdict {
  const expected = "a method by which people log in";
  if (logins.length > 0) return { state: "ok", expected, found: logins.join(", "), next: "" };
  return {
    state: "person",
    expected,
    found: "none",
    next: "Add one in Zero Trust, Settings, Authentication: One-time PIN needs no other service",
  };
}

/** A token for updates need not read the account's bills, so a refusal is a person's to settle. */
function workers(plans: readonly string[] | "denied"): Verdict {
  const expected = "Workers Paid";
  const paid = plans === "denied" ? undefined : plans.find((plan) => /workers.*paid/i.test(plan));
  if (paid !== undefined) return { state: "ok", expected, found: paid, next: "" };
  return {
    state: "person",
    expected,
    found: plans === "denied" ? "not told: the token may not read bills" : "no such subscription",
    next: "See in Cloudflare's dashboard, Workers & Pages, Plans, that the account pays for it, or set edge.failover.workersPlan: free",
  };
}
