import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { letters } from "../identifiers.ts";
import { number, record, records, text } from "../known.ts";
import { instancesOf } from "./discovery-instances.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Labels of a zone's name. Source: Cloud Map API Reference, CreatePrivateDnsNamespace, from memory, 2026-11. */
const ZONE =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
/** One label, or several with dots: a service's name is the record's. Source: Cloud Map API Reference, CreateService, from memory, 2026-11. */
const NAME =
  /^(?=.{1,127}$)(?:_?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*_?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
/** Seconds. Source: Cloud Map API Reference, DnsRecord, from memory, 2026-11. */
const TTL = { least: 0, most: 2_147_483_647 } as const;

const namespace: Behaviour = {
  token: TOKEN.discoveryNamespace,
  autoName: { property: "name", maxLength: 253, lowerCase: true },

  check(inputs) {
    const name = text(inputs, "name");
    if (name === undefined || ZONE.test(name)) return [];
    return [{ property: "name", reason: `InvalidInput: "${name}" is not a domain name` }];
  },

  create(inputs, cloud) {
    const name = (text(inputs, "name") ?? "").toLowerCase();
    const vpcId = text(inputs, "vpc");
    const vpc = cloud.get(TOKEN.vpc, vpcId);
    if (vpc === undefined)
      throw new CloudError(
        "InvalidInput",
        `The VPC ${vpcId} in region ${cloud.caller.region} does not exist.`,
      );
    const same = cloud
      .list(TOKEN.discoveryNamespace, { region: cloud.caller.region })
      .find((other) => text(live(other), "name") === name && text(live(other), "vpc") === vpcId);
    // The zone of Route 53 would be ambiguous in that network (Route 53, ConflictingDomainExists, from memory, 2026-11).
    if (same !== undefined)
      throw new CloudError(
        "ConflictingDomainExists",
        `The VPC ${vpcId} that you chose is already associated with another hosted zone, of ${same.id}, with the name ${name}.`,
      );
    const id = `ns-${letters(cloud, 16, { lower: true })}`;
    return {
      id,
      outputs: {
        arn: cloud.arn("servicediscovery", `namespace/${id}`),
        hostedZone: `Z${letters(cloud, 20, { upper: true })}`,
        name,
      },
    };
  },

  update() {
    return undefined;
  },

  delete(entity, cloud) {
    const inside = cloud
      .list(TOKEN.discoveryService)
      .find((service) => namespaceIdOf(live(service)) === entity.id);
    if (inside !== undefined)
      throw new CloudError(
        "ResourceInUse",
        `The namespace ${entity.id} still contains the service ${inside.id}.`,
      );
    return undefined;
  },
};

const service: Behaviour = {
  token: TOKEN.discoveryService,
  autoName: { property: "name", maxLength: 127, lowerCase: true },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.test(name))
      failures.push({ property: "name", reason: `InvalidInput: "${name}" is not a name of a record` });
    if (inputs.healthCheckConfig !== undefined && inputs.healthCheckCustomConfig !== undefined)
      failures.push({ property: "healthCheckConfig", reason: "conflicts with healthCheckCustomConfig" });
    return [...failures, ...dnsFailures(inputs)];
  },

  create(inputs, cloud) {
    const namespaceId = namespaceIdOf(inputs);
    const parent = cloud.get(TOKEN.discoveryNamespace, namespaceId);
    if (parent === undefined)
      throw new CloudError("NamespaceNotFound", `No namespace exists with the ID ${namespaceId}.`);
    if (inputs.healthCheckConfig !== undefined)
      throw new CloudError(
        "InvalidInput",
        "Route 53 health checks are not supported in a private DNS namespace; use healthCheckCustomConfig.",
      );
    const name = text(inputs, "name") ?? "";
    const twin = cloud
      .list(TOKEN.discoveryService)
      .find((other) => namespaceIdOf(live(other)) === namespaceId && text(live(other), "name") === name);
    if (twin !== undefined)
      throw new CloudError("ServiceAlreadyExists", `Service already exists: ${name} is ${twin.id}.`);
    const id = `srv-${letters(cloud, 16, { lower: true })}`;
    return {
      id,
      outputs: {
        arn: cloud.arn("servicediscovery", `service/${id}`),
        namespaceId,
        type: record(inputs, "dnsConfig") === undefined ? "HTTP" : "DNS_HTTP",
      },
    };
  },

  update() {
    return undefined;
  },

  delete(entity, cloud) {
    const instances = instancesOf(cloud, entity);
    if (instances.length > 0)
      throw new CloudError(
        "ResourceInUse",
        `Service contains registered instances; delete the instances before deleting the service (${entity.id} has ${instances.length}).`,
      );
    return undefined;
  },
};

/** The namespace that a service stands in: the one of its DNS words, or its own word. */
function namespaceIdOf(inputs: Inputs): string | undefined {
  return text(record(inputs, "dnsConfig") ?? {}, "namespaceId") ?? text(inputs, "namespaceId");
}

/** Source: Cloud Map API Reference, DnsConfig, from memory, 2026-11. */
function dnsFailures(inputs: Inputs): readonly CheckFailure[] {
  const dns = record(inputs, "dnsConfig");
  if (dns === undefined) return [];
  const failures: CheckFailure[] = [];
  const policy = text(dns, "routingPolicy");
  if (policy !== undefined && !["MULTIVALUE", "WEIGHTED"].includes(policy))
    failures.push({
      property: "dnsConfig.routingPolicy",
      reason: `must be MULTIVALUE or WEIGHTED; got ${policy}`,
    });
  const kinds = records(dns, "dnsRecords").map((one) => text(one, "type"));
  const strange = kinds.find((kind) => kind !== undefined && !["A", "AAAA", "SRV", "CNAME"].includes(kind));
  if (strange !== undefined)
    failures.push({
      property: "dnsConfig.dnsRecords",
      reason: `must be of A, AAAA, SRV or CNAME; got ${strange}`,
    });
  if (kinds.includes("CNAME") && (kinds.length > 1 || (policy ?? "MULTIVALUE") !== "WEIGHTED"))
    failures.push({
      property: "dnsConfig.dnsRecords",
      reason: "InvalidInput: a CNAME record stands alone and needs the routing policy WEIGHTED",
    });
  const wrong = records(dns, "dnsRecords").find(({ ttl }) => {
    return typeof ttl === "number" && (ttl < TTL.least || ttl > TTL.most);
  });
  if (wrong !== undefined)
    failures.push({
      property: "dnsConfig.dnsRecords",
      reason: `expected ttl to be in the range (${TTL.least} - ${TTL.most}), got ${number(wrong, "ttl")}`,
    });
  return failures;
}

/** Private DNS namespaces of Cloud Map and the services in them, in which ECS enters its tasks. */
export const servicediscovery: Service = { behaviours: [namespace, service] };
