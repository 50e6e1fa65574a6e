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
    const [first = ""] = terminal.said;
    expect(first).toMatch(
      /^staging: the sum of (\d+\.\d\d) USD a month is incomplete: \d+ of \d+ items have no price, among them .*KMS.*\. With prices of us-east-1 in their place it is \d+\.\d\d USD: --stand-in us-east-1 shows them/,
    );
    expect(first).toMatch(/Regions with prices: .*us-east-1/);
    expect(said).toMatch(/^USD +item +dimension +region/m);
    expect(said).toMatch(/^staging: \d+\.\d\d USD a month, incomplete\.$/m);
    expect(said).toMatch(/^ {2}Fargate ARM, vCPU, ap-southeast-3: no price found \(\d+\)$/m);
    expect(said).toMatch(/^ {2}Cloudflare Zero Trust, user, any: no price found \(1\)$/m); // 60 people, 49 free
    expect(said.match(/--stand-in/g)).toHaveLength(1);
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
