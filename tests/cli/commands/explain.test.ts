import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { check } from "../../../cli/commands/check.ts";
import { compareStacks } from "../../../cli/commands/compare-stacks.ts";
import { explain } from "../../../cli/commands/explain.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";
import { QuietTerminal } from "../quiet-terminal.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The reference product with a third environment of one word. */
function folder(): string {
  const dir = temporaryFolder();
  for (const stack of ["staging", "production"])
    cpSync(join(ROOT, `Pulumi.${stack}.yaml`), join(dir, `Pulumi.${stack}.yaml`));
  writeFileSync(join(dir, "Pulumi.test.yaml"), "config:\n  slipway:stack:\n    like: staging\n");
  return dir;
}

describe("explain", () => {
  it("tells of a third environment of one word, which check passes, where every value comes from", () => {
    const configDir = folder();
    const terminal = new QuietTerminal();
    expect(check({ configDir, stack: undefined, terminal })).toBe(0);
    expect(terminal.said).toEqual([`production, staging, test in ${configDir}: nothing wrong.`]);
    expect(explain({ configDir, stack: "test", terminal })).toBe(0);
    expect(terminal.document.settings).toEqual(
      expect.arrayContaining(
        [
          ["product", "warungin", "like staging"],
          ["environment", "test", "derived"],
          ["cloudflare.ownsZone", "false", "derived"],
          ["services.api.routes.0.hostname", "api-test.warungin-staging.example", "derived"],
          ["services.api.cpuUnits", "256", "like staging"],
          ["account.cloudTrail", "elsewhere", "derived"],
        ].map(([path, value, origin]) => expect.objectContaining({ path, value, origin })),
      ),
    );
    const lines = terminal.said.filter((line) => /\bfile\b/.test(line));
    expect(lines).toEqual([]); // the file itself says nothing but the one word
  });

  it("shows beside the stack that it is like what differs, and no more", () => {
    const terminal = new QuietTerminal();
    compareStacks({ configDir: folder(), stack: "test", against: "staging", terminal });
    const paths = (terminal.document.differences as readonly { readonly path: string }[]).map(
      ({ path }) => path,
    );
    const areas = [...new Set(paths.map((path) => path.split(".")[0]))];
    expect(areas).toEqual([
      ...["environment", "cloudflare", "hostnames", "services", "internalTools", "edge", "admin", "mail"],
      ...["limits", "bypass", "observability", "account"],
    ]);
  });
});
