import { afterAll, describe, expect, it } from "@jest/globals";
import { destroySession } from "../../cli/commands/destroy.ts";
import { stateResources } from "../../cli/stack/stack-state.ts";
import { rehearsalFolder, withStack } from "./rehearsal.ts";
import { alarmsReachPeople } from "./standing/alerts-reach-people.ts";
import { servesTraffic } from "./standing/edge-traffic.ts";
import { snapshotsBeforeMigration } from "./standing/snapshot-before-migration.ts";
import { livesOn } from "./system-life.ts";

describe("the staging stack of the reference product", () => {
  const folder = rehearsalFolder();
  afterAll(() => folder.remove());

  livesOn(folder, "staging", {
    "aws:ec2/natGateway:NatGateway": 0,
    "aws:ec2/subnet:Subnet": 6,
    "aws:ecs/service:Service": 3,
    "aws:ecr/repository:Repository": 0,
  });

  servesTraffic(folder, "staging");
  alarmsReachPeople(folder);
  snapshotsBeforeMigration(folder);

  it("is destroyed but for what the clouds keep on purpose, and comes up again", async () => {
    await withStack(folder, "staging", async ({ session, said, apply }) => {
      expect(await destroySession(session)).toBe(0);
      expect(await stateResources(session.opened.stack)).toEqual([]);
      const text = said.join("\n");
      expect(text).toMatch(/secrets-DATABASE_URL: secret in its recovery window, until \d{4}-\d\d-\d\d/);
      expect(text).toMatch(/data-key-key: .*until \d{4}-\d\d-\d\d/);
      expect(text).not.toContain("left behind");
      const again = await apply();
      expect(again.problems).toEqual([]);
      expect(again.ok).toBe(true);
    });
  });
});
