import { bridgeProblems } from "./container-bridge-rules.ts";
import type { ContainerDefinition } from "./container-definitions.ts";
import { loginFault } from "./registry-login.ts";

/**
 * CPU units → memory in MiB that Fargate sells with them: from, to, in steps of.
 * Source: ECS Developer Guide, "Task CPU and memory" for Fargate, from memory, 2026-11.
 */
const FARGATE_SIZES: ReadonlyMap<
  number,
  { readonly from: number; readonly to: number; readonly step: number; readonly also?: number }
> = new Map([
  [256, { from: 1024, to: 2048, step: 1024, also: 512 }],
  [512, { from: 1024, to: 4096, step: 1024 }],
  [1024, { from: 2048, to: 8192, step: 1024 }],
  [2048, { from: 4096, to: 16_384, step: 1024 }],
  [4096, { from: 8192, to: 30_720, step: 1024 }],
  [8192, { from: 16_384, to: 61_440, step: 4096 }],
  [16_384, { from: 32_768, to: 122_880, step: 8192 }],
]);

/** Log drivers on Fargate. Source: ECS Developer Guide, "Fargate task definition differences", from memory, 2026-11. */
const FARGATE_LOG_DRIVERS = ["awslogs", "splunk", "awsfirelens"];

/** Options of the awslogs driver. Source: ECS Developer Guide, "Send Amazon ECS logs to CloudWatch", from memory, 2026-11. */
const AWSLOGS = {
  required: ["awslogs-group", "awslogs-region", "awslogs-stream-prefix"],
  allowed: [
    "awslogs-create-group",
    "awslogs-datetime-format",
    "awslogs-multiline-pattern",
    "mode",
    "max-buffer-size",
  ],
} as const;

export interface TaskShape {
  readonly fargate: boolean;
  readonly networkMode: string;
  /** CPU units and MiB as the program wrote them. */
  readonly cpu: string | undefined;
  readonly memory: string | undefined;
  readonly volumes: readonly string[];
  readonly executionRoleArn: string | undefined;
}

/** Units of a task's size: `1024`, `1 vCPU` → 1024; `2048`, `2GB` → 2048. Undefined where the text is neither. */
export function sizeUnits(text: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(vcpu|gb)?$/i.exec(text?.trim() ?? "");
  if (match === null) return undefined;
  return match[2] === undefined ? Number(match[1]) : Number(match[1]) * 1024;
}

/** What ECS refuses at registration beyond the shape of single containers. */
export function taskProblems(
  shape: TaskShape,
  containers: readonly ContainerDefinition[],
): readonly string[] {
  return [
    ...(shape.fargate ? fargateProblems(shape) : instanceProblems(shape)),
    ...nameProblems(containers),
    ...containers.flatMap((one) =>
      containerProblems(one, shape, containers).map((problem) => `container ${one.name}: ${problem}`),
    ),
    ...sizeProblems(shape, containers),
  ];
}

function fargateProblems(shape: TaskShape): readonly string[] {
  const problems: string[] = [];
  if (shape.networkMode !== "awsvpc")
    problems.push(`Fargate only supports network mode 'awsvpc'; got '${shape.networkMode}'`);
  const cpu = sizeUnits(shape.cpu);
  const memory = sizeUnits(shape.memory);
  if (cpu === undefined) problems.push("Fargate requires that 'cpu' be defined at the task level.");
  if (memory === undefined) problems.push("Fargate requires that 'memory' be defined at the task level.");
  if (cpu === undefined || memory === undefined) return problems;
  const size = FARGATE_SIZES.get(cpu);
  const stepped = size !== undefined && memory >= size.from && memory <= size.to && memory % size.step === 0;
  if (!stepped && memory !== size?.also) {
    problems.push(
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
    );
  }
  return problems;
}

/** CPU of a task elsewhere than on Fargate; memory may be any (ECS API Reference, RegisterTaskDefinition, read 2026-11-27). */
function instanceProblems({ cpu }: TaskShape): readonly string[] {
  const units = sizeUnits(cpu);
  if (cpu === undefined || (units !== undefined && units >= 128 && units <= 196_608)) return [];
  return [`Invalid 'cpu' setting for task: 128 to 196608 CPU units are supported; got ${cpu}`];
}

