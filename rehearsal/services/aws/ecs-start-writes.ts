import type { SeedImage } from "../../cloud/seed.ts";
import type { ContainerDefinition } from "./container-definitions.ts";

/**
 * Why the container's user cannot write to a path; undefined where it can. The mount nearest above it decides. A volume that the image
 * declares has the image's owner and mode, any other is root's, mode 0755 (ECS Developer Guide, "Use bind mounts with Amazon ECS",
 * read 2026-11-27). A folder in memory is root's with the mode that is written; without one it depends on image and runtime
 * (opencontainers/runc#3912, read 2026-11-27), which nobody may count on.
 */
export function writeProblem(
  one: ContainerDefinition,
  image: Pick<SeedImage, "volumes" | "writes">,
  path: string,
): string | undefined {
  const above = ({ containerPath }: { readonly containerPath: string }): boolean =>
    path === containerPath ||
    path.startsWith(containerPath.endsWith("/") ? containerPath : `${containerPath}/`);
  const denied = (mount: string): string => `Permission denied: ${mount} is root's, and ${path} lies there`;
  const mounts = [
    ...(one.linuxParameters?.tmpfs ?? []).map((folder) => ({
      path: folder.containerPath,
      problem: isOpen(one, folder.mountOptions ?? []) ? undefined : denied(folder.containerPath),
      above: above(folder),
    })),
    ...(one.mountPoints ?? []).map((mount) => ({
      path: mount.containerPath,
      problem:
        mount.readOnly === true
          ? sealed(path)
          : isRoot(one) || (image.volumes ?? image.writes).includes(mount.containerPath)
            ? undefined
            : denied(mount.containerPath),
      above: above(mount),
    })),
  ];
  const [nearest] = mounts.filter((mount) => mount.above).sort((a, b) => b.path.length - a.path.length);
  if (nearest !== undefined) return nearest.problem;
  return one.readonlyRootFilesystem === true ? sealed(path) : undefined;
}

function sealed(path: string): string {
  return `${path} is on a read-only file system`;
}

/** Whether the container's user may write to a folder in memory with those options. */
function isOpen(one: ContainerDefinition, options: readonly string[]): boolean {
  if (options.includes("ro")) return false;
  const value = (key: string): string | undefined =>
    options.findLast((option) => option.startsWith(`${key}=`))?.slice(key.length + 1);
  const mode = Number.parseInt(value("mode") ?? "0", 8);
  const owns = value("uid") !== undefined && value("uid") === one.user?.split(":")[0];
  return isRoot(one) || (mode & 0o002) !== 0 || (owns && (mode & 0o200) !== 0);
}

function isRoot({ user }: ContainerDefinition): boolean {
  return user !== undefined && ["0", "root"].includes(user.split(":")[0] ?? "");
}
