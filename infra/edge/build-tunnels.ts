import { tunnelled } from "../config/tunnelled.ts";
import type { ProgramContext } from "../lib/stack-context.ts";
import type { ProviderOptions } from "../provider-options.ts";
import type { SecretsArgs } from "../secrets/secrets.ts";
import { Tunnel } from "./tunnel.ts";

/** A tunnel for each service that is reached by one. */
export function buildTunnels(context: ProgramContext, options: ProviderOptions): ReadonlyMap<string, Tunnel> {
  const { settings } = context;
  const behind = Object.values(settings.services)
    .map((service) => ({ ...service, routes: tunnelled(settings, service) }))
    .filter(({ routes }) => settings.tunnel !== undefined && routes.length > 0);
  return new Map(
    behind.map((service) => [
      service.name,
      new Tunnel(`tunnel-${service.name}`, { context, service }, options),
    ]),
  );
}

/** The token of each service's connector, as a value that a secret is composed of. */
export function tokensOf(tunnels: ReadonlyMap<string, Tunnel>): SecretsArgs["composed"] {
  return Object.fromEntries([...tunnels].map(([service, { token }]) => [`tunnel.${service}`, token]));
}
