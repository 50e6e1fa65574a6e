import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { number, record, records, text } from "../known.ts";
import { registryOf } from "./discovery-instances.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/**
 * The registry in which ECS enters the tasks must exist and hold records of a kind that tasks with an address of their own have.
 * Source: ECS API Reference, ServiceRegistry, and ECS Developer Guide, "Service discovery", from memory, 2026-11.
 */
export function requireRegistry(inputs: Inputs, cloud: Cloud): void {
  const registry = record(inputs, "serviceRegistries");
  if (registry === undefined) return;
  const arn = registryOf(inputs);
  const found = cloud
    .list(TOKEN.discoveryService, { region: cloud.caller.region })
    .find((service) => live(service).arn === arn);
  if (found === undefined)
    throw new CloudError(
      "InvalidParameterException",
      `No Service Discovery service exists with the ARN ${arn}.`,
    );
  const kinds = records(record(live(found), "dnsConfig") ?? {}, "dnsRecords").map((one) => text(one, "type"));
  const port = number(registry, "port");
  const container =
    text(registry, "containerName") !== undefined && number(registry, "containerPort") !== undefined;
  if (port !== undefined && container)
    throw new CloudError(
      "InvalidParameterException",
      "When specifying a port in the service registry, containerName and containerPort must not be specified.",
    );
  if (kinds.includes("SRV") && port === undefined && !container)
    throw new CloudError(
      "InvalidParameterException",
      "An SRV record needs a port, or containerName and containerPort, in the service registry.",
    );
  if (kinds.includes("CNAME"))
    throw new CloudError(
      "InvalidParameterException",
      "A service registry with CNAME records cannot hold tasks of network mode awsvpc.",
    );
}
