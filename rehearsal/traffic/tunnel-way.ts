import type { Entity } from "../cloud/entity.ts";
import { live } from "../services/aws/live.ts";
import { TUNNEL_CONFIG, TUNNEL_DOMAIN } from "../services/cloudflare/tunnel-of.ts";
import { record, records, text } from "../services/known.ts";
import type { Answer, Visit } from "./answer.ts";

/**
 * What a tunnel's connector answers a visit that comes to it by that name; undefined for a name that is no tunnel's. The first rule that
 * fits is taken, and a path is a regular expression (Cloudflare Tunnel documentation, "Configuration file", from memory, 2026-11).
 */
export function tunnelAnswer(
  cloudflare: readonly Entity[],
  dnsName: string,
  visit: Visit,
): Omit<Answer, "passed"> | undefined {
  if (!dnsName.endsWith(TUNNEL_DOMAIN)) return undefined;
  const tunnelId = dnsName.slice(0, -TUNNEL_DOMAIN.length);
  const config = cloudflare.find(
    ({ token, inputs }) => token === TUNNEL_CONFIG && inputs.tunnelId === tunnelId,
  );
  const rule = rulesOf(config).find((one) => fits(one, visit));
  const service = rule === undefined ? undefined : text(rule, "service");
  // A tunnel without rules has no connector that asks anybody: error 1033.
  if (service === undefined)
    return { layer: "cloudflare", by: "no connector", status: 530, headers: {}, body: "error code: 1033" };
  const status = /^http_status:(\d{3})$/.exec(service)?.[1];
  if (status !== undefined)
    return {
      layer: "cloudflare",
      by: "the tunnel's last rule",
      status: Number(status),
      headers: {},
      body: "",
    };
  return { layer: "service", by: service, status: 200, headers: {}, body: "" };
}

function rulesOf(config: Entity | undefined): ReturnType<typeof records> {
  return config === undefined ? [] : records(record(live(config), "config") ?? {}, "ingresses");
}

function fits(rule: Readonly<Record<string, unknown>>, { host, path }: Visit): boolean {
  const [hostname = "", pattern = ""] = [text(rule, "hostname"), text(rule, "path")];
  return (
    (hostname === "" || hostname.toLowerCase() === host) && (pattern === "" || new RegExp(pattern).test(path))
  );
}
