import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { sdkVersion } from "../../../cli/engine/engine-version.ts";
import { GO_MODULE_FOLDER } from "../../../cli/engine/go-build.ts";

const goMod = readFileSync(join(GO_MODULE_FOLDER, "go.mod"), "utf8");

describe("the pinned Go module", () => {
  it("builds the engine of the SDK's own version", () => {
    expect(goMod).toContain(`\nrequire github.com/pulumi/pulumi/pkg/v3 v${sdkVersion()}\n`);
  });

  it("builds it with the engine's libraries of the same version", () => {
    expect(goMod).toContain(`\tgithub.com/pulumi/pulumi/sdk/v3 v${sdkVersion()} // indirect\n`);
  });

  it("holds the checksum of that module, so that no other content can be built", () => {
    const goSum = readFileSync(join(GO_MODULE_FOLDER, "go.sum"), "utf8");
    expect(goSum).toMatch(
      new RegExp(`^github\\.com/pulumi/pulumi/pkg/v3 v${sdkVersion().replaceAll(".", "\\.")} h1:`, "m"),
    );
  });
});
