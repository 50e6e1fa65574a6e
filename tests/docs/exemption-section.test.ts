import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { withExemptions } from "../../docs/exemption-section.ts";
import { temporaryFolder } from "../rehearsal/schema/temporary-folder.ts";

const ENTRY = (more: string): string => `  - id: X-01
    stack: production
    owner: platform@shop.example
    approver: security@shop.example
    reason: The plan has none.
    start: "2026-11-27"
    end: "2027-05-31"
${more}
`;
const STACK = `    control: EDGE-08
    resource: { type: "pulumi:pulumi:Stack", name: production }`;
const SERVICE = `    rule: alerts-reach-somebody
    resource: { type: "aws:ecs/service:Service", name: api-service }`;

function example(files: Readonly<Record<string, string>>): string {
  const dir = temporaryFolder();
  for (const [path, entries] of Object.entries(files)) {
    mkdirSync(join(dir, path), { recursive: true });
    writeFileSync(join(dir, path, "exemptions.yaml"), `exemptions:\n${entries}`);
  }
  return dir;
}

const bare = (page: string): string => page.replaceAll(/ +/g, " "); // columns are padded

describe("withExemptions", () => {
  it("names row or rule, resource, owner, approver, end and reason, before what a page costs", () => {
    const dir = example({ "": ENTRY(STACK), small: ENTRY(SERVICE) });
    const page = withExemptions("# Shop\n\n<!-- cost: generated, do not edit -->\n", dir, [
      "",
      "small",
      "none",
    ]);
    const who = "2027-05-31 | platform@shop.example | security@shop.example | The plan has none. |";
    expect(bare(page)).toContain(`| production | EDGE-08 | the stack | ${who}`);
    expect(bare(page)).toContain(`| small/production | alerts-reach-somebody | api-service | ${who}`);
    expect(page.indexOf("## Exemptions")).toBeLessThan(page.indexOf("<!-- cost"));
    expect(withExemptions(page, dir, ["", "small"])).toBe(page);
  });

  it("takes an exemption away that its file no longer has, and adds a part where the page has none", () => {
    const both = example({ "": ENTRY(STACK), small: ENTRY(SERVICE) });
    const page = withExemptions("# Shop\n", both, ["", "small"]);
    expect(page.startsWith("# Shop\n\n<!-- exemptions")).toBe(true);
    expect(withExemptions(page, both, [""])).not.toContain("api-service");
  });

  it("leaves the page of an example without exemptions alone", () => {
    expect(withExemptions("# Shop\n", temporaryFolder(), [""])).toBe("# Shop\n");
  });
});
