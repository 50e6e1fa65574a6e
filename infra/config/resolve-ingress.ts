import type { Config } from "./config.ts";
import type { Decisions } from "./decisions.ts";
import type { SecretSettings } from "./secret-settings.ts";
import type { ServiceSettings } from "./service-settings.ts";
import type { Settings } from "./settings.ts";
import { tunnelSecretName } from "./tunnel-secret.ts";
import { type TunnelWays, tunnelled } from "./tunnelled.ts";

/** How requests come in, and with what. */
export function resolveIngress(
  { ingress, tunnel }: Config,
  decide: Decisions,
): Pick<Settings, "ingress" | "tunnel"> {
  const way = decide.or("ingress", ingress);
  if (tunnel === undefined) return { ingress: way, tunnel: decide.derived("tunnel", undefined) };
  const imageCredentials = decide.or("tunnel.imageCredentials", tunnel.imageCredentials);
  return { ingress: way, tunnel: { ...tunnel, imageCredentials } };
}

/** The secrets with the token of each connector. */
export function withTunnelSecrets(
  secrets: Readonly<Record<string, SecretSettings>>,
  services: Readonly<Record<string, ServiceSettings>>,
  way: TunnelWays & Pick<Settings, "tunnel">,
  decide: Decisions,
): Readonly<Record<string, SecretSettings>> {
  if (way.tunnel === undefined) return secrets;
  const tokens = Object.values(services)
    .filter((service) => tunnelled(way, service).length > 0)
    .map(({ name }): [string, SecretSettings] => {
      const key = tunnelSecretName(name);
      return [key, decide.derived(`secrets.${key}`, { kind: "composed", from: `tunnel.${name}` })];
    });
  return { ...secrets, ...Object.fromEntries(tokens) };
}
