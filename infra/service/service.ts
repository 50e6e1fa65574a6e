import { Service as EcsService, type ServiceArgs as EcsServiceArgs } from "@pulumi/aws/ecs/service.js";
import { TaskDefinition } from "@pulumi/aws/ecs/taskDefinition.js";
import {
  all,
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  interpolate,
  type Output,
  type Resource,
} from "@pulumi/pulumi";
import type { ServiceSettings } from "../config/service-settings.ts";
import type { StackContext } from "../context.ts";
import { type Promotion, promotionEvidence } from "./promotion.ts";
import { realText } from "./real-text.ts";
import { roles } from "./roles.ts";
import { routingRules } from "./routing.ts";
import type { Routing } from "./routing-priorities.ts";
import { scaling } from "./scaling.ts";
import type { ServiceState } from "./service-standing.ts";
import { targetGroup } from "./target-group.ts";
import { type ContainerDefinition, type TaskDraft, taskDraft } from "./task-draft.ts";
import { servicePlace, type TaskPlace } from "./task-place.ts";

/** Seconds in which a new task's failing load-balancer checks do not count, beside the container's own start period. */
const GRACE_SECONDS = 60;

export interface ServiceArgs {
  readonly context: StackContext;
  readonly service: ServiceSettings;
  readonly state: ServiceState;
  /** What the image has to be among; undefined where no stack comes before this one. */
  readonly promotion: Promotion | undefined;
  /** It waits at 0 tasks until the stack before runs its image. */
  readonly unproven: boolean;
  /** Real texts by reference name: `secret:<NAME>`, `logs.<service>`, `database.host` and the like. */
  readonly texts: Readonly<Record<string, Input<string>>>;
  readonly cluster: { readonly arn: Input<string>; readonly name: Input<string> };
  readonly vpcId: Input<string>;
  readonly place: TaskPlace;
  readonly ingress: { readonly listenerArn: Input<string>; readonly arnSuffix: Input<string> } | undefined;
  readonly routes: readonly Routing[];
  /** Where its tasks are entered for services that call it; undefined where none does. */
  readonly registryArn: Input<string> | undefined;
  readonly reach: {
    readonly secretArns: readonly Input<string>[];
    readonly secretsKeyArn: Input<string>;
    readonly logGroupArn: Input<string>;
    readonly repositoryArn: Input<string> | undefined;
  };
  /** What must be there before the first task starts: routes, log group, cluster. */
  readonly ready: readonly Resource[];
}

/**
 * One container service, on Fargate or on the stack's instance, behind the load balancer or a tunnel.
 *
 * The component's own inputs are `{ draft, held, tasks, promotion }`: the task as the settings decide it, overrides merged,
 * identifiers of other resources as names, how many tasks it has once nothing holds it, and what speaks for its image where another
 * stack runs images first. A policy can judge that at the first preview, when the real text is not known yet and a held service has
 * neither tasks nor scaling.
 *
 * A service that reads an empty secret is held, since no task of the new revision could start: one that runs stays on
 * the revision that it has, a new one is made with 0 tasks and without a scaling target. The update after the last secret
 * was filled gives it the new revision, its count where it had none, and waits until its tasks run.
 */
export class Service extends ComponentResource {
  readonly serviceName: Output<string>;
  /**
   * The image of its own container, as the task definition has it: an update that leaves the task out (`--target`) tells the old one.
   * Told when the update of the service came to its end: one that fails tells none.
   */
  readonly image: Output<string>;
  /**
   * False where the platform rolled the deployment back: the provider calls the service steady then, and reads from it the revision
   * before (hashicorp/terraform-provider-aws at 00a919d, internal/service/ecs/service.go, read on 2026-11-27).
   */
  readonly deployed: Output<boolean>;
  /** Last part of the target group's ARN, as metrics name it; undefined without public routes. */
  readonly targetSuffix: Output<string> | undefined;
  /** What lets the application publish its metrics; undefined where it publishes none. */
  readonly publisher: Resource | undefined;

  constructor(name: string, args: ServiceArgs, opts?: ComponentResourceOptions) {
    const draft = finalDraft(name, args);
    const promotion =
      args.promotion &&
      promotionEvidence(name, imageOf(draft.containers, name), args.promotion, args.unproven);
    const held = isHeld(args.state);
    super(
      "slipway:service:Service",
      name,
      { draft, held, tasks: tasksOf(name, args), ...(promotion && { promotion }) },
      opts,
    );
    const { context, service } = args;
    const taskRoles = roles(name, { context, ...args.reach, parent: this });
    const task = this.#taskDefinition(name, draft, taskRoles, args);
    const targets =
      args.ingress === undefined || args.routes.length === 0
        ? undefined
        : targetGroup(service, { context, vpcId: args.vpcId, parent: this });
    const rules =
      args.ingress === undefined || targets === undefined
        ? []
        : routingRules(name, {
            context,
            routes: args.routes,
            listenerArn: args.ingress.listenerArn,
            targetGroupArn: targets.arn,
            parent: this,
          });
    const ready = [...args.ready, ...taskRoles.ready, ...rules];
    const ecs = this.#ecsService(name, args, task.arn, targets?.arn, ready);
    // On an instance there is one copy, and nothing to scale.
    if (args.state !== "stopped" && args.place.kind === "fargate") {
      scaling(name, {
        context,
        scale: service.scale,
        clusterName: args.cluster.name,
        serviceName: ecs.name,
        requestLabel:
          args.ingress === undefined || targets === undefined
            ? undefined
            : interpolate`${args.ingress.arnSuffix}/${targets.arnSuffix}`,
        parent: this,
        dependsOn: rules,
      });
    }
    this.publisher = taskRoles.publisher;
    this.targetSuffix = targets?.arnSuffix;
    this.serviceName = ecs.name;
    this.image = all([task.containerDefinitions, ecs.name]).apply(([found]) => imageIn(found, name));
    this.deployed = all([task.arn, ecs.taskDefinition]).apply(
      ([declared, found]) => held || declared === found,
    );
    this.registerOutputs({ serviceName: this.serviceName });
  }

