import { afterAll, describe, expect, it } from "@jest/globals";
import { imagePresence } from "../../cli/cloud/image-presence.ts";
import { parseEcrImage } from "../../cli/cloud/tag-image.ts";
import { REGISTRY_TARGETS } from "../../cli/stack/registry-first.ts";
import { withStack } from "./rehearsal.ts";
import { LEAST, WORKER, workerFolder } from "./worker-folder.ts";

describe("a registry that is made before its stack", () => {
  const folder = workerFolder({ ...LEAST, registry: WORKER.registry, services: WORKER.services });
  afterAll(() => folder.remove());

  it("stands by the targets of one command, ready for a push", async () => {
    const image = parseEcrImage(WORKER.services.worker.image);
    if (image === undefined) throw new Error("an image in ECR was expected");
    await withStack(folder, "staging", async ({ session }) => {
      const { aws, stack } = session.opened;
      expect(await imagePresence(aws(image.region), image)).toBe("no repository");
      await stack.up({ target: [...REGISTRY_TARGETS] });
      const { deployment } = await stack.exportStack();
      const made = deployment.resources.map(({ type }: { readonly type: string }) => type);
      expect(made).toContain("aws:ecr/repository:Repository");
      expect(made).not.toContain("aws:ecs/service:Service");
      expect(await imagePresence(aws(image.region), image)).toBe("there");
    });
  });
});
