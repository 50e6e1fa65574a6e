import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { exampleFolders } from "../../../cli/init/example-folders.ts";
import { PROJECT } from "../../../cli/lib/default-folder.ts";

describe("exampleFolders", () => {
  it("names them as they are written in the project, whose own folder is the reference product's", () => {
    const { examples, reference } = exampleFolders(PROJECT);
    expect(examples).toEqual(["examples/al-marya", "examples/fynlo", "examples/phase5"]);
    expect(reference).toBe(".");
  });

  it("names them from elsewhere by paths that lead to them", () => {
    const elsewhere = join(PROJECT, "docs");
    const { examples, reference } = exampleFolders(elsewhere);
    for (const folder of [...examples, reference])
      expect(existsSync(join(elsewhere, folder, "Pulumi.staging.yaml"))).toBe(true);
  });
});
