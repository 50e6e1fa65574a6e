import { X509Certificate } from "node:crypto";
import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import { type ContainerView, SERVICE_COMPONENT, TASK_DEFINITION, taskView } from "../task/task-view.ts";
import { ECS_SERVICE } from "../tokens.ts";
import { ingressOf } from "./ingress.ts";
import { groupsOf, rulesInto, SOURCE_PROPERTIES, wornGroups } from "./security-groups.ts";

/** One service that reaches a database by itself, and the pooler beside its tasks. */
export interface DirectUser {
  readonly service: ResourceView;
  /** Undefined where none stands there. */
  readonly pooler: ContainerView | undefined;
}

/** The services whose groups a database lets in, each with its pooler; none where the stack has no pooler at all. */
export function directUsers(index: ViewIndex, database: ResourceView): readonly DirectUser[] {
  const services = index.ofType(ECS_SERVICE);
  const poolers = new Map(services.map((service) => [service.urn, poolerOf(index, service)]));
  if ([...poolers.values()].every((pooler) => pooler === undefined)) return [];
  const sources = new Set(
    groupsOf(index, database, "vpcSecurityGroupIds").flatMap((group) =>
      rulesInto(index, group)
        .filter((writer) => ingressOf(writer).some(({ fromGroups }) => fromGroups))
        .flatMap((writer) => index.linked(writer, SOURCE_PROPERTIES[writer.type] ?? "", group.type))
        .map(({ urn }) => urn),
    ),
  );
  return services
    .filter((service) => (wornGroups(index, service) ?? []).some(({ urn }) => sources.has(urn)))
    .map((service) => ({ service, pooler: poolers.get(service.urn) }));
}

/** The container that becomes PgBouncer, in the task's draft or in its real text. */
function poolerOf(index: ViewIndex, service: ResourceView): ContainerView | undefined {
  const draft = index
    .ofType(SERVICE_COMPONENT)
    .find(({ urn, inputs }) => urn === service.parent && inputs.draft !== undefined);
  const [task] = draft === undefined ? index.linked(service, "taskDefinition", TASK_DEFINITION) : [draft];
  if (task === undefined) return undefined;
  return taskView(task).containers.find(({ read }) =>
    read.texts("command").some((one) => /\bpgbouncer\b/.test(one)),
  );
}

/** What a variable of a container says. */
export function variableOf({ read }: ContainerView, name: string): string | undefined {
  return read
    .items("environment")
    .find((one) => one.text("name") === name)
    ?.text("value");
}

/** Common name of the authority by which the pooler knows the database; undefined where it knows none. */
export function trustedBy(pooler: ContainerView): string | undefined {
  const text = variableOf(pooler, "POOL_SERVER_CA");
  if (text === undefined) return undefined;
  try {
    return /^CN=(.*)$/m.exec(new X509Certificate(text).subject)?.[1];
  } catch {
    return undefined; // no certificate
  }
}

/** Most connections of one task's pooler; undefined where it does not say. */
export function poolSize(pooler: ContainerView): number | undefined {
  const size = Number(variableOf(pooler, "POOL_SIZE"));
  return Number.isInteger(size) && size > 0 ? size : undefined;
}
