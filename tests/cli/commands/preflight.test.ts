import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { preflight } from "../../../cli/commands/preflight.ts";
import { openGround } from "../../../cli/stack/ground.ts";
import { loadSettings } from "../../../cli/stack/load-settings.ts";
import { openWorld } from "../../../cli/stack/open-stack.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";
import { QuietTerminal } from "../quiet-terminal.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

function folder(from = "."): string {
  const dir = temporaryFolder();
  cpSync(join(ROOT, from, "Pulumi.staging.yaml"), join(dir, "Pulumi.staging.yaml"));
  return dir;
}

async function ran(configDir: string, ...rehearse: readonly string[]) {
  const terminal = new QuietTerminal();
  const common = { stack: "staging", on: "rehearsal", json: false, out: undefined } as const;
  const exitCode = await preflight({ ...common, configDir, terminal, rehearse });
  return { exitCode, terminal };
}

describe("preflight", () => {
  it("finds nothing in the way of a rehearsal's fresh account, and prints one line a finding", async () => {
    const { exitCode, terminal } = await ran(folder());
    expect(exitCode).toBe(0);
    expect(terminal.said).toContainEqual(expect.stringMatching(/^ok +zone's plan +free +free$/));
    expect(terminal.said.at(-1)).toBe(
      "staging, rehearsal: 0 in the way, 5 for a person; nothing was touched.",
    );
    expect(terminal.document).toMatchObject({ ok: true, stack: "staging", on: "rehearsal" });
  });

  it("knows the quota of instances, on which an example's tasks stand", async () => {
    const { exitCode, terminal } = await ran(folder("examples/al-marya"));
    expect(terminal.said).toContainEqual(expect.stringMatching(/^ok +quota of vCPU of standard on-demand/));
    expect({ exitCode, unknown: terminal.said.filter((line) => line.startsWith("UNKNOWN")) }).toEqual({
      exitCode: 0,
      unknown: [],
    });
  });

  it("fails with the finding in the way: five networks of others leave no room", async () => {
    const dir = folder();
    const settings = loadSettings(dir, "staging", "rehearsal");
    const world = openWorld({ ground: openGround(dir), settings });
    const caller = { provider: "aws", accountId: settings.aws.accountId, region: settings.aws.region };
    world.call(caller, { name: "", urn: "" }, (cloud) => {
      for (const id of ["a", "b", "c", "d", "e"])
        cloud.add({ token: "aws:ec2/vpc:Vpc", id: `vpc-${id}`, inputs: {}, outputs: {} });
    });
    world.close();
    const { exitCode, terminal } = await ran(dir);
    expect(exitCode).toBe(1);
    expect(terminal.said).toContainEqual(
      expect.stringMatching(
        /^FAILED +quota of VPCs +room for 1 +5 allowed, beside 5 of others +Ask Service Quotas for 6/,
      ),
    );
  });

  it("finds the images of an account that was never brought up, and fails one whose absence is rehearsed", async () => {
    const dir = folder();
    const { terminal } = await ran(dir);
    expect(terminal.said).toContainEqual(
      expect.stringMatching(/^ok +services\.api\.image +sha256:0+….* there$/),
    );
    const absent = await ran(dir, "image-absent=api", "health=web");
    expect(absent.exitCode).toBe(1);
    expect(absent.terminal.said).toContainEqual(
      expect.stringMatching(
        /^FAILED +services\.api\.image +sha256:0+…\w+ in warungin\/api +no such image +Push it/,
      ),
    );
    expect(absent.terminal.notes).toEqual([
      "--rehearse health=web: it struck nothing. Preflight asks whether an image in ECR is there: rehearse image-absent of one, or run slipway up.",
    ]);
  });

  it("leaves the accounts as they stand", async () => {
    const dir = folder();
    writeFileSync(join(dir, "marker"), "");
    await ran(dir);
    expect(readdirSync(openGround(dir).cloudDir).filter((name) => name.endsWith(".json"))).toEqual([]);
  });
});
