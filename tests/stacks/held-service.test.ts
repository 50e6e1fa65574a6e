import { afterAll, describe, expect, it } from "@jest/globals";
import { fillSecret } from "../../cli/cloud/fill-secret.ts";
import { stateResources } from "../../cli/stack/stack-state.ts";
import { secretNamePrefix } from "../../infra/secrets/secret-name.ts";
import { type OpenStack, withStack } from "./rehearsal.ts";
import { LEAST, workerFolder } from "./worker-folder.ts";

const SECRET = "PAYMENT_KEY";
const ALERTS = "SLACK_WEBHOOK_URL";
const VALUE = "a-value-that-nobody-should-ever-see";

describe("a service with an external secret", () => {
  const folder = workerFolder(LEAST);
  afterAll(() => folder.remove());
  folder.edit("staging", ["secrets", SECRET], {
    kind: "external",
    description: "Key of the payment provider",
  });
  folder.edit("staging", ["services", "worker", "secrets", SECRET], SECRET);
  folder.edit("staging", ["secrets", ALERTS], { kind: "external", description: "Address of a webhook" });
  folder.edit("staging", ["notify", "slackWebhook"], ALERTS);

  it("is held at 0 tasks until the secret is filled, and raised by the update after", async () => {
    await withStack(folder, "staging", async (open) => {
      const held = await open.up();
      expect(held.run.problems).toEqual([]);
      expect(held.exitCode).toBe(0);
      expect(held.outputs.emptySecrets).toContain(SECRET);
      expect(held.outputs.heldServices).toEqual(["worker"]);
      expect(open.said.join("\n")).toContain(
        `slipway secrets set ${SECRET} --stack staging --config ${folder.dir} < file`,
      );
      expect(await names(open)).not.toContain("worker-scaling");
      expect(
        live(open, "worker-service")?.outputs.desiredCount ??
          live(open, "worker-service")?.inputs.desiredCount,
      ).toBe(0);

      const { settings, opened } = open.session;
      const filled = await fillSecret(
        opened.aws(settings.aws.region),
        secretNamePrefix(settings, SECRET),
        VALUE,
      );
      expect(filled?.versionId).toMatch(/^[0-9a-f-]{36}$/);

      const raised = await open.up();
      expect(raised.run.problems).toEqual([]);
      expect(raised.outputs.heldServices).toEqual([]);
      expect(Number(live(open, "worker-service")?.internal.runningCount)).toBeGreaterThan(0);
      expect(await names(open)).toContain("worker-scaling");
      expect((await open.preview()).log.steps).toEqual([]);

      // No service reads this one, so that nothing but the stack's outputs changes.
      expect(raised.outputs.emptySecrets).toContain(ALERTS);
      await fillSecret(opened.aws(settings.aws.region), secretNamePrefix(settings, ALERTS), VALUE);
      expect((await open.up()).outputs.emptySecrets).not.toContain(ALERTS);
      expect(open.said.join("\n")).not.toContain(VALUE);

      // A destroy that ended halfway: service and secret are gone, while the stack's outputs still name the service.
      const state = await stateResources(opened.stack);
      const target = state.flatMap(({ urn }) =>
        /::(?:worker-service|secrets-PAYMENT_KEY)$/.test(urn) ? urn : [],
      );
      expect(target).toHaveLength(2);
      await opened.stack.destroy({ target, targetDependents: true });
      const again = await open.up();
      expect(again.run.problems).toEqual([]);
      expect(again.outputs).toMatchObject({ heldServices: ["worker"], stoppedServices: ["worker"] });
      expect(live(open, "worker-service")?.inputs.desiredCount).toBe(0);
    });
  });
});

async function names(open: OpenStack): Promise<readonly string[]> {
  return (await stateResources(open.session.opened.stack)).map(
    (resource) => resource.urn.split("::").at(-1) ?? "",
  );
}

function live(open: OpenStack, name: string) {
  const { session } = open;
  const entities = session.opened.world?.entities("aws", session.settings.aws.accountId) ?? [];
  return entities.find((entity) => entity.urn?.endsWith(`::${name}`) === true);
}
