import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { destroySession } from "../../cli/commands/destroy.ts";
import { stateResources } from "../../cli/stack/stack-state.ts";
import { rehearsalFolder, withStack } from "./rehearsal.ts";
import { servesTraffic } from "./standing/edge-traffic.ts";
import { livesOn } from "./system-life.ts";

describe("the production stack of the reference product", () => {
  const folder = rehearsalFolder();
  afterAll(() => folder.remove());
  /** What `destroy` said, for the way down that it describes. */
  let instructions: readonly string[] = [];

  livesOn(folder, "production", {
    "aws:ec2/natGateway:NatGateway": 3,
    "aws:ec2/subnet:Subnet": 9,
    "aws:ecs/service:Service": 3,
    "aws:ecr/repository:Repository": 3,
  });

  servesTraffic(folder, "production");

  it("is not destroyed while its resources are protected, and loses nothing", async () => {
    await withStack(folder, "production", async ({ session, said }) => {
      const before = await stateResources(session.opened.stack);
      expect(await destroySession(session)).toBe(1);
      expect(said.join("\n")).toContain("set deletionProtection: false in Pulumi.production.yaml");
      expect(await stateResources(session.opened.stack)).toEqual(before);
      instructions = [...said];
    });
  });

  it("goes as a whole on purpose, the way that its destroy said, and leaves a last snapshot", async () => {
    folder.edit("production", ["deletionProtection"], false);
    writeFileSync(join(folder.dir, "exemptions.yaml"), exemptionsIn(instructions));
    await withStack(folder, "production", async ({ session, said, apply }) => {
      const unprotected = await apply();
      expect(unprotected.problems).toEqual([]);
      expect(unprotected.ok).toBe(true);
      expect(await destroySession(session)).toBe(0);
      expect(await stateResources(session.opened.stack)).toEqual([]);
      const text = said.join("\n");
      expect(text).not.toContain("left behind");
      expect(text).toMatch(/database-instance: .*snapshot/);
      expect(text).toMatch(/cache-replication-group: .*snapshot/);
    });
  });
});

/** The exemptions that `destroy` printed, with somebody who approves of them. */
function exemptionsIn(said: readonly string[]): string {
  const lines = said.join("\n").split("\n");
  const start = lines.indexOf("    exemptions:");
  const length = lines.slice(start).findIndex((line) => !line.startsWith("    "));
  return lines
    .slice(start, start + length)
    .map((line) => line.slice(4).replace('approver: ""', 'approver: "owner@shop.example"'))
    .join("\n");
}
