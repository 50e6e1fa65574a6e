import { describe, expect, it } from "@jest/globals";
import { UserError } from "../../../cli/lib/user-error.ts";

describe("UserError", () => {
  it("says a problem in one line and keeps its parts", () => {
    const problem = { where: "--stack", expected: "a name", found: "none", next: "Name it" };
    const error = new UserError(problem, 2);
    expect(error.message).toBe("--stack: a name; got none. Name it.");
    expect([error.problem, error.exitCode]).toEqual([problem, 2]);
  });

  it("has no parts of a text that is somebody else's, and failed unless told otherwise", () => {
    const error = new UserError("the engine said no");
    expect([error.message, error.problem, error.exitCode]).toEqual(["the engine said no", undefined, 1]);
  });
});
