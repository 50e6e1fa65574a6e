import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { cost } from "../../../cli/commands/cost.ts";
import { QuietTerminal } from "../quiet-terminal.ts";

const configDir = fileURLToPath(new URL("../../../", import.meta.url));
const asked = { configDir, stack: "staging", assume: [], standIn: undefined };

describe("cost", () => {
  it("prints lines, the sum, what has no price, and what it counted with", async () => {
    const terminal = new QuietTerminal();
    expect(await cost({ ...asked, assume: ["staff=60", "hours=100"], terminal })).toBe(0);
    const said = terminal.said.join("\n");
    expect(said).toMatch(/^USD +item +dimension +region/);
    expect(said).toMatch(/^staging: \d+\.\d\d USD a month, as far as prices were found\.$/m);
    expect(said).toMatch(/^ {2}Fargate ARM, vCPU, ap-southeast-3: no price found \(\d+\)$/m);
    expect(said).toMatch(/^ {2}Cloudflare Zero Trust, user, any: no price found \(1\)$/m); // 60 people, 49 free
    expect(said.match(/--stand-in/g)).toHaveLength(1);
    expect(said).toMatch(
      /^Another region's prices for what lacks them: --stand-in [a-z0-9-]+; each such line says so\.$/m,
    );
    expect(said).toContain("  hours=100: hours a month");
    expect(terminal.document).toMatchObject({ ok: true, stack: "staging", lines: expect.any(Array) });
  });

  it("says how much of the sum is by another region's prices", async () => {
    const terminal = new QuietTerminal();
    await cost({ ...asked, standIn: "us-east-1", terminal });
    expect(terminal.said.join("\n")).toMatch(/; of it \d+\.\d\d by another region's prices\.$/m);
    expect(terminal.said.join("\n")).toContain("ap-southeast-3 (as us-east-1)");
    expect(terminal.said.join("\n")).not.toContain("--stand-in");
  });

  it.each([
    ["moon", "Name one of them, or leave it out."],
    ["us-east-11", "Write --stand-in us-east-1."],
  ])("refuses --stand-in %s, which has no prices", async (standIn, next) => {
    const terminal = new QuietTerminal();
    const refused = cost({ ...asked, standIn, terminal });
    await expect(refused).rejects.toThrow(/^--stand-in: a region with prices \(.*us-east-1.*\); got/);
    await expect(refused).rejects.toThrow(next);
    expect(terminal.said).toEqual([]);
  });

  it.each(["logs=1", "logGb", "logGb=", "logGb=-1", "logGb=much"])("refuses --assume %s", async (assume) => {
    const terminal = new QuietTerminal();
    await expect(cost({ ...asked, assume: [assume], terminal })).rejects.toThrow(
      /--assume: name=value.*; got/,
    );
  });
});
