import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { logRetentionDays } from "../../../infra/tables/log-retention-days.ts";

describe("logRetentionDays", () => {
  it("are the periods that the installed SDK documents, without 0 for ever", () => {
    const types = readFileSync(
      new URL("../../../node_modules/@pulumi/aws/cloudwatch/logGroup.d.ts", import.meta.url),
      "utf8",
    );
    const documented = /retain log events.*Possible values are: ([\d, and]+)\./.exec(types)?.[1] ?? "";
    const days = (documented.match(/\d+/g) ?? []).map(Number).filter((period) => period > 0);
    expect(logRetentionDays).toEqual(days);
  });
});
