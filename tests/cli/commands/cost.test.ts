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
    expect(said).toContain("  hours=100: hours a month");
    expect(terminal.document).toMatchObject({ ok: true, stack: "staging", lines: expect.any(Array) });
  });

  it("says how much of the sum is by another region's prices", async () => {
    const terminal = new QuietTerminal();
    await cost({ ...asked, standIn: "us-east-1", terminal });
    expect(terminal.said.join("\n")).toMatch(/; of it \d+\.\d\d by another region's prices\.$/m);
    expect(terminal.said.join("\n")).toContain("ap-southeast-3 (as us-east-1)");
  });

  it.each(["logs=1", "logGb", "logGb=", "logGb=-1", "logGb=much"])("refuses --assume %s", async (assume) => {
    const terminal = new QuietTerminal();
    await expect(cost({ ...asked, assume: [assume], terminal })).rejects.toThrow(
      /--assume: name=value.*; got/,
    );
  });
});
