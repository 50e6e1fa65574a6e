import type { Config } from "./config.ts";
import type { Decisions } from "./decisions.ts";
import type { SecretSettings, ServiceSettings, Settings, TunnelSettings } from "./settings.ts";
import { tunnelSecretName } from "./tunnel-secret.ts";

/** How requests come in, and with what. */
export function resolveIngress(
  { ingress, tunnel }: Config,
  decide: Decisions,
): Pick<Settings, "ingress" | "tunnel"> {
  const way = decide.or("ingress", ingress);
  return { ingress: way, tunnel: resolveTunnel(way, tunnel, decide) };
}

function resolveTunnel(
  ingress: Settings["ingress"],
  tunnel: Config["tunnel"],
  decide: Decisions,
): TunnelSettings | undefined {
  return ingress === "tunnel" && tunnel !== undefined ? tunnel : decide.derived("tunnel", undefined);
}

/** The secrets with the token of each public service's connector. */
export function withTunnelSecrets(
  secrets: Readonly<Record<string, SecretSettings>>,
  services: Readonly<Record<string, ServiceSettings>>,
  tunnel: TunnelSettings | undefined,
  decide: Decisions,
): Readonly<Record<string, SecretSettings>> {
  if (tunnel === undefined) return secrets;
  const tokens = Object.values(services)
    .filter(({ routes }) => routes.length > 0)
    .map(({ name }): [string, SecretSettings] => {
      const key = tunnelSecretName(name);
      return [key, decide.derived(`secrets.${key}`, { kind: "composed", from: `tunnel.${name}` })];
    });
  return { ...secrets, ...Object.fromEntries(tokens) };
}
