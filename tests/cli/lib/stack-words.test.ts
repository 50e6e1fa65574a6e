import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { stackWords } from "../../../cli/lib/stack-words.ts";

const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));
const words = (configDir: string, on: "rehearsal" | "cloud" = "rehearsal") =>
  stackWords({ stack: "staging", configDir, on });

describe("stackWords", () => {
  it("name the stack alone in the project's own folder on the rehearsal cloud", () => {
    expect(words(PROJECT)).toBe("--stack staging");
  });

  it("name another folder, and the real clouds", () => {
    expect(words("/srv/kopi")).toBe("--stack staging --config /srv/kopi");
    expect(words(PROJECT, "cloud")).toBe("--stack staging --on cloud");
  });

  it("quote a folder that a shell would take apart", () => {
    expect(words("/srv/our shop")).toBe("--stack staging --config '/srv/our shop'");
    expect(words("/srv/o'neil")).toBe("--stack staging --config '/srv/o'\\''neil'");
    expect(words("/srv/$(id)")).toBe("--stack staging --config '/srv/$(id)'");
  });
});
