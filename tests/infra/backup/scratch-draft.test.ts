import { describe, expect, it } from "@jest/globals";
import { type ScratchDraftArgs, scratchDraft } from "../../../infra/backup/scratch-draft.ts";
import { referenceTo } from "../../../infra/service/references.ts";
import { exampleSettings } from "../example-settings.ts";

const ARGS: ScratchDraftArgs = {
  name: "restore",
  logs: "dump",
  script: "true",
  programs: ["mongod", "aws"],
  size: { image: `ghcr.io/shop/restore@sha256:${"b".repeat(64)}`, cpuUnits: 512, memoryMib: 1024 },
  runs: { architecture: "ARM64", user: "1000:1000" },
  host: { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] },
  scratch: "volume",
  secrets: [],
};
const settings = exampleSettings();

describe("scratchDraft", () => {
  it("has a size, a host and one folder that can be written to", () => {
    expect(scratchDraft(settings, ARGS)).toMatchObject({
      family: `${settings.product}-${settings.environment}-restore`,
      cpu: "512",
      memory: "1024",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      runtimePlatform: { cpuArchitecture: "ARM64" },
      volumes: [{ name: "scratch" }],
      containers: [
        {
          readonlyRootFilesystem: true,
          mountPoints: [{ sourceVolume: "scratch", containerPath: "/scratch", readOnly: false }],
          cpu: 512,
          memory: 1024,
        },
      ],
    });
  });

  it("has a folder in memory that any user may write to, out of its own memory, and no volume", () => {
    const { containers, volumes } = scratchDraft(settings, { ...ARGS, scratch: "memory" });
    expect(volumes).toEqual([]);
    expect(containers).toMatchObject([
      {
        mountPoints: [],
        linuxParameters: {
          tmpfs: [
            { containerPath: "/scratch", size: 4, mountOptions: ["noexec", "nosuid", "nodev", "mode=1777"] },
          ],
        },
        memory: 1020,
      },
    ]);
  });

  it("ends a script with the first fault of any of its programs", () => {
    expect(scratchDraft(settings, ARGS).containers[0]?.command).toEqual([
      "bash",
      "-euo",
      "pipefail",
      "-c",
      "true",
    ]);
  });

  it("is healthy while one of its programs runs, and writes to a stream of its own in another's group", () => {
    const [container] = scratchDraft(settings, ARGS).containers;
    expect(container?.healthCheck.command.at(-1)).toBe("grep -qs -e mongod -e aws /proc/[0-9]*/comm");
    expect(container?.logConfiguration.options).toMatchObject({
      "awslogs-group": referenceTo("logs.dump"),
      "awslogs-stream-prefix": "restore",
    });
  });

  it("keeps its variables sorted, so that no order of ours is a change", () => {
    const environment = [{ name: "EXPECTED_BYTES", value: "1" }];
    const names = scratchDraft(settings, { ...ARGS, environment }).containers[0]?.environment.map(
      (one) => one.name,
    );
    expect(names).toEqual([...(names ?? [])].sort());
  });
});
