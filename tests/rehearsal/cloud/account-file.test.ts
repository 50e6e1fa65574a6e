import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import {
  type AccountState,
  EntityTexts,
  readAccount,
  StateFileError,
  writeAccount,
} from "../../../rehearsal/cloud/account-file.ts";
import { Seal } from "../../../rehearsal/cloud/seal.ts";
import { temporaryFolder } from "../schema/temporary-folder.ts";

const WHO = { provider: "aws", accountId: "111122223333" };
const STATE: AccountState = {
  ...WHO,
  counter: 7,
  entities: [
    {
      token: "aws:ec2/vpc:Vpc",
      id: "vpc-1",
      region: "eu-central-1",
      inputs: { cidrBlock: "10.0.0.0/16" },
      outputs: {},
      internal: {},
      createdAt: "2026-11-20T12:00:00.000Z",
      urn: "urn:pulumi:test::slipway::aws:ec2/vpc:Vpc::network-vpc",
    },
  ],
};

function json(change: Record<string, unknown>): string {
  return JSON.stringify({ schema: 1, ...STATE, ...change });
}

describe("readAccount", () => {
  it("reads back what writeAccount wrote, and leaves nothing beside the file", () => {
    const folder = temporaryFolder();
    const file = join(folder, "aws.json");
    const seal = Seal.inMemory();
    writeAccount(file, STATE, new EntityTexts(seal));
    expect(readAccount(file, seal, WHO)).toEqual(STATE);
    expect(readdirSync(folder)).toEqual(["aws.json"]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("answers nothing where there is no file, and makes none", () => {
    const file = join(temporaryFolder(), "aws.json");
    expect(readAccount(file, Seal.inMemory(), WHO)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });

  const [entity] = STATE.entities;
  it.each([
    ["an empty file", "", "a rehearsal state file; got text that is not JSON"],
    ["half a file", json({}).slice(0, 60), "a rehearsal state file; got text that is not JSON"],
    ["another kind of document", "[1]", 'a rehearsal state file with "schema": 1; got none'],
    ["null", "null", 'a rehearsal state file with "schema": 1; got none'],
    ["a newer schema", json({ schema: 2 }), '"schema": 1; got 2'],
    ["a schema in quotes", json({ schema: "1" }), '"schema": 1; got "1"'],
    [
      "no entities",
      json({ entities: undefined }),
      "provider, accountId, counter and entities; got a file without them",
    ],
    ["an entity that is null", json({ entities: [null] }), "got a file without them"],
    [
      "an entity without an identifier",
      json({ entities: [{ ...entity, id: undefined }] }),
      "got a file without them",
    ],
    [
      "an entity without inputs",
      json({ entities: [{ ...entity, inputs: null }] }),
      "got a file without them",
    ],
    ["a counter that is no number", json({ counter: "7" }), "got a file without them"],
    [
      "another account's state",
      json({ accountId: "9" }),
      'the state of aws account "111122223333"; got that of aws account "9"',
    ],
    [
      "values sealed with another key",
      json({ counter: { sealed: "AAAA" } }),
      "a rehearsal state file; got sealed values of another key",
    ],
  ])("refuses %s by name and leaves it byte for byte", (_what, text, message) => {
    const file = join(temporaryFolder(), "aws.json");
    writeFileSync(file, text);
    const read = () => readAccount(file, Seal.inMemory(), WHO);
    expect(read).toThrow(StateFileError);
    expect(read).toThrow(`${file}: `);
    expect(read).toThrow(message);
    expect(read).toThrow(
      "The file is left as it is: move it away to start that account anew, or put back an earlier copy.",
    );
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});
