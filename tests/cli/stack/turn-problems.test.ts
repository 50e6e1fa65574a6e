import { describe, expect, it } from "@jest/globals";
import type { StateResource } from "../../../cli/stack/stack-state.ts";
import { turnProblems } from "../../../cli/stack/turn-problems.ts";
import type { MongodbSettings } from "../../../infra/config/database-settings.ts";

const database = (turn: number) => ({ engine: "mongodb", turn }) as MongodbSettings; // the parts that are read

function password(name: string, keepers: unknown, parent = "slipway:data:AtlasUsers"): StateResource {
  return {
    urn: `urn:pulumi:staging::slipway::${parent}$random:index/randomPassword:RandomPassword::${name}`,
    type: "random:index/randomPassword:RandomPassword",
    id: "none",
    protect: false,
    inputs: { keepers },
    outputs: {},
  };
}

/** As turn 2 leaves them. */
const STATE = [
  password("atlas-users-first-password", { turn: "1" }),
  password("atlas-users-second-password", { turn: "2" }),
];

describe("turnProblems", () => {
  it.each([
    ["the turn that stands", 2, STATE],
    ["the next", 3, STATE],
    ["any of a stack that has no users yet", 7, []],
    ["any where no turn is known", 7, [password("atlas-users-first-password", undefined)]],
    [
      "any beside passwords of something else",
      7,
      [password("secrets-A-value", { turn: "1" }, "slipway:secrets:Secrets")],
    ],
  ])("takes %s", (_, turn, state) => {
    expect(turnProblems(database(turn), state)).toEqual([]);
  });

  it.each([1, 4, 100])("refuses turn %d after turn 2, and tells the way", (turn) => {
    expect(turnProblems(database(turn), STATE)).toEqual([
      {
        where: "database.turn",
        expected: "2, which the last update left, or 3, the next",
        found: String(turn),
        next: "Any other changes the password of the user whose tasks run: write 3, run slipway up, and take the next turn once no task of before it runs",
      },
    ]);
  });

  it("asks nothing of a stack without MongoDB", () => {
    expect(turnProblems(undefined, STATE)).toEqual([]);
  });
});
