import { afterAll, describe, expect, it } from "@jest/globals";
import { up } from "../../cli/commands/up.ts";
import { recordingTerminal } from "./rehearsal.ts";
import { LEAST, workerFolder } from "./worker-folder.ts";

const OWNER = "444455556666";
const IMAGE = `${OWNER}.dkr.ecr.eu-west-1.amazonaws.com/press/worker@sha256:${"0".repeat(62)}a1`;

describe("a fault that a person rehearses", () => {
  const folder = workerFolder({
    ...LEAST,
    registry: { ownership: "reader", ownerAccountId: OWNER },
    services: { worker: { ...LEAST.services.worker, image: IMAGE } },
  });
  afterAll(() => folder.remove());

  async function run(...rehearse: readonly string[]) {
    const terminal = recordingTerminal();
    const common = { stack: "staging", on: "rehearsal", json: false, out: undefined } as const;
    const exitCode = await up({ ...common, configDir: folder.dir, terminal, rehearse });
    return { exitCode, said: terminal.lines.join("\n"), notes: terminal.notes.join("\n") };
  }

  it("ends as on the real clouds: refused, failed, and well once it is gone", async () => {
    const critical = await run("critical-finding=worker");
    expect(critical.exitCode).toBe(3);
    expect(critical.said).toContain("critical findings; nothing was changed.");
    expect(critical.said).toContain(
      `services.worker.image: an image without a critical finding; got CVE-2014-0160 in ${IMAGE}. Build`,
    );
    expect(critical.notes).not.toContain("struck nothing");

    const absent = await run("image-absent=worker");
    expect(absent.exitCode).toBe(1);
    expect(absent.said).toContain("staging failed:");
    expect(absent.said).toMatch(/CannotPullContainerError: [^\n]*failed to resolve ref [^\n]*a1: not found/);

    // Its task definition stands by now: the service alone is left.
    const late = await run("critical-finding=worker");
    expect(late.exitCode).toBe(3);

    expect((await run()).exitCode).toBe(0);

    // What runs already is no delivery, on the real clouds too: the person is told why nothing came of it.
    const idle = await run("critical-finding=worker");
    expect(idle.exitCode).toBe(0);
    expect(idle.notes).toContain("--rehearse critical-finding=worker: it struck nothing. ");
  });
});
