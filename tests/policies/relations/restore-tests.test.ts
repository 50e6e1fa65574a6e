import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { readerOf } from "../../../policies/reader.ts";
import { logOf, restoresDump, restoreTests, scriptOf } from "../../../policies/relations/restore-tests.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { log, RESTORING, restores, tried } from "../example-restore-test.ts";
import { view } from "../rule-table.ts";

const drafted = view("slipway:backup:RestoreTest", "restore-test", {
  draft: {
    containers: [restores({ logConfiguration: { options: { "awslogs-group": `\${ref:logs.dump}` } } })],
  },
});

describe("restoreTests", () => {
  it("are scheduled tasks that restore, by the draft while the text is not known", () => {
    expect(restoreTests(indexViews(tried(restores())), "mongodb")).toHaveLength(1);
    expect(restoreTests(indexViews(tried(restores())), "postgres")).toEqual([]);
    const [schedule, task] = tried(UNKNOWN);
    if (schedule === undefined || task === undefined) throw new Error("two views");
    const found = restoreTests(indexViews([schedule, { ...task, parent: drafted.urn }, drafted]), "mongodb");
    expect(found.map(({ containers }) => containers.length)).toEqual([1]);
    expect(found[0]?.containers.map((one) => logOf(indexViews([]), one))).toEqual(["dump"]);
  });

  it("stay tests where their command restores nothing any more", () => {
    const [schedule, task] = tried(restores({}, "true"));
    if (schedule === undefined || task === undefined) throw new Error("two views");
    const found = restoreTests(indexViews([schedule, { ...task, parent: drafted.urn }, drafted]), "mongodb");
    expect(found).toHaveLength(1);
    const states = found.flatMap((test) => restoresDump(test, "mongodb").map(({ state }) => state));
    expect(states).toContain("violated");
  });
});

describe("scriptOf", () => {
  const script = (container: Readonly<Record<string, unknown>>) => scriptOf(readerOf(container, ""));

  it("is what a shell runs, and nothing behind a line that ends it", () => {
    expect(script(restores())).toBe(RESTORING);
    expect(script(restores({}, "a\nexit 0\nb"))).toBe("a");
    expect(script(restores({}, 'exec 3> "$pipe"\nb'))).toBe('exec 3> "$pipe"\nb');
  });

  it("is none without a shell, and behind an entry point", () => {
    expect(script({ command: ["mongorestore"] })).toBe("");
    expect(script(restores({ entryPoint: ["true"] }))).toBe("");
  });
});

describe("logOf", () => {
  it("is the stack's own name of the log, where the log is known", () => {
    const container = readerOf(restores(), "");
    expect(logOf(indexViews([log]), container)).toBe("dump");
    expect(logOf(indexViews([]), container)).toBeUndefined();
  });
});
