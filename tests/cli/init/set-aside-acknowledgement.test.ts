import { describe, expect, it } from "@jest/globals";
import {
  acknowledgementToFill,
  describeAcknowledgement,
  setAsideAcknowledgement,
} from "../../../cli/init/set-aside-acknowledgement.ts";

const file = (...lines: readonly string[]): string =>
  ["config:", "  slipway:stack:", ...lines.map((line) => `    ${line}`), ""].join("\n");

describe("setAsideAcknowledgement", () => {
  it("makes a comment of the group, in its place and with its remarks, and says on which line", () => {
    const { line, text } = setAsideAcknowledgement(
      file(
        "database:",
        "  engine: mongodb",
        "  # Leave it out until you are sure.",
        "  backupCompliance:",
        "    acknowledgement: nobody-can-take-it-back",
        "    lastName: Saleh # example",
        "backup:",
        "  dailyRetentionDays: 30",
      ),
    );
    expect(text).toBe(
      file(
        "database:",
        "  engine: mongodb",
        "  # Leave it out until you are sure.",
        "  # backupCompliance:",
        "  #   acknowledgement: nobody-can-take-it-back",
        "  #   lastName: Saleh # example",
        "backup:",
        "  dailyRetentionDays: 30",
      ),
    );
    expect(line).toBe(6);
    expect(text.split("\n")[5]).toContain("backupCompliance");
  });

  it("takes it as the last group of the file, and in braces over a line of its own", () => {
    expect(
      setAsideAcknowledgement(file("database:", "  tier: M10", "  backupCompliance: { lastName: Saleh }")),
    ).toEqual({
      line: 5,
      text: file("database:", "  tier: M10", "  # backupCompliance: { lastName: Saleh }"),
    });
  });

  it("leaves it out where it shares its line with other words", () => {
    const { line, text } = setAsideAcknowledgement(
      file("database: { tier: M10, backupCompliance: { lastName: Saleh } }"),
    );
    expect(text).toBe(file("database: { tier: M10 }"));
    expect(line).toBeUndefined();
  });

  it.each([
    ["no database", file("tier: staging")],
    ["none", file("database:", "  tier: M0")],
    ["no text", ""],
  ])("leaves a file with %s as it is", (_, text) => {
    expect(setAsideAcknowledgement(text)).toEqual({ text, line: undefined });
  });
});

describe("acknowledgementToFill", () => {
  it("asks a person for the word or for an exemption, by the line of the comment", () => {
    expect(acknowledgementToFill("Pulumi.production.yaml", 6)).toEqual([
      {
        file: "Pulumi.production.yaml",
        line: 6,
        path: "database.backupCompliance",
        found: "of the example, as a comment",
        next: "acknowledge it with a person of your own, or exempt the cluster from BAK-08",
      },
    ]);
    expect(acknowledgementToFill("Pulumi.production.yaml", undefined)).toEqual([]);
    expect(describeAcknowledgement("Pulumi.production.yaml")).toContain("BAK-08 refuses the stack unless");
  });
});
