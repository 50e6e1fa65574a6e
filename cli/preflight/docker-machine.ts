import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What this machine has to build images with. Throws where there is no answer. */
export interface Machine {
  /** Docker's version, and whether containerd keeps its images. */
  docker(): Promise<{ readonly version: string; readonly containerd: boolean }>;
  /** Whether buildx has a builder of that name. */
  hasBuilder(name: string): Promise<boolean>;
}

/** Milliseconds: a daemon that does not answer by then does not build either. */
const PATIENCE_MS = 10_000;

/** docs.docker.com, "containerd image store": where it is on, the driver's status names a snapshotter (read 2026-11-27). */
const SNAPSHOTTER = "io.containerd.snapshotter";

/** The machine that has these variables: the search path and Docker's own, which may name another daemon. */
export function dockerMachine(env: NodeJS.ProcessEnv): Machine {
  const run = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)("docker", [...args], { env, timeout: PATIENCE_MS });
    return stdout;
  };
  return {
    async docker() {
      const { DriverStatus, ServerVersion } = JSON.parse(await run("info", "--format", "{{json .}}")) as {
        readonly ServerVersion?: string;
        readonly DriverStatus?: unknown;
      }; // the daemon's own form
      if (ServerVersion === undefined || ServerVersion === "") throw new Error("no daemon answers");
      return {
        version: ServerVersion,
        containerd: JSON.stringify(DriverStatus ?? "").includes(SNAPSHOTTER),
      };
    },
    async hasBuilder(name) {
      try {
        await run("buildx", "inspect", name);
        return true;
      } catch {
        return false;
      }
    },
  };
}
