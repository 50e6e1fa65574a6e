import { isIPv6 } from "node:net";
import { parseCidr, withoutHostBits } from "../../lib/cidr.ts";
import type { Problem } from "../../lib/errors.ts";
import { coversPath } from "../../lib/path-pattern.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { DEFAULTS } from "../tier-defaults.ts";

/** Widest blocks of an allow-list, bits: more addresses than an office or a VPN has are no list any more. */
const WIDEST = { ipv4: 16, ipv6: 32 } as const;

/** Admin routes stand in the zone, are the owner's to guard, and lock out neither people nor machines. */
export function checkAdmin(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return [
    ...checkOwner(parts),
    ...checkRoutes(parts),
    ...checkBlocks(parts),
    ...nobodyNamed("admin.access", parts.admin?.access, wrong),
    ...checkRenewal(parts),
  ];
}

/** Allow-list and mail records are parts of the zone; the login stands with the allow-list. */
function checkOwner({ admin, cloudflare, mail }: ConfigParts): readonly Problem[] {
  if (cloudflare?.ownsZone !== false) return [];
  const written = { admin, mail };
  return Object.entries(written).flatMap(([where, value]) =>
    value === undefined
      ? []
      : [
          {
            where,
            expected: `no ${where} in a stack that does not own its zone`,
            found: shown(value),
            next: "Move it to the owning stack: its rules hold for every hostname of the zone",
          },
        ],
  );
}

function checkRoutes({ admin, bypass, domain, services }: ConfigParts): readonly Problem[] {
  const health = Object.values(services ?? {}).flatMap((service) =>
    (service?.routes ?? []).flatMap(({ hostname }) =>
      [service?.health?.livePath, service?.health?.deepPath].map((path) => ({
        hostname,
        path,
        what: "a health route",
      })),
    ),
  );
  const open = [
    ...health,
    ...(bypass ?? []).map(({ hostname, path }, index) => ({ hostname, path, what: `bypass.${index}` })),
  ];
  return (admin?.routes ?? []).flatMap(({ hostname, paths }, index) => [
    ...(hostname === undefined ||
    domain === undefined ||
    hostname === domain ||
    hostname.endsWith(`.${domain}`)
      ? []
      : [
          {
            where: `admin.routes.${index}.hostname`,
            expected: `"${domain}" or a name below it`,
            found: shown(hostname),
            next: "Correct the hostname or domain",
          },
        ]),
    ...(paths ?? []).flatMap((path, position) => {
      const shut = open.find(
        (one) =>
          one.hostname === hostname &&
          one.path !== undefined &&
          (coversPath(`${path}/*`, one.path) || coversPath(one.path, `${path}/*`)),
      );
      if (shut === undefined) return [];
      return [
        {
          where: `admin.routes.${index}.paths.${position}`,
          expected: "a path apart from what machines ask for without a login",
          found: `${shown(path)} beside ${shown(shut.path)} of ${shut.what}`,
          next: "Move one of them: a webhook or a health check cannot log in",
        },
      ];
    }),
  ]);
}

function checkBlocks({ admin }: ConfigParts): readonly Problem[] {
  return (admin?.allowedCidrs ?? []).flatMap((block, index) => {
    const problem = blockProblem(block);
    return problem === undefined
      ? []
      : [{ where: `admin.allowedCidrs.${index}`, found: shown(block), ...problem }];
  });
}

function blockProblem(block: string): Pick<Problem, "expected" | "next"> | undefined {
  const [address = "", length = ""] = block.split("/");
  const bits = Number(length);
  if (address.includes(":")) {
    if (!isIPv6(address) || bits > 128)
      return { expected: "a block of IPv6 addresses such as 2001:db8::/48", next: "Correct it" };
    return bits < WIDEST.ipv6 ? tooWide(WIDEST.ipv6) : undefined;
  }
  if (parseCidr(block) === undefined) {
    const mended = withoutHostBits(block);
    return mended === undefined
      ? { expected: "a block of IPv4 addresses such as 203.0.113.0/24", next: "Correct it" }
      : { expected: "a block that starts at its first address", next: `Write ${mended}` };
  }
  return bits < WIDEST.ipv4 ? tooWide(WIDEST.ipv4) : undefined;
}

function tooWide(bits: number): Pick<Problem, "expected" | "next"> {
  return {
    expected: `a block of /${bits} or narrower: an allow-list names an office or a VPN`,
    next: "Name the addresses that your staff comes from",
  };
}

/** A login that nobody passes, at `where`. */
export function nobodyNamed(
  where: string,
  access: { readonly emails?: unknown; readonly emailDomains?: unknown } | undefined,
  wrong: ReadonlySet<string>,
): readonly Problem[] {
  if (access === undefined || [...wrong].some((path) => path.startsWith(where))) return [];
  if (access.emails !== undefined || access.emailDomains !== undefined) return [];
  const next = "Say who may log in, for example emails: [ops@example.com]";
  return [{ where, expected: "emails or emailDomains, or both", found: "neither", next }];
}

/** A certificate that is due for renewal when it is made would be made again at every update. */
function checkRenewal({ edge }: ConfigParts): readonly Problem[] {
  const pull = edge?.originPull;
  if (pull === undefined) return [];
  const life = pull.certificateDays ?? DEFAULTS["edge.originPull.certificateDays"].production;
  const early = pull.renewDaysBefore ?? DEFAULTS["edge.originPull.renewDaysBefore"].production;
  if (early < life) return [];
  return [
    {
      where: "edge.originPull.renewDaysBefore",
      expected: `fewer days than the certificate lives (${life})`,
      found: String(early),
      next: `Write renewDaysBefore: ${Math.max(1, Math.floor(life / 6))}`,
    },
  ];
}
