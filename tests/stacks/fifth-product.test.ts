/*
 * A product that nobody had in mind when the words were made. What it needed, on 2026-11-27:
 * - at its first try, with tunnels, services that call one another, a worker and RDS Proxy: nothing;
 * - at its second, with a tool of its staff: nothing more;
 * - at its third, with poolers beside the tasks: the connector had to wait for the pooler too, as a rule told (CMP-02), and the
 *   rehearsal had to be told of the pooler's image. No word and no default was added for it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { EdgeTraffic } from "../../rehearsal/traffic/edge-traffic.ts";
import { FERRY } from "./fifth-product.ts";
import { type OpenStack, withStack } from "./rehearsal.ts";
import { workerFolder } from "./worker-folder.ts";

/** The staff alone gets to its tool, and everybody to the tickets. */
function seeDesk({ session }: OpenStack): void {
  const { world } = session.opened;
  if (world === undefined) throw new Error("a rehearsal has a world");
  const cloudflare = world.entities("cloudflare", session.settings.cloudflare.accountId);
  const traffic = new EdgeTraffic({ aws: [], cloudflare });
  const status = (host: string, login?: string) =>
    traffic.visit({
      ...{ method: "GET", host, path: "/", address: "198.51.100.7", headers: {}, atSeconds: 0, login },
    }).status;
  expect(status("ferry.example")).toBe(200);
  const desk = "desk.ferry.example";
  expect([status(desk), status(desk, "eve@elsewhere.example"), status(desk, "ann@ferry.example")]).toEqual([
    302, 403, 200,
  ]);
}

describe("an invented product", () => {
  const folder = workerFolder(FERRY);
  writeFileSync(join(folder.dir, "expectations.yaml"), 'choose: ["NET-07", "NET-08", "DAT-04"]\n');
  afterAll(() => folder.remove());

  it("comes up with nothing violated or undecided, and a second update changes nothing", async () => {
    await withStack(folder, "staging", async (open) => {
      const first = await open.up();
      expect(first.run.problems).toEqual([]);
      expect(first.audited?.report.counts).toMatchObject({ violated: 0, undecided: 0, exempt: 0 });
      const states = first.audited?.report.rows.map(({ id, state }) => `${id} ${state}`);
      expect(states).toEqual(expect.arrayContaining(["NET-07 met", "NET-08 met", "DAT-04 met"]));
      seeDesk(open);
      expect((await open.up()).run.log.steps).toEqual([]);
    });
  });
});
