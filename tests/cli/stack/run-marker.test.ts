import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { interruptedSince, markRunning } from "../../../cli/stack/run-marker.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

describe("markRunning", () => {
  it("is found by the next run until it is taken away", () => {
    const folder = temporaryFolder();
    expect(interruptedSince(folder)).toBeUndefined();
    const before = Date.now();
    const done = markRunning(folder);
    const since = interruptedSince(folder)?.getTime() ?? 0;
    expect(since).toBeGreaterThanOrEqual(before);
    expect(since).toBeLessThanOrEqual(Date.now());
    done();
    expect(interruptedSince(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("keeps the time of the first of two interrupted runs", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "running-since"), "2026-01-01T00:00:00.000Z");
    const done = markRunning(folder);
    expect(interruptedSince(folder)).toEqual(new Date("2026-01-01T00:00:00.000Z"));
    done();
    expect(existsSync(join(folder, "running-since"))).toBe(false);
  });

  it.each(["", "2026-", "soon"])("takes a marker of %j as: everything may be half done", (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "running-since"), text);
    expect(interruptedSince(folder)?.getTime()).toBeLessThanOrEqual(Date.parse("2026-01-01"));
  });
});
