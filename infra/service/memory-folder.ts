import type { ContainerDefinition } from "./container-definition.ts";

type Tmpfs = NonNullable<ContainerDefinition["linuxParameters"]["tmpfs"]>[number];

/**
 * A folder in memory to which whichever user the container has may write, with an image that knows nothing of it: a volume is
 * root's, mode 0755, unless the image declares it. Fargate has them since 2026-01-06 (aws/containers-roadmap#736, read 2026-11-27).
 * The mode is written out: without it runc takes that of the image's folder, and some releases 0755 (opencontainers/runc#3912 and
 * #4971, read 2026-11-27). The options are those of Docker's --tmpfs, `mode` with its value among them, and ECS counts the size as
 * memory (aws/amazon-ecs-agent, proposals/shmsize-tmpfs.md, read 2026-11-27): its container's own limit gives it up.
 */
export function memoryFolder(containerPath: string, sizeMib: number): Tmpfs {
  return { containerPath, size: sizeMib, mountOptions: ["noexec", "nosuid", "nodev", "mode=1777"] };
}
