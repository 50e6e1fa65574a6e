import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { uuid } from "../identifiers.ts";
import { flag, given, number, record, records, text, textList } from "../known.ts";
import { requireZone, zonesOf } from "./zone-of.ts";

const POLICY = "cloudflare:index/zeroTrustAccessPolicy:ZeroTrustAccessPolicy";
const APPLICATION = "cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication";

/*
 * Source of words, defaults and forms: cloudflare/terraform-provider-cloudflare 5.22.0 at a2efdc5,
 * internal/services/zero_trust_access_* (read 2026-11-20). Refusals of the API: from memory, 2026-11. The account's own
 * Zero Trust organization, with its login methods, exists already: no program makes it.
 */
const DECISIONS = ["allow", "deny", "non_identity", "bypass"];
const TYPES = [
  ...["self_hosted", "saas", "ssh", "vnc", "app_launcher", "warp", "biso", "bookmark", "dash_sso"],
  ...["infrastructure", "rdp", "mcp", "mcp_portal", "proxy_endpoint"],
];
const DURATION = /^(?:0|(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+)$/;
const DEFAULT_SESSION = "24h";
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const policy: Behaviour = {
  token: POLICY,
  changes: { "*": ["updatedAt"] },

  check(inputs) {
    const decision = text(inputs, "decision");
    return [
      ...oneOf(decision, DECISIONS, "decision"),
      ...durationFailure(inputs),
      ...["includes", "requires", "excludes"].flatMap((list) => selectorFailures(inputs, list)),
      ...(decision !== undefined && Array.isArray(inputs.includes) && inputs.includes.length === 0
        ? [
            {
              property: "includes",
              reason: "access.api.error.invalid_request: a policy needs one include or more",
            },
          ]
        : []),
    ];
  },

  create(inputs, cloud) {
    requireAccount(inputs, cloud);
    const now = cloud.now.toISOString();
    return {
      id: uuid(cloud),
      outputs: { ...policyOutputs(inputs), appCount: 0, createdAt: now, updatedAt: now },
    };
  },

  update(entity, next, cloud) {
    return {
      ...policyOutputs(next),
      appCount: usersOf(entity, cloud).length,
      updatedAt: cloud.now.toISOString(),
    };
  },

  read: (entity, cloud) => ({ appCount: usersOf(entity, cloud).length }),

  delete(entity, cloud) {
    const [user] = usersOf(entity, cloud);
    if (user !== undefined) {
      throw new CloudError(
        "12132",
        `access.api.error.policy_in_use: the policy is attached to the application "${String(user.inputs.name)}"`,
      );
    }
    return undefined;
  },
};

function policyOutputs(inputs: Inputs): Record<string, unknown> {
  return {
    reusable: true,
    sessionDuration: text(inputs, "sessionDuration") ?? DEFAULT_SESSION,
    ...Object.fromEntries(["includes", "requires", "excludes"].map((list) => [list, inputs[list] ?? []])),
  };
}

function usersOf(entity: Entity, cloud: Cloud): readonly Entity[] {
  return cloud
    .list(APPLICATION)
    .filter((application) => records(application.inputs, "policies").some(({ id }) => id === entity.id));
}

/** Each selector names one thing alone. */
function selectorFailures(inputs: Inputs, list: string): readonly CheckFailure[] {
  return records(inputs, list).flatMap((selector, index) => {
    const names = Object.keys(selector).filter((name) => given(selector, name));
    const property = `${list}[${index}]`;
    if (names.length !== 1)
      return [{ property, reason: `must hold exactly one selector; got ${names.length}` }];
    const email = text(record(selector, "email") ?? {}, "email");
    if (email !== undefined && !EMAIL.test(email))
      return [{ property: `${property}.email.email`, reason: `must be a mail address; got "${email}"` }];
    const domain = text(record(selector, "emailDomain") ?? {}, "domain");
    if (domain?.includes("@") === true)
      return [
        { property: `${property}.emailDomain.domain`, reason: `must be a domain without @; got "${domain}"` },
      ];
    return [];
  });
}

const application: Behaviour = {
  token: APPLICATION,

  check(inputs) {
    const failures = [...oneOf(text(inputs, "type"), TYPES, "type"), ...durationFailure(inputs)];
    if (given(inputs, "zoneId") === given(inputs, "accountId"))
      failures.push({ property: "zoneId", reason: 'exactly one of "zoneId" and "accountId" must be given' });
    const orders = records(inputs, "policies").flatMap((one) => number(one, "precedence") ?? []);
    if (new Set(orders).size !== orders.length)
      failures.push({
        property: "policies",
        reason: "precedence must be unique for each policy within an application",
      });
    return failures;
  },

  create(inputs, cloud) {
    refuseForeign(inputs, undefined, cloud);
    return {
      id: uuid(cloud),
      outputs: { aud: cloud.hex(64), ...settled(inputs) },
    };
  },

  update(entity, next, cloud) {
    refuseForeign(next, entity, cloud);
    return settled(next);
  },
};

/** Defaults of a self-hosted application; its domain and its destinations say the same in two ways. */
function settled(inputs: Inputs): Record<string, unknown> {
  const uris = urisOf(inputs);
  return {
    type: text(inputs, "type") ?? "self_hosted",
    name: text(inputs, "name") ?? uris[0] ?? "",
    sessionDuration: text(inputs, "sessionDuration") ?? DEFAULT_SESSION,
    appLauncherVisible: flag(inputs, "appLauncherVisible") ?? true,
    httpOnlyCookieAttribute: flag(inputs, "httpOnlyCookieAttribute") ?? true,
    skipAppLauncherLoginPage: flag(inputs, "skipAppLauncherLoginPage") ?? false,
    domain: text(inputs, "domain") ?? uris[0] ?? "",
    selfHostedDomains: uris,
    destinations: uris.map((uri) => ({ type: "public", uri })),
  };
}

function urisOf(inputs: Inputs): readonly string[] {
  const destinations = records(inputs, "destinations").flatMap((one) => text(one, "uri") ?? []);
  if (destinations.length > 0) return destinations;
  const domain = text(inputs, "domain");
  return domain === undefined ? textList(inputs, "selfHostedDomains") : [domain];
}

function refuseForeign(inputs: Inputs, self: Entity | undefined, cloud: Cloud): void {
  if (given(inputs, "accountId")) requireAccount(inputs, cloud);
  const zones = given(inputs, "zoneId") ? [requireZone(cloud, inputs.zoneId)] : zonesOf(cloud);
  const uris = urisOf(inputs);
  if (uris.length === 0)
    throw new CloudError("12130", "access.api.error.invalid_request: domain or destinations must be given");
  const taken = cloud.list(APPLICATION).filter((other) => other.id !== self?.id);
  for (const uri of uris) {
    const [host = ""] = uri.split("/");
    if (/[:?#]/.test(uri)) {
      throw new CloudError(
        "12130",
        `access.api.error.invalid_request: "${uri}" must be a host and a path, without scheme, port or query`,
      );
    }
    const bare = host.replace(/^\*\.?/, "");
    if (!zones.some(({ name }) => bare === name || bare.endsWith(`.${name}`)))
      throw new CloudError(
        "12130",
        `access.api.error.invalid_request: domain does not belong to zone: "${host}"`,
      );
    const twin = taken.find((other) => urisOf(other.inputs).includes(uri));
    if (twin !== undefined)
      throw new CloudError(
        "12106",
        `access.api.error.conflict: "${uri}" belongs to "${String(twin.inputs.name)}" already`,
      );
  }
  for (const { id } of records(inputs, "policies")) {
    if (typeof id === "string" && cloud.get(POLICY, id) === undefined)
      throw new CloudError("12132", `access.api.error.invalid_request: reusable policy not found: ${id}`);
  }
}

function requireAccount(inputs: Inputs, cloud: Cloud): void {
  if (inputs.accountId === cloud.caller.accountId) return;
  throw new CloudError(
    "9109",
    `Unauthorized to access requested resource: account ${String(inputs.accountId)}.`,
  );
}

function oneOf(value: string | undefined, allowed: readonly string[], property: string): CheckFailure[] {
  if (value === undefined || allowed.includes(value)) return [];
  // The SDK's comments print these words without their underscores.
  const snake = value.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const hint = allowed.includes(snake) ? `; did you mean "${snake}"?` : "";
  return [{ property, reason: `must be one of ${allowed.join(", ")}; got "${value}"${hint}` }];
}

function durationFailure(inputs: Inputs): CheckFailure[] {
  const duration = text(inputs, "sessionDuration");
  if (duration === undefined || DURATION.test(duration)) return [];
  return [{ property: "sessionDuration", reason: `must be a duration such as "8h"; got "${duration}"` }];
}

/** Cloudflare Access: logins in front of applications, and who passes them. */
export const access: Service = { behaviours: [policy, application] };