  #taskDefinition(
    name: string,
    draft: TaskDraft,
    taskRoles: { readonly executionRoleArn: Output<string>; readonly taskRoleArn: Output<string> },
    { context, texts }: ServiceArgs,
  ): TaskDefinition {
    const { containers, volumes, requiresCompatibilities, runtimePlatform, ...plain } = draft;
    return new TaskDefinition(
      `${name}-task`,
      {
        ...plain,
        containerDefinitions: realText(containers, texts),
        volumes: [...volumes],
        requiresCompatibilities: [...requiresCompatibilities],
        runtimePlatform: { ...runtimePlatform },
        executionRoleArn: taskRoles.executionRoleArn,
        taskRoleArn: taskRoles.taskRoleArn,
        // The revision before is deregistered, not lost: tasks on it run on and scale, and the breaker returns to it while
        // the update lasts, before the engine comes to deleting. Keeping all of them would leave them behind a destroy.
        skipDestroy: false,
        tags: context.tags(name),
      },
      { parent: this },
    );
  }

  #ecsService(
    name: string,
    args: ServiceArgs,
    taskDefinition: Output<string>,
    targetGroupArn: Output<string> | undefined,
    ready: readonly Resource[],
  ): EcsService {
    const { context, service, state } = args;
    const draft: EcsServiceArgs = {
      cluster: args.cluster.arn,
      taskDefinition,
      ...servicePlace(args.place),
      schedulingStrategy: "REPLICA",
      desiredCount: state === "stopped" ? 0 : service.scale.minTasks,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      enableExecuteCommand: false,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      waitForSteadyState: !isHeld(state),
      ...(targetGroupArn === undefined
        ? {}
        : {
            loadBalancers: [
              { targetGroupArn, containerName: service.name, containerPort: service.containerPort },
            ],
            healthCheckGracePeriodSeconds: service.health.startPeriodSeconds + GRACE_SECONDS,
          }),
      // Without container and port: an A record holds the address of a task that has its own (ECS Developer Guide, "Service
      // discovery", from memory, 2026-11).
      ...(args.registryArn === undefined ? {} : { serviceRegistries: { registryArn: args.registryArn } }),
      tags: context.tags(name),
    };
    return new EcsService(`${name}-service`, context.override(name, "service", draft), {
      parent: this,
      dependsOn: [...ready],
      ignoreChanges: ignored(state),
      customTimeouts: { create: "30m", update: "30m", delete: "30m" },
    });
  }
}

function imageOf(containers: readonly ContainerDefinition[], name: string): string {
  return containers.find((container) => container.name === name)?.image ?? "";
}

/** The same in the text of a task definition, which the cloud gives back as JSON. */
function imageIn(definitions: string, name: string): string {
  return imageOf(JSON.parse(definitions) as readonly ContainerDefinition[], name); // written by `realText`
}

function isHeld(state: ServiceState): boolean {
  return state === "held" || state === "stopped";
}

/** How many tasks are declared, overrides merged: a held service shows it nowhere else. */
function tasksOf(
  name: string,
  { context, place, service: { scale } }: ServiceArgs,
): Readonly<Record<string, number>> {
  if (place.kind !== "fargate") {
    const { desiredCount } = context.override(name, "service", { desiredCount: scale.minTasks });
    return { least: desiredCount, most: desiredCount, measures: 0 };
  }
  const { maxCapacity, minCapacity } = context.override(name, "scalingTarget", {
    minCapacity: scale.minTasks,
    maxCapacity: scale.maxTasks,
  });
  const { cpuPercent, memoryPercent, requestsPerTaskPerMinute } = scale;
  const measures = [cpuPercent, memoryPercent, requestsPerTaskPerMinute].filter((one) => one !== undefined);
  return { least: minCapacity, most: maxCapacity, measures: measures.length };
}

/** The count is autoscaling's after the creation; a held service takes no new revision, since it could not start. */
function ignored(state: ServiceState): string[] {
  if (isHeld(state)) return ["desiredCount", "taskDefinition"];
  return state === "raised" ? [] : ["desiredCount"];
}

/** The draft with the configured overrides of `container` and `taskDefinition`. */
function finalDraft(name: string, { context, service }: ServiceArgs): TaskDraft {
  const draft = taskDraft(context.settings, service);
  return context.override(name, "taskDefinition", {
    ...draft,
    containers: draft.containers.map((container) => context.override(name, "container", container)),
  });
}
