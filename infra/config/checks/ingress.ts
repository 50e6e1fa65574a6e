import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { tunnelSecretName } from "../tunnel-secret.ts";

/** What goes with a tunnel, and what only a load balancer can do. */
export function checkIngress(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (wrong.has("ingress")) return [];
  if (parts.ingress !== "tunnel")
    return parts.internalTools === undefined ? checkUnused(parts) : checkImage(parts, wrong);
  return [
    ...checkImage(parts, wrong),
    ...checkBalancerWords(parts),
    ...checkServices(parts),
    ...checkHostnames(parts),
    ...checkSecrets(parts),
  ];
}

/** A connector that nothing uses would look as if the services stood behind it. */
function checkUnused({ tunnel }: ConfigParts): readonly Problem[] {
  if (tunnel === undefined) return [];
  const expected = "ingress: tunnel or internalTools wherever a connector is named";
  return [
    { where: "tunnel", expected, found: "a load balancer", next: "Write ingress: tunnel, or remove tunnel" },
  ];
}

function checkImage({ ingress, tunnel }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (tunnel !== undefined || wrong.has("tunnel")) return [];
  const expected = `the connector's image with ${ingress === "tunnel" ? "ingress: tunnel" : "internalTools"}`;
  return [
    { where: "tunnel", expected, found: "nothing", next: "Write tunnel: { image: <repository>@sha256:... }" },
  ];
}

/** Words that speak of a load balancer. */
function checkBalancerWords({ edge, maintenance, services }: ConfigParts): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, service] of Object.entries(services ?? {}))
    if (service?.webSockets?.stickinessSeconds !== undefined)
      problems.push({
        where: `services.${name}.webSockets.stickinessSeconds`,
        expected: "no stickiness with ingress: tunnel, since it is a cookie of the load balancer",
        found: shown(service.webSockets.stickinessSeconds),
        next: "Remove it, or write ingress: load-balancer",
      });
  if (edge?.waf?.loadBalancer === true)
    problems.push({
      where: "edge.waf.loadBalancer",
      expected: "no AWS WAF with ingress: tunnel, which has no load balancer to stand on",
      found: "true",
      next: "Remove edge.waf.loadBalancer, or write ingress: load-balancer",
    });
  if (edge?.originPull !== undefined)
    problems.push({
      where: "edge.originPull",
      expected:
        "no certificate for the origin with ingress: tunnel, whose token proves the connector instead",
      found: shown(edge.originPull),
      next: "Remove it, or write ingress: load-balancer",
    });
  if (maintenance !== undefined && edge?.waf?.loadBalancer !== false)
    problems.push({
      where: "maintenance",
      expected:
        "no maintenance page with ingress: tunnel, since AWS WAF on the load balancer answers with it",
      found: "one",
      next: "Remove it, or write ingress: load-balancer",
    });
  return problems;
}

function checkServices({ services }: ConfigParts): readonly Problem[] {
  return Object.entries(services ?? {}).flatMap(([name, service]) => {
    if ((service?.routes ?? []).length === 0) return [];
    const problems: Problem[] = [];
    const requests = service?.scale?.requestsPerTaskPerMinute;
    if (typeof requests === "number")
      problems.push({
        where: `services.${name}.scale.requestsPerTaskPerMinute`,
        expected: "no measure of requests with ingress: tunnel, since only a load balancer counts them",
        found: String(requests),
        next: "Remove it: cpuPercent and memoryPercent scale the service",
      });
    return problems;
  });
}

/** Each service has a tunnel of its own, and a hostname's record names one tunnel. */
function checkHostnames({ services }: ConfigParts): readonly Problem[] {
  const owner = new Map<string, string>();
  return Object.entries(services ?? {}).flatMap(([name, service]) =>
    (service?.routes ?? []).flatMap(({ hostname }, index) => {
      if (hostname === undefined) return [];
      const first = owner.get(hostname) ?? name;
      owner.set(hostname, first);
      if (first === name) return [];
      const expected = `with ingress: tunnel a hostname that leads to one service, since ${first} has it`;
      const where = `services.${name}.routes.${index}.hostname`;
      const next = "Take a hostname of its own, or ingress: load-balancer";
      return [{ where, expected, found: shown(hostname), next }];
    }),
  );
}

function checkSecrets({ secrets, services }: ConfigParts): readonly Problem[] {
  return Object.entries(services ?? {}).flatMap(([name, service]) => {
    const key = tunnelSecretName(name);
    if ((service?.routes ?? []).length === 0 || secrets?.[key] === undefined) return [];
    const expected = `a name that the stack does not use itself, for the connector of ${name}`;
    return [{ where: `secrets.${key}`, expected, found: shown(key), next: "Rename the secret" }];
  });
}
