import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { tunnelSecretName } from "../tunnel-secret.ts";
import { nobodyNamed } from "./admin.ts";
import { checkHostname, depthOf } from "./hostnames.ts";

/** A tool of the staff is a service without a route, under a hostname that nobody else has. */
export function checkInternalTools(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  const { internalTools } = parts;
  if (internalTools === undefined) return [];
  const tools = Object.entries(internalTools.hostnames ?? {});
  return [
    ...tools.flatMap(([name, hostname]) => [
      ...checkService(parts, wrong, name),
      ...(hostname === undefined ? [] : checkName(parts, name, hostname)),
      ...checkToken(parts, name),
    ]),
    ...nobodyNamed("internalTools.access", internalTools.access, wrong),
  ];
}

function checkService(
  { services }: ConfigParts,
  wrong: ReadonlySet<string>,
  name: string,
): readonly Problem[] {
  const where = `internalTools.hostnames.${name}`;
  const service = services?.[name];
  if (service === undefined) {
    if (wrong.has("services") || wrong.has(`services.${name}`)) return []; // told there
    const near = nearest(name, Object.keys(services ?? {}));
    const next = near === undefined ? "Add it under services" : `Write ${near}`;
    return [{ where, expected: "the name of a service of the stack", found: shown(name), next }];
  }
  if ((service.routes ?? []).length === 0) return [];
  const expected = "a service without routes, since those are open to everybody";
  const next = `Remove services.${name}.routes, or give the tool a service of its own`;
  return [{ where, expected, found: `${service.routes?.length} of them`, next }];
}

function checkName(parts: ConfigParts, name: string, hostname: string): readonly Problem[] {
  const where = `internalTools.hostnames.${name}`;
  const { cloudflare, domain } = parts;
  const placed =
    domain === undefined ? [] : checkHostname(where, hostname, domain, depthOf(cloudflare?.plan));
  const other = otherUser(parts, name, hostname);
  if (other === undefined) return placed;
  const expected = "a hostname of the tool's own, since the login stands before all of it";
  return [
    ...placed,
    { where, expected, found: `${shown(hostname)} of ${other} too`, next: "Take another hostname" },
  ];
}

/** What else answers to the hostname. */
function otherUser(
  { admin, internalTools, services }: ConfigParts,
  name: string,
  hostname: string,
): string | undefined {
  const routed = Object.entries(services ?? {}).find(([, service]) =>
    (service?.routes ?? []).some((route) => route.hostname === hostname),
  );
  if (routed !== undefined) return `services.${routed[0]}.routes`;
  const index = (admin?.routes ?? []).findIndex((route) => route.hostname === hostname);
  if (index >= 0) return `admin.routes.${index}`;
  const [first] =
    Object.entries(internalTools?.hostnames ?? {}).find(([, other]) => other === hostname) ?? [];
  return first === undefined || first === name ? undefined : `internalTools.hostnames.${first}`;
}

/** The stack fills the token of the tool's connector by itself. */
function checkToken({ secrets }: ConfigParts, name: string): readonly Problem[] {
  const key = tunnelSecretName(name);
  if (secrets?.[key] === undefined) return [];
  const expected = `a name that the stack does not use itself, for the connector of ${name}`;
  return [{ where: `secrets.${key}`, expected, found: shown(key), next: "Rename the secret" }];
}
