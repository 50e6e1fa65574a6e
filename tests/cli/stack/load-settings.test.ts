import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { loadSettings } from "../../../cli/stack/load-settings.ts";
import { ConfigError } from "../../../infra/lib/errors.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";
import { backendFolder } from "./backend-folder.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

function folder(edit: (text: string) => string = (text) => text): string {
  const dir = temporaryFolder();
  const file = join(dir, "Pulumi.staging.yaml");
  cpSync(join(ROOT, "Pulumi.staging.yaml"), file);
  writeFileSync(file, edit(readFileSync(file, "utf8")));
  return dir;
}

function problemsOf(load: () => unknown): readonly { readonly where: string }[] {
  try {
    load();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("loadSettings", () => {
  it("gives the decided settings of the original file", () => {
    const settings = loadSettings(folder(), "staging", "rehearsal");
    expect(settings.tier).toBe("staging");
    expect(Object.keys(settings.services)).toEqual(["api", "web", "tools"]);
  });

  it("asks for the file of a stack that stands in the rehearsal, and takes one that never stood for a misspelt name", () => {
    const { configDir, stands } = backendFolder();
    rmSync(join(configDir, "Pulumi.test.yaml"));
    const saying = () => {
      try {
        loadSettings(configDir, "test", "rehearsal");
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
      return "";
    };
    expect(saying()).toContain("one of the stacks staging");
    stands("test", {});
    expect(saying()).toContain(
      "stack: Pulumi.test.yaml, since this stack is up; got none. Put the file back: to destroy the stack too, its words are needed.",
    );
    stands("test", "destroyed");
    expect(saying()).toContain("one of the stacks staging");
  });

  it("takes example digests for a rehearsal, and refuses each by name for a real cloud, with a missing secrets provider", () => {
    expect(problemsOf(() => loadSettings(folder(), "staging", "rehearsal"))).toEqual([]);
    const problems = problemsOf(() => loadSettings(folder(), "staging", "cloud"));
    expect(problems.map(({ where }) => where)).toEqual([
      "backup.dump.image",
      "notify.emails.0",
      "owner",
      "secretsprovider",
      "services.api.image",
      "services.tools.image",
      "services.web.image",
      "tunnel.image",
    ]);
  });

  it("refuses the one that is left when a person has replaced the other", () => {
    const dir = folder((text) => text.replace(/sha256:0{48}(0{14}a1)/, `sha256:${"5e".repeat(24)}$1`));
    const problems = problemsOf(() => loadSettings(dir, "staging", "cloud"));
    expect(problems.map(({ where }) => where)).toEqual([
      "backup.dump.image",
      "notify.emails.0",
      "owner",
      "secretsprovider",
      "services.tools.image",
      "services.web.image",
      "tunnel.image",
    ]);
  });

  it("throws every problem of the file at once", () => {
    const dir = folder((text) =>
      text.replace("tier: ", "teir: ").replace("architecture: ARM64", "architecture: ARM"),
    );
    const wheres = problemsOf(() => loadSettings(dir, "staging", "rehearsal")).map(({ where }) => where);
    expect(wheres.length).toBeGreaterThanOrEqual(3); // the unknown key, the missing one, the wrong value
    expect(wheres).toEqual(expect.arrayContaining(["services.api.architecture"]));
  });

  it("tells a missing secrets provider beside what is wrong in the file, and none for a stack that is not there", () => {
    const dir = folder((text) => text.replace("tier: ", "teir: "));
    const wheres = problemsOf(() => loadSettings(dir, "staging", "cloud")).map(({ where }) => where);
    expect(wheres).toEqual(expect.arrayContaining(["secretsprovider", "teir"]));
    expect(problemsOf(() => loadSettings(dir, "stagin", "cloud")).map(({ where }) => where)).toEqual([
      "stack",
    ]);
  });

  it("throws the problems of the policies' files beside those of the stack's", () => {
    const dir = folder((text) => text.replace("architecture: ARM64", "architecture: ARM"));
    writeFileSync(join(dir, "exemptions.yaml"), "exemptions: 7\n");
    writeFileSync(join(dir, "expectations.yaml"), "rows: [\n");
    const wheres = problemsOf(() => loadSettings(dir, "staging", "rehearsal")).map(({ where }) => where);
    expect([...wheres].sort()).toEqual(["YAML", "exemptions", "services.api.architecture"]);
  });
});
