import type { Settings } from "../config/settings.ts";
import { memoryFolder } from "../service/memory-folder.ts";
import { referenceTo } from "../service/references.ts";
import type { ContainerDefinition, TaskDraft } from "../service/task-draft.ts";

/** A task as the settings decide it, with an own size of its disk; what another resource decides stands as `${ref:<name>}`. */
export interface ScratchDraft extends TaskDraft {
  readonly ephemeralStorage?: { readonly sizeInGib: number };
}

/** The one folder that the container may write to. */
const SCRATCH = "/scratch";

/** MiB of that folder in memory: a pipe and what the AWS command line keeps of its own, some kilobytes. */
export const SCRATCH_MIB = 4;

const VOLUME = "scratch";

/** Seconds, Fargate's longest: what has begun may end. */
const STOP_SECONDS = 120;

export interface ScratchDraftArgs {
  /** Name of the task's one container, and the first part of its log streams' names. */
  readonly name: string;
  /** Whose log group it writes to. */
  readonly logs: string;
  readonly script: string;
  /** Programs of which one works as long as the task does. */
  readonly programs: readonly string[];
  readonly size: { readonly image: string; readonly cpuUnits: number; readonly memoryMib: number };
  readonly runs: { readonly architecture: "X86_64" | "ARM64"; readonly user: string };
  /**
   * Where its folder is. `memory` holds little, and any user may write to it; a `volume` holds a database, and is the user's only
   * where the image declares it.
   */
  readonly scratch: "memory" | "volume";
  readonly host: Pick<TaskDraft, "networkMode" | "requiresCompatibilities">;
  readonly environment?: ContainerDefinition["environment"];
  readonly secrets: ContainerDefinition["secrets"];
}

/** A task that runs one script beside the bucket of dumps, with one folder to write to and no port. */
export function scratchDraft(settings: Settings, args: ScratchDraftArgs): ScratchDraft {
  return {
    family: `${settings.product}-${settings.environment}-${args.name}`,
    cpu: String(args.size.cpuUnits),
    memory: String(args.size.memoryMib),
    ...args.host,
    runtimePlatform: { cpuArchitecture: args.runs.architecture, operatingSystemFamily: "LINUX" },
    volumes: args.scratch === "volume" ? [{ name: VOLUME }] : [],
    containers: [container(settings, args)],
  };
}

function container({ aws }: Settings, args: ScratchDraftArgs): ContainerDefinition {
  const inMemory = args.scratch === "memory";
  return {
    name: args.name,
    image: args.size.image,
    essential: true,
    command: ["bash", "-euo", "pipefail", "-c", args.script],
    user: args.runs.user,
    readonlyRootFilesystem: true,
    portMappings: [],
    // Sorted by name, as the provider sorts them.
    environment: [
      { name: "AWS_REGION", value: aws.recoveryRegion },
      { name: "BACKUP_BUCKET", value: referenceTo("backup.bucket") },
      ...(args.environment ?? []),
      { name: "HOME", value: SCRATCH },
      { name: "SCRATCH", value: SCRATCH },
      { name: "TMPDIR", value: SCRATCH },
    ],
    secrets: args.secrets,
    mountPoints: inMemory ? [] : [{ sourceVolume: VOLUME, containerPath: SCRATCH, readOnly: false }],
    healthCheck: {
      command: [
        "CMD",
        "bash",
        "-c",
        `grep -qs ${args.programs.map((program) => `-e ${program}`).join(" ")} /proc/[0-9]*/comm`,
      ],
      interval: 30,
      timeout: 5,
      retries: 3,
      startPeriod: 60,
    },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": referenceTo(`logs.${args.logs}`),
        "awslogs-region": aws.region,
        "awslogs-stream-prefix": args.name,
      },
    },
    linuxParameters: {
      initProcessEnabled: true,
      capabilities: { drop: ["ALL"] },
      ...(inMemory ? { tmpfs: [memoryFolder(SCRATCH, SCRATCH_MIB)] } : {}),
    },
    stopTimeout: STOP_SECONDS,
    cpu: args.size.cpuUnits,
    memory: args.size.memoryMib - (inMemory ? SCRATCH_MIB : 0),
  };
}
