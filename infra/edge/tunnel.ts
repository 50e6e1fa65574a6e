import { ZeroTrustTunnelCloudflared } from "@pulumi/cloudflare/zeroTrustTunnelCloudflared.js";
import { ZeroTrustTunnelCloudflaredConfig } from "@pulumi/cloudflare/zeroTrustTunnelCloudflaredConfig.js";
import { all, ComponentResource, interpolate, type Output, type Resource, secret } from "@pulumi/pulumi";
import { RandomBytes } from "@pulumi/random/randomBytes.js";
import type { RouteSettings, ServiceSettings } from "../config/service-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { LOOPBACK, originHost } from "../service/tunnel-container.ts";

/** Bytes of a tunnel's secret, the least that Cloudflare takes: 256 bits (@pulumi/cloudflare 6.22.1, ZeroTrustTunnelCloudflaredArgs). */
const SECRET_BYTES = 32;

export interface TunnelArgs {
  readonly context: StackContext;
  readonly service: ServiceSettings;
}

/**
 * The way from the edge to one service without an open port: the connector in the service's tasks dials Cloudflare, and
 * whoever holds the token is that connector. Each service has a tunnel of its own, since every connector of a tunnel gets
 * requests for all of its hostnames. What no rule names is answered with 404 by the connector itself.
 */
export class Tunnel extends ComponentResource {
  /** What a proxied record names. */
  readonly originName: Output<string>;
  /** The connector's token; secret. */
  readonly token: Output<string>;
  /** What must stand before a connector starts. */
  readonly ready: readonly Resource[];

  constructor(name: string, { context, service }: TunnelArgs, opts?: ComponentOptions) {
    super("slipway:edge:Tunnel", name, {}, opts);
    const { accountId } = context.settings.cloudflare;
    const bytes = new RandomBytes(`${name}-secret`, { length: SECRET_BYTES }, { parent: this });
    const tunnel = new ZeroTrustTunnelCloudflared(
      `${name}-tunnel`,
      context.override(
        "tunnels",
        "tunnel",
        {
          accountId,
          name: `${context.prefix}-${service.name}`,
          configSrc: "cloudflare",
          tunnelSecret: bytes.base64,
        },
        service.name,
      ),
      { parent: this, additionalSecretOutputs: ["tunnelSecret"] },
    );
    const config = new ZeroTrustTunnelCloudflaredConfig(
      `${name}-config`,
      context.override(
        "tunnels",
        "config",
        {
          accountId,
          tunnelId: tunnel.id,
          source: "cloudflare",
          config: { ingresses: tunnelRules(service, originHost(context.settings, service.name)) },
        },
        service.name,
      ),
      { parent: this },
    );
    this.originName = interpolate`${tunnel.id}.cfargotunnel.com`;
    // cloudflare/cloudflared, connection.TunnelToken (account, tunnel, secret as JSON in base64): from memory, 2026-11.
    this.token = secret(
      all([tunnel.id, bytes.base64]).apply(([t, s]) =>
        Buffer.from(JSON.stringify({ a: accountId, t, s })).toString("base64"),
      ),
    );
    this.ready = [config];
    this.registerOutputs({ originName: this.originName });
  }
}

interface TunnelRule {
  readonly hostname?: string;
  readonly path?: string;
  readonly service: string;
}

/** Longer patterns first, since cloudflared takes the first rule that fits; the last one takes the rest. */
export function tunnelRules(
  { containerPort, routes }: Pick<ServiceSettings, "containerPort" | "routes">,
  host = LOOPBACK,
): TunnelRule[] {
  const service = `http://${host}:${containerPort}`;
  return [
    ...routes.flatMap((route) => routeRules(route, service)).sort(longestFirst),
    { service: "http_status:404" },
  ];
}

function routeRules({ hostname, paths }: RouteSettings, service: string): readonly TunnelRule[] {
  return paths.map((path) => ({ hostname, ...(path === "/*" ? {} : { path: asExpression(path) }), service }));
}

function longestFirst(one: TunnelRule, other: TunnelRule): number {
  const apart = (other.path?.length ?? 0) - (one.path?.length ?? 0);
  return apart === 0 ? (`${one.hostname}${one.path}` < `${other.hostname}${other.path}` ? -1 : 1) : apart;
}

/** A path pattern as the regular expression of a tunnel's rule. */
function asExpression(pattern: string): string {
  const escaped = pattern.replaceAll(/[.$+^(){}|[\]\\]/g, "\\$&");
  return `^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`;
}
