import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { logsNamedBy } from "../../../policies/relations/stack-logs.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { LOG_GROUP, SAVED_QUERY } from "../../../policies/tokens.ts";
import { from, view } from "../rule-table.ts";

const api = view(LOG_GROUP, "logs-api", {}, { outputs: { name: "logs-api-1a2b3c4" } });
const firewall = view(LOG_GROUP, "logs-firewall", {}, { outputs: { name: "aws-waf-logs-shop" } });
const query = (logGroupNames: unknown) => view(SAVED_QUERY, "q", { logGroupNames });
const names = (asking: ReturnType<typeof query>) =>
  logsNamedBy(indexViews([api, firewall, asking]), asking, "logGroupNames");

describe("logsNamedBy", () => {
  it("follows what the names come from, also where they are not known yet", () => {
    expect(names(from(query([UNKNOWN]), "logGroupNames", api))).toEqual(["api"]);
  });

  it("finds a group by its own name", () => {
    expect(names(query(["aws-waf-logs-shop"]))).toEqual(["firewall"]);
  });

  it("gives a group of nobody by its own name, and nothing for none", () => {
    expect(names(query(["/aws/lambda/x"]))).toEqual(["/aws/lambda/x"]);
    expect(names(query([]))).toEqual([]);
    expect(names(query(undefined))).toEqual([]);
  });

  it("is undecided where nothing says where an unknown name comes from", () => {
    expect(() => names(query([UNKNOWN]))).toThrow("logGroupNames");
  });
});
