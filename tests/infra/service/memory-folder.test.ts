import { describe, expect, it } from "@jest/globals";
import { memoryFolder } from "../../../infra/service/memory-folder.ts";

describe("memoryFolder", () => {
  it("says its mode, since no image and no runtime is asked for it", () => {
    expect(memoryFolder("/run/pooler", 1)).toEqual({
      containerPath: "/run/pooler",
      size: 1,
      mountOptions: ["noexec", "nosuid", "nodev", "mode=1777"],
    });
  });
});
