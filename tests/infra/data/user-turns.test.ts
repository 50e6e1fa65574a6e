import { describe, expect, it } from "@jest/globals";
import { userTurns } from "../../../infra/data/user-turns.ts";

describe("userTurns", () => {
  it.each([1, 2, 3, 4, 17])(
    "makes one new password only, that of the user who was idle, after turn %d",
    (turn) => {
      const before = userTurns(turn);
      const after = userTurns(turn + 1);
      expect(after.current).not.toBe(before.current);
      expect(after[before.current]).toBe(before[before.current]);
      expect(after[after.current]).not.toBe(before[after.current]);
    },
  );
});
