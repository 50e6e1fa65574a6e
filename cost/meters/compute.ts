import { inputsOf, type Reader } from "../../policies/reader.ts";
import type { ResourceView } from "../../policies/resource-view.ts";
import { ECS_SERVICE, FUNCTION, SCALING_TARGET, SCHEDULE } from "../../policies/tokens.ts";
import { each, type MeterContext, type Metered, type Meters } from "../meter.ts";

const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ADDRESS = "aws:ec2/eip:Eip";

/** GB that every Fargate task brings along. */
const TASK_DISK_GB = 20;
const KIB = 1024;

/** Fargate tasks, EC2 instances with their disks, functions. */
export const computeMeters: Meters = {
  [ECS_SERVICE]: (read, at) => {
    if (!runsOnFargate(read)) return []; // the instances are metered themselves
    const tasks = taskCount(read, at);
    const hours = tasks * at.assume("hours");
    const addresses = read.flag("networkConfiguration.assignPublicIp", false) // @pulumi/aws 7.48.0: left out is false
      ? [each("Public IPv4", "address", "address-hour", hours)]
      : [];
    return [...taskUse(at, "taskDefinition", hours), ...addresses];
  },
  [SCHEDULE]: (read, at) =>
    read.has("target.ecsParameters") && runsOnFargate(read.at("target.ecsParameters"))
      ? taskUse(at, "target", at.assume("scheduledMinutes") / 60)
      : [],
  [FUNCTION]: (read, at) => {
    const processor = read.texts("architectures").includes("arm64") ? "ARM" : "x86";
    const gb = (read.number("memorySize") ?? 128) / KIB; // @pulumi/aws 7.48.0: left out is 128
    const calls = at.assume("functionCalls");
    return [
      each("Lambda", "requests", "million", calls / 1e6),
      each(
        "Lambda",
        `duration on ${processor}`,
        "GB-second",
        (calls * gb * at.assume("functionMilliseconds")) / 1000,
      ),
    ];
  },
  "aws:ec2/instance:Instance": (read, at) => [
    ...instance(read.text("instanceType"), at.assume("hours")),
    ...disk(read.at("rootBlockDevice"), 1),
    ...(read.flag("associatePublicIpAddress", false)
      ? [each("Public IPv4", "address", "address-hour", at.assume("hours"))]
      : []),
  ],
  "aws:autoscaling/group:Group": (read, at) => {
    const count = read.number("desiredCapacity") ?? read.number("minSize") ?? 0;
    const hours = count * at.assume("hours");
    return at.index.linked(at.view, "launchTemplate", LAUNCH_TEMPLATE).flatMap((view) => {
      const template = inputsOf(view);
      return [
        ...instance(template.text("instanceType"), hours),
        ...template.items("blockDeviceMappings").flatMap((mapping) => disk(mapping.at("ebs"), count)),
        // A start script that is made from an elastic address takes it in place of the instance's own, and the address is metered itself.
        ...(at.index.linked(view, "userData", ADDRESS).length === 0 &&
        template.items("networkInterfaces").some((one) => one.flag("associatePublicIpAddress", false))
          ? [each("Public IPv4", "address", "address-hour", hours)]
          : []),
      ];
    });
  },
  "aws:ebs/volume:Volume": (read) => [
    each("EBS", read.text("type") ?? "gp2", "GB-month", read.number("size") ?? 0), // @pulumi/aws 7.48.0: left out is gp2
  ],
};

/** ECS, "launch types": what is left out runs on instances (from memory, 2026-11). */
function runsOnFargate(read: Reader): boolean {
  const providers = read.items("capacityProviderStrategies").map((one) => one.text("capacityProvider"));
  if (providers.length > 0) return providers.some((name) => name?.startsWith("FARGATE") === true);
  return read.text("launchType") === "FARGATE";
}

/** The fewest tasks that scaling leaves; without scaling the count of the service. */
function taskCount(read: Reader, { index, view }: MeterContext): number {
  const targets = index.pointingAt(view, SCALING_TARGET, "resourceId");
  const fewest = targets.map((target) => inputsOf(target).number("minCapacity") ?? 0);
  return Math.max(...fewest, fewest.length > 0 ? 0 : (read.number("desiredCount") ?? 0));
}

function taskUse({ index, view }: MeterContext, property: string, hours: number): readonly Metered[] {
  return index.linked(view, property, TASK_DEFINITION).flatMap((task) => taskHours(task, hours));
}

function taskHours(task: ResourceView, hours: number): readonly Metered[] {
  const read = inputsOf(task);
  const processor = read.text("runtimePlatform.cpuArchitecture") === "ARM64" ? "ARM" : "x86";
  const vcpu = (read.number("cpu") ?? 0) / KIB;
  const gb = (read.number("memory") ?? 0) / KIB;
  const disk = read.number("ephemeralStorage.sizeInGib") ?? TASK_DISK_GB;
  return [
    each(`Fargate ${processor}`, "vCPU", "vCPU-hour", vcpu * hours),
    each(`Fargate ${processor}`, "memory", "GB-hour", gb * hours),
    ...(disk > TASK_DISK_GB
      ? [each("Fargate", "ephemeral storage above 20 GB", "GB-hour", (disk - TASK_DISK_GB) * hours)]
      : []),
  ];
}

function instance(type: string | undefined, hours: number): readonly Metered[] {
  return [each("EC2 Linux", type ?? "type not said", "hour", hours)];
}

function disk(read: Reader, count: number): readonly Metered[] {
  const gb = read.number("volumeSize");
  if (gb === undefined) return [];
  return [each("EBS", read.text("volumeType") ?? "gp2", "GB-month", gb * count)];
}
