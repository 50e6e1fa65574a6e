import { describe, expect, it } from "@jest/globals";
import { loggedRequests, redactedFields } from "../../../infra/edge/firewall-log.ts";
import { keepsLine } from "../../../rehearsal/traffic/web-acl-log.ts";

const LABEL = "awswaf:111122223333:webacl:shop:limit";
const keeps = (matches: Parameters<typeof keepsLine>[1], label: string | undefined = LABEL) =>
  keepsLine({ loggingFilter: loggedRequests(label) }, matches);
const ALLOWED = { action: "ALLOW", labels: [] };
const COUNTED = { action: "COUNT", labels: [] };

describe("loggedRequests", () => {
  it("keeps no line of a write that maintenance mode would refuse and only counts", () => {
    expect(keeps([COUNTED, ALLOWED])).toBe(false);
    expect(keeps([ALLOWED])).toBe(false);
  });

  it("keeps what a limit refused, and what it counted, beside maintenance mode too", () => {
    expect(keeps([COUNTED, { action: "BLOCK", labels: [LABEL] }])).toBe(true);
    expect(keeps([COUNTED, { action: "COUNT", labels: [LABEL] }, ALLOWED])).toBe(true);
  });

  it("keeps what is refused for another reason, and what AWS's rules only count", () => {
    expect(keeps([{ action: "BLOCK", labels: [] }])).toBe(true);
    expect(keeps([{ action: "EXCLUDED_AS_COUNT", labels: [] }, ALLOWED])).toBe(true);
  });

  it("names no label where the load balancer holds no limit", () => {
    expect(JSON.stringify(loggedRequests(undefined))).not.toContain("labelNameCondition");
  });
});

describe("redactedFields", () => {
  it("are the headers that hold somebody's keys", () => {
    expect(redactedFields()).toEqual([
      { singleHeader: { name: "authorization" } },
      { singleHeader: { name: "cookie" } },
    ]);
  });
});