function nameProblems(containers: readonly ContainerDefinition[]): readonly string[] {
  const names = containers.map((one) => one.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const problems = twice === undefined ? [] : [`container names must be unique; "${twice}" stands twice`];
  return containers.some((one) => one.essential ?? true)
    ? problems
    : [...problems, "at least one container must be essential"];
}

function sizeProblems(shape: TaskShape, containers: readonly ContainerDefinition[]): readonly string[] {
  const problems: string[] = [];
  const cpu = sizeUnits(shape.cpu);
  const memory = sizeUnits(shape.memory);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const askedCpu = sum(containers.map((one) => one.cpu ?? 0));
  const askedMemory = sum(containers.map((one) => one.memoryReservation ?? one.memory ?? 0));
  if (cpu !== undefined && askedCpu > cpu)
    problems.push(`the containers' cpu (${askedCpu}) is above the task's (${cpu})`);
  if (memory !== undefined && askedMemory > memory)
    problems.push(`the containers' memory (${askedMemory}) is above the task's (${memory})`);
  const large = containers.find((one) => memory !== undefined && (one.memory ?? 0) > memory);
  if (large !== undefined) problems.push(`container ${large.name}: memory is above the task's (${memory})`);
  return problems;
}

function containerProblems(
  one: ContainerDefinition,
  shape: TaskShape,
  all: readonly ContainerDefinition[],
): readonly string[] {
  const problems: string[] = [];
  for (const port of one.portMappings ?? []) {
    if ((port.containerPort === undefined) === (port.containerPortRange === undefined))
      problems.push("a port mapping needs exactly one of containerPort and containerPortRange");
    if (
      shape.networkMode === "awsvpc" &&
      port.hostPort !== undefined &&
      port.hostPort !== port.containerPort
    ) {
      problems.push(
        `When networkMode=awsvpc, the host ports and container ports in port mappings must match; got ${port.hostPort} and ${port.containerPort}`,
      );
    }
  }
  for (const mount of one.mountPoints ?? []) {
    if (!shape.volumes.includes(mount.sourceVolume)) problems.push(`Unknown volume '${mount.sourceVolume}'.`);
  }
  for (const { containerPath } of one.linuxParameters?.tmpfs ?? []) {
    if ((one.mountPoints ?? []).some((mount) => mount.containerPath === containerPath))
      problems.push(`the tmpfs ${containerPath} conflicts with a volume that is mounted there`);
  }
  if (one.memory !== undefined && one.memoryReservation !== undefined && one.memoryReservation > one.memory) {
    problems.push("memoryReservation must not be above memory");
  }
  const login = loginFault(one);
  if (login !== undefined) problems.push(login);
  const names = [...(one.environment ?? []), ...(one.secrets ?? [])].map((variable) => variable.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    problems.push(
      `The secret name must be unique and not shared with any new or existing environment variables: ${twice}`,
    );
  for (const dependency of one.dependsOn ?? []) {
    const other = all.find((candidate) => candidate.name === dependency.containerName);
    if (other === undefined)
      problems.push(`depends on the container "${dependency.containerName}", which does not exist`);
    else if (dependency.condition === "HEALTHY" && other.healthCheck === undefined)
      problems.push(`waits for "${other.name}" to be healthy, which has no health check`);
  }
  if ((one.healthCheck?.timeout ?? 5) > (one.healthCheck?.interval ?? 30))
    problems.push("health check timeout must not be above its interval");
  if (shape.networkMode === "awsvpc") {
    for (const property of ["hostname", "dnsServers", "dnsSearchDomains", "extraHosts"] as const) {
      if (one[property] !== undefined && shape.fargate)
        problems.push(`${property} is not supported when networkMode=awsvpc on Fargate`);
    }
  }
  return [
    ...problems,
    ...bridgeProblems(one, shape, all),
    ...(shape.fargate ? fargateContainerProblems(one, shape) : []),
  ];
}

/** Source: ECS Developer Guide, "Fargate task definition differences", from memory, 2026-11. */
function fargateContainerProblems(one: ContainerDefinition, shape: TaskShape): readonly string[] {
  const problems: string[] = [];
  if (one.privileged === true) problems.push("Fargate does not allow privileged containers");
  if (one.dockerSecurityOptions !== undefined)
    problems.push("dockerSecurityOptions is not supported on Fargate");
  const linux = one.linuxParameters;
  const added = (linux?.capabilities?.add ?? []).filter((capability) => capability !== "SYS_PTRACE");
  if (added.length > 0)
    problems.push(`Fargate allows no added capability but SYS_PTRACE; got ${added.join(", ")}`);
  for (const property of ["devices", "sharedMemorySize", "maxSwap", "swappiness"] as const) {
    if (linux?.[property] !== undefined)
      problems.push(`linuxParameters.${property} is not supported on Fargate`);
  }
  const limited = (one.ulimits ?? []).find((limit) => limit.name !== "nofile");
  if (limited !== undefined) problems.push(`Fargate lets only the ulimit nofile be set; got ${limited.name}`);
  const log = one.logConfiguration;
  if (log !== undefined) {
    if (!FARGATE_LOG_DRIVERS.includes(log.logDriver))
      problems.push(
        `log driver '${log.logDriver}' is not supported on Fargate; use ${FARGATE_LOG_DRIVERS.join(", ")}`,
      );
    if (log.logDriver === "awslogs") problems.push(...awslogsProblems(log.options ?? {}));
    if (log.logDriver === "awslogs" && shape.executionRoleArn === undefined) {
      problems.push(
        "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
      );
    }
  }
  if ((one.secrets?.length ?? 0) > 0 && shape.executionRoleArn === undefined) {
    problems.push(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    );
  }
  if (one.repositoryCredentials !== undefined && shape.executionRoleArn === undefined) {
    problems.push(
      "Fargate requires task definition to have execution role ARN to support private registry authentication.",
    );
  }
  if (/\.dkr\.ecr\./.test(one.image) && shape.executionRoleArn === undefined) {
    problems.push("Fargate requires task definition to have execution role ARN to support ECR images.");
  }
  return problems;
}

function awslogsProblems(options: Readonly<Record<string, string>>): readonly string[] {
  const known: readonly string[] = [...AWSLOGS.required, ...AWSLOGS.allowed];
  const problems = AWSLOGS.required
    .filter((name) => options[name] === undefined)
    .map((name) => `Log driver awslogs requires option: ${name}`);
  const strange = Object.keys(options).find((name) => !known.includes(name));
  if (strange !== undefined) problems.push(`Log driver awslogs disallows options: ${strange}`);
  const { mode } = options;
  if (mode !== undefined && !["blocking", "non-blocking"].includes(mode))
    problems.push(`log option mode must be blocking or non-blocking; got "${mode}"`);
  return problems;
}
