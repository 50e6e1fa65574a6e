import { describe, expect, it } from "@jest/globals";
import { referenceTo } from "../../../infra/service/references.ts";
import { taskDraft } from "../../../infra/service/task-draft.ts";
import { exampleService, exampleSettings } from "../example-settings.ts";

const SETTINGS = {
  ...exampleSettings(),
  ingress: "tunnel",
  tunnel: { image: `ghcr.io/cloudflared@sha256:${"c".repeat(64)}` },
} as const;

describe("tunnelContainer", () => {
  it("stands beside a public service, takes its part of the task and starts after it", () => {
    const service = { ...exampleService(), cpuUnits: 256, memoryMib: 512 };
    const { containers } = taskDraft(SETTINGS, service);
    expect(containers.map(({ name, cpu, memory }) => [name, cpu, memory])).toEqual([
      ["api", 192, 384],
      ["cloudflared", 64, 128],
    ]);
    expect(containers[1]).toMatchObject({
      readonlyRootFilesystem: true,
      user: "65532:65532",
      portMappings: [],
      environment: [],
      secrets: [{ name: "TUNNEL_TOKEN", valueFrom: referenceTo("secret:TUNNEL_TOKEN_API") }],
      dependsOn: [{ containerName: "api", condition: "HEALTHY" }],
    });
  });

  it("stands neither beside a service without routes nor behind a load balancer", () => {
    expect(taskDraft(SETTINGS, { ...exampleService(), routes: [] }).containers).toHaveLength(1);
    expect(taskDraft(exampleSettings(), exampleService()).containers).toHaveLength(1);
  });
});
