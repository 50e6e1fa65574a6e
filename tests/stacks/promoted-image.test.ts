import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Run } from "../../cli/stack/run-engine.ts";
import { stackOutputs } from "../../cli/stack/stack-outputs.ts";
import { stateResources } from "../../cli/stack/stack-state.ts";
import type { Report } from "../../policies/report/model.ts";
import { type OpenStack, withStack } from "./rehearsal.ts";
import { LEAST, workerFolder } from "./worker-folder.ts";

const [FIRST, BROKEN, NEXT] = ["a1", "b2", "c3"].map((mark) => `sha256:${mark.padStart(64, "0")}`);
const IMAGE = ["services", "worker", "image"];
const REFUSED = /^DEL-12: "worker" containers\.worker\.image must be a digest that worker ran in staging /;

/** The stack `live` is staging's configuration with a repository of its own, and takes its images from there. */
const LIVE = `config:
  slipway:stack:
    like: staging
    promotion: { from: staging }
    services: { worker: { image: "ghcr.io/press-live/worker@${FIRST}" } }
`;

describe("a stack whose images another one runs first", () => {
  const folder = workerFolder(LEAST);
  const deliver = (stack: string, digest: string | undefined) =>
    folder.edit(stack, IMAGE, `ghcr.io/press${stack === "live" ? "-live" : ""}/worker@${digest}`);
  beforeAll(() => writeFileSync(join(folder.dir, "Pulumi.live.yaml"), LIVE));
  afterAll(() => folder.remove());

  it("stands at 0 tasks, with everything that the other one pulls from, while that one was never brought up", async () => {
    await withStack(folder, "live", async (open) => {
      const made = await open.up();
      expect(refusals(made.run)).toEqual([]);
      expect(made.exitCode).toBe(0);
      expect(made.outputs).toMatchObject({
        stoppedServices: ["worker"],
        unprovenServices: ["worker"],
        ranDigests: { worker: [] },
      });
      expect(open.said.join("\n")).toContain(
        "At 0 tasks until their images ran in the stack that promotion.from names: worker.",
      );
      expect(rowOf(made.audited?.report)?.state).toBe("not yet covered");
    });
  });

  it("comes up with the digest that ran there, from a repository of its own, and stays as it is", async () => {
    await withStack(folder, "staging", async (open) => {
      expect(refusals(await open.apply())).toEqual([]);
      deliver("staging", NEXT);
      open.reread();
      // An update of something else leaves the service as it is, whatever the file says of it.
      const { stack } = open.session.opened;
      const [network] = (await stateResources(stack)).filter(({ type }) => type === "aws:ec2/vpc:Vpc");
      await stack.up({ target: [network?.urn ?? ""] });
      const outputs = stackOutputs((await stack.exportStack()).deployment);
      expect(outputs.ranDigests).toEqual({ worker: [FIRST] });
    });
    await withStack(folder, "live", async (open) => {
      const made = await open.up();
      expect(refusals(made.run)).toEqual([]);
      expect(made.exitCode).toBe(0);
      expect(made.outputs).toMatchObject({
        stoppedServices: [],
        unprovenServices: [],
        ranDigests: { worker: [FIRST] },
      });
      const row = rowOf(made.audited?.report);
      expect(row?.state).toBe("met");
      expect(row?.rules[0]?.evidence[0]).toMatchObject({
        name: "worker",
        expected: "a digest that worker ran in staging, or here before",
        found: `${FIRST}, which ran in staging`,
      });
      expect((await open.preview()).log.steps).toEqual([]);
    });
  });

  it("does not get a digest that the platform rolled back there", async () => {
    deliver("staging", BROKEN);
    await withStack(folder, "staging", async (open) => {
      open.session.opened.world?.setFaults([{ kind: "health", target: `${BROKEN}` }]);
      const back = await open.up();
      expect(refusals(back.run)).toEqual([]);
      expect(back.exitCode).toBe(1);
      expect(open.said.join("\n")).toContain("they run the revision before: worker.");
      expect(back.outputs).toMatchObject({ rolledBackServices: ["worker"], ranDigests: { worker: [FIRST] } });
    });
    deliver("live", BROKEN);
    await withStack(folder, "live", async (open) => {
      expect(await refusal(open)).toContain(`(the newest ${FIRST})`);
    });
  });

  it("gets the one that ran there, and may go back", async () => {
    deliver("staging", NEXT);
    await withStack(folder, "staging", async (open) => {
      expect(refusals(await open.apply())).toEqual([]);
    });
    deliver("live", NEXT);
    await withStack(folder, "live", async (open) => {
      expect(refusals(await open.apply())).toEqual([]);
      deliver("live", FIRST);
      open.reread();
      expect(refusals(await open.preview())).toEqual([]);
    });
  });
});

/** What keeps a run from its end. */
function refusals({ log, problems }: Run): readonly string[] {
  const refused = log.violations.filter(({ mandatory }) => mandatory).map(({ message }) => message);
  return [...refused, ...problems];
}

/** What DEL-12 says at the preview, after which nothing is touched. */
async function refusal(open: OpenStack): Promise<string> {
  const refused = await open.up();
  expect(refused.exitCode).toBe(3);
  expect(refused.run.log.violations.filter(({ mandatory }) => mandatory)).toEqual([
    expect.objectContaining({ message: expect.stringMatching(REFUSED) }),
  ]);
  return refusals(refused.run).join("\n");
}

function rowOf(report: Report | undefined) {
  return report?.rows.find(({ id }) => id === "DEL-12");
}
