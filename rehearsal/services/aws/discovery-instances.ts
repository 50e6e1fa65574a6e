import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { record, text } from "../known.ts";
import { live } from "./live.ts";
import { interfacesOf } from "./network-interfaces.ts";
import { TOKEN } from "./tokens.ts";

/** The interfaces of the tasks that ECS has entered in a service of Cloud Map: those of every ECS service that names it. */
export function instancesOf(cloud: Cloud, registry: Entity): readonly Entity[] {
  const arn = text(live(registry), "arn");
  return cloud
    .list(TOKEN.service)
    .filter((service) => registryOf(live(service)) === arn)
    .flatMap((service) => interfacesOf(cloud, text(live(service), "arn") ?? service.id));
}

/** ARN of the registry that the inputs of an ECS service name. */
export function registryOf(inputs: Readonly<Record<string, unknown>>): string | undefined {
  return text(record(inputs, "serviceRegistries") ?? {}, "registryArn");
}

/** What a name is in a network: the service of Cloud Map behind it, or that its zone stands there without it. */
export type Resolved = Entity | "no such name" | undefined;

/** Asks the resolver of a VPC for a name; undefined where none of its private zones holds it. */
export function resolveIn(cloud: Cloud, vpcId: string, host: string): Resolved {
  for (const namespace of cloud.list(TOKEN.discoveryNamespace)) {
    const zone = text(live(namespace), "name") ?? "";
    if (text(live(namespace), "vpc") !== vpcId || !host.endsWith(`.${zone}`)) continue;
    const label = host.slice(0, -zone.length - 1);
    const found = cloud.list(TOKEN.discoveryService).find((service) => {
      const all = live(service);
      return text(all, "namespaceId") === namespace.id && text(all, "name") === label;
    });
    return found ?? "no such name";
  }
  return undefined;
}
