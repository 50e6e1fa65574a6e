import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, jest } from "@jest/globals";
import { destroySession } from "../../cli/commands/destroy.ts";
import { refreshSession } from "../../cli/commands/refresh.ts";
import { rehearsedFaults } from "../../cli/stack/rehearsed-faults.ts";
import { runEngine } from "../../cli/stack/run-engine.ts";
import { stateResources } from "../../cli/stack/stack-state.ts";
import { withStack } from "./rehearsal.ts";
import { LEAST, workerFolder } from "./worker-folder.ts";

const { image: _image, ...worker } = LEAST.services.worker;
const IMAGE = "docker:index/registryImage:RegistryImage";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";

describe("a service whose image is built here", () => {
  const folder = workerFolder({
    ...LEAST,
    registry: { ownership: "owner" },
    services: {
      worker: { ...worker, build: { context: "app", secrets: { npm: "SLIPWAY_TEST_NPM_TOKEN" } } },
    },
  });
  const app = join(folder.dir, "app");
  mkdirSync(app);
  writeFileSync(join(app, "Dockerfile"), `FROM node:24-slim@sha256:${"24".repeat(32)}\nCOPY . .\n`);
  afterAll(() => folder.remove());

  it("runs the digest of its content, changes alone with it, and is stopped by a critical finding", async () => {
    process.env.SLIPWAY_TEST_NPM_TOKEN = "npm-s3cr3t-value";
    await withStack(folder, "staging", async (open) => {
      const made = await open.up();
      expect(made.run.problems).toEqual([]);
      expect(made.exitCode).toBe(0);
      const first = imageOf(made.outputs);
      expect(first).toMatch(
        /^111122223333\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/press\/worker@sha256:[0-9a-f]{64}$/,
      );
      expect(open.said.join("\n")).toContain(`services.worker.image: ${first}`);
      expect(made.audited?.report.counts).toMatchObject({ violated: 0, undecided: 0 });

      thirteenHoursLater();
      try {
        // The login that the build left in the state has run out: the command asks with a new one, the bare engine cannot.
        expect(await refreshSession(open.session)).toBe(0);
        expect(open.said.at(-1)).toBe("staging: the cloud is as the state says.");
        const bare = await runEngine(open.session.opened.stack, "refresh");
        expect(bare.log.steps.map(({ op, type }) => [op, type])).toEqual([["delete", IMAGE]]);
        const found = await open.up();
        expect(found.run.problems).toEqual([]);
        expect(found.run.log.steps).toEqual([]); // taken as it stands in the registry, and no task changes
        expect(imageOf(found.outputs)).toBe(first);
      } finally {
        jest.useRealTimers();
      }

      delete process.env.SLIPWAY_TEST_NPM_TOKEN;
      expect((await open.up()).run.log.steps).toEqual([]); // the same content is not built, and nobody reads the variable

      writeFileSync(join(app, "main.js"), "start()");
      await expect(open.up()).rejects.toThrow(/services\.worker\.build\.secrets\.npm: .*; got none here\./);
      process.env.SLIPWAY_TEST_NPM_TOKEN = "npm-s3cr3t-value";
      const next = await open.up();
      expect(next.exitCode).toBe(0);
      expect(imageOf(next.outputs)).not.toBe(first);
      const touched = next.run.log.steps.map(({ type }) => type);
      expect(new Set(touched)).toEqual(new Set([IMAGE, TASK, "aws:ecs/service:Service"]));

      const asked = rehearsedFaults(["critical-finding=worker"], open.session.settings, "rehearsal");
      open.session.opened.world?.setFaults(asked.map(({ fault }) => fault));
      writeFileSync(join(app, "main.js"), "start(openssl)");
      const refused = await open.up();
      expect(refused.exitCode).toBe(3);
      expect(refused.run.log.steps.filter(({ type }) => type !== IMAGE && type !== TASK)).toEqual([]);
      expect(open.said.join("\n")).toMatch(
        /services\.worker\.build: an image without .*; got CVE-2014-0160 in /,
      );

      expect(await destroySession(open.session)).toBe(0); // with every image, since deletionProtection is false
      expect(await stateResources(open.session.opened.stack)).toEqual([]);
    });
    const files = readdirSync(join(folder.dir, ".slipway"), { recursive: true, withFileTypes: true });
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
    expect(texts.filter((text) => text.includes("npm-s3cr3t-value"))).toEqual([]);
    delete process.env.SLIPWAY_TEST_NPM_TOKEN;
  });
});

function imageOf(outputs: Readonly<Record<string, unknown>>): string {
  const images = outputs.images as { readonly worker: string }; // the program's own output
  return images.worker;
}

/** Moves the clock alone: whatever waits goes on waiting as before. */
function thirteenHoursLater(): void {
  jest.useFakeTimers({
    now: Date.now() + 13 * 3_600_000,
    doNotFake: [
      ...(["hrtime", "nextTick", "performance", "queueMicrotask", "setImmediate", "clearImmediate"] as const),
      ...(["setInterval", "clearInterval", "setTimeout", "clearTimeout"] as const),
    ],
  });
}
