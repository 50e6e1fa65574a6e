import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { stateResources } from "../../cli/stack/stack-state.ts";
import { type OpenStack, withStack } from "./rehearsal.ts";
import { LEAST, workerFolder } from "./worker-folder.ts";

const SECRET = "aws:secretsmanager/secret:Secret";

/** Without data: the secrets alone are the point. */
const { backup: _backup, database: _database, ...STACK } = LEAST;
const folder = workerFolder({
  ...STACK,
  deletionProtection: true,
  services: { worker: { ...LEAST.services.worker, secrets: { SESSION_KEY: "SESSION_KEY" } } },
  secrets: {
    SESSION_KEY: { kind: "generated", length: 64 },
    OLD_KEY: { kind: "generated", length: 64 },
    OLD_TOKEN: { kind: "external", description: "Token of a partner who has left" },
  },
});
const EXEMPTIONS = join(folder.dir, "exemptions.yaml");

const exempt = (...names: readonly string[]): string =>
  JSON.stringify({
    exemptions: [
      {
        id: "remove",
        stack: "staging",
        control: "DAT-03",
        owner: "platform@press.example",
        approver: "security@press.example",
        reason: "The partner has left.",
        start: "2000-01-01",
        end: "2999-12-31",
        resources: names.map((name) => ({ type: SECRET, name: `secrets-${name}` })),
      },
    ],
  });

describe("a protected secret that the configuration no longer holds", () => {
  afterAll(() => folder.remove());

  it("goes by an exemption that names it, and by nothing else", async () => {
    await withStack(folder, "staging", async (open) => {
      expect((await open.apply()).problems).toEqual([]);
      folder.edit("staging", ["secrets", "OLD_KEY"], undefined);
      folder.edit("staging", ["secrets", "OLD_TOKEN"], undefined);
      open.reread();

      expect((await open.up()).exitCode).toBe(3);
      expect(open.said.slice(0, 2)).toEqual([
        "staging would lose what is protected; nothing was changed.",
        "  secrets-OLD_KEY, secrets-OLD_TOKEN (aws:secretsmanager/secret:Secret): a place in the configuration, being protected; got none. Put it back, or exempt it as below.",
      ]);
      expect(await secrets(open)).toEqual(["secrets-OLD_KEY", "secrets-OLD_TOKEN", "secrets-SESSION_KEY"]);

      writeFileSync(EXEMPTIONS, exempt("OLD_TOKEN", "OLD_KEY"));
      const gone = await open.up();
      expect(gone.run.problems).toEqual([]);
      expect(gone.exitCode).toBe(0);
      expect(gone.audited?.report.exemptions.map(({ state }) => state)).toEqual(["let go", "let go"]);
      expect(await secrets(open)).toEqual(["secrets-SESSION_KEY"]);

      rmSync(EXEMPTIONS);
      expect((await open.preview()).log.steps).toEqual([]);
    });
  });
});

async function secrets(open: OpenStack): Promise<readonly string[]> {
  const state = await stateResources(open.session.opened.stack);
  return state
    .filter(({ type }) => type === SECRET)
    .map(({ protect, urn }) => `${urn.split("::").at(-1)}${protect ? "" : " unprotected"}`)
    .sort();
}
