// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a reference is written as such a text.
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { taskDraft, volumeName } from "../../../infra/service/task-draft.ts";
import { exampleService, exampleSettings } from "../example-settings.ts";

const draftOf = (changes: Parameters<typeof exampleService>[0]) =>
  taskDraft(exampleSettings(), exampleService(changes));

describe("taskDraft", () => {
  it("gives the address of a called service under the caller's own variable", () => {
    const catalog = exampleService({ name: "catalog", containerPort: 8000 });
    const api = exampleService({ calls: { CATALOG_URL: "catalog" } });
    const [container] = taskDraft(exampleSettings({ services: { api, catalog } }), api).containers;
    expect(container?.environment).toEqual([
      { name: "CATALOG_URL", value: "http://catalog.shop-staging.internal:8000" },
    ]);
  });

  it("gives the whole task of a service, with references for what other resources decide", () => {
    const draft = draftOf({
      command: ["node", "main.js"],
      writablePaths: ["/tmp"],
      environment: { NODE_ENV: "production" },
      secrets: { TOKEN: "API_TOKEN" },
      outputs: { CACHE: "cache.host" },
    });
    expect(draft).toEqual({
      family: "shop-staging-api",
      cpu: "256",
      memory: "512",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
      volumes: [{ name: "writable-tmp" }],
      containers: [
        {
          name: "api",
          image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api@sha256:${"a".repeat(64)}`,
          essential: true,
          command: ["node", "main.js"],
          user: "1000:1000",
          readonlyRootFilesystem: true,
          portMappings: [{ containerPort: 3000, protocol: "tcp" }],
          environment: [
            { name: "CACHE", value: "${ref:cache.host}" },
            { name: "NODE_ENV", value: "production" },
          ],
          secrets: [{ name: "TOKEN", valueFrom: "${ref:secret:API_TOKEN}" }],
          mountPoints: [{ sourceVolume: "writable-tmp", containerPath: "/tmp", readOnly: false }],
          healthCheck: {
            command: ["CMD-SHELL", "true"],
            interval: 30,
            timeout: 5,
            retries: 3,
            startPeriod: 60,
          },
          logConfiguration: {
            logDriver: "awslogs",
            options: {
              "awslogs-group": "${ref:logs.api}",
              "awslogs-region": "eu-west-1",
              "awslogs-stream-prefix": "api",
              "max-buffer-size": "25m",
              mode: "non-blocking",
            },
          },
          linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
          stopTimeout: 30,
          cpu: 256,
          memory: 512,
        },
      ],
    });
  });

  it("leaves the image's command alone when none is configured", () => {
    expect(draftOf({}).containers[0]).not.toHaveProperty("command");
  });

  it("is the same text whatever the order in which variables were written", () => {
    const one = draftOf({ environment: { A: "1", B: "2" }, secrets: { X: "P", Y: "Q" } });
    const other = draftOf({ environment: { B: "2", A: "1" }, secrets: { Y: "Q", X: "P" } });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  it("has no unknown and no undefined, so that a policy can judge it at the first preview", () => {
    const draft = draftOf({});
    expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
  });
});

const ON_INSTANCE = exampleSettings({
  compute: { kind: "instance", instanceType: "t4g.small", volumeGib: 30, rollout: "beside", maxAgeDays: 30 },
  ingress: "tunnel",
  tunnel: { image: "ghcr.io/cloudflared@sha256:0" },
});

describe("taskDraft on an instance", () => {
  it("stands behind the bridge, opens no port of the host, and is linked to its connector", () => {
    const draft = taskDraft(ON_INSTANCE, exampleService());
    expect(draft).toMatchObject({ networkMode: "bridge", requiresCompatibilities: ["EC2"] });
    expect(draft.containers.map(({ links, name, portMappings }) => ({ links, name, portMappings }))).toEqual([
      { name: "api", links: undefined, portMappings: [] },
      { name: "cloudflared", links: ["api"], portMappings: [] },
    ]);
  });
});

describe("volumeName", () => {
  it("keeps letters and digits and joins folders by hyphens", () => {
    expect(volumeName("/var/cache/nginx")).toBe("writable-var-cache-nginx");
  });

  it("writes any other character by its bytes, so that two paths never share a volume", () => {
    expect([volumeName("/a-b"), volumeName("/a/b"), volumeName("/a.b")]).toEqual([
      "writable-a_2db",
      "writable-a-b",
      "writable-a_2eb",
    ]);
  });

  it("is made of the characters that ECS allows, whatever the path", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (path) => {
        expect(volumeName(`/${path}`)).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
    );
  });
});
