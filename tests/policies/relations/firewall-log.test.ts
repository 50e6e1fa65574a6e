import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { WEB_ACL_ASSOCIATION } from "../../../policies/relations/edge-rules.ts";
import { keepsRefusals, loggedAcls, WEB_ACL_LOGGING } from "../../../policies/relations/firewall-log.ts";
import { logFilter, loggedFirewall } from "../example-firewall-log.ts";
import { from, view } from "../rule-table.ts";

describe("loggedAcls", () => {
  it("are those that stand before something, each once, with their own logs", () => {
    const [acl, association, log] = loggedFirewall({});
    if (acl === undefined || association === undefined || log === undefined) throw new Error("three views");
    const second = from(view(WEB_ACL_ASSOCIATION, "second", {}), "webAclArn", acl);
    const other = view(WEB_ACL_LOGGING, "of-another", { resourceArn: "arn:other" });
    expect(loggedAcls(indexViews([acl, association, second, log, other]))).toEqual([{ acl, logs: [log] }]);
    expect(loggedAcls(indexViews([acl, log]))).toEqual([]);
  });
});

describe("keepsRefusals", () => {
  const keeps = (loggingFilter: unknown) => keepsRefusals(view(WEB_ACL_LOGGING, "log", { loggingFilter }));

  it("is true without a filter and false with one that drops all", () => {
    expect(keeps(undefined)).toBe(true);
    expect(keeps({ defaultBehavior: "DROP", filters: [] })).toBe(false);
  });

  it("is false where one filter drops what another keeps", () => {
    const keep = logFilter("KEEP", "MEETS_ANY", "BLOCK");
    const drop = logFilter("DROP", "MEETS_ALL", "BLOCK");
    expect(keeps({ defaultBehavior: "DROP", filters: [keep] })).toBe(true);
    expect(keeps({ defaultBehavior: "DROP", filters: [keep, drop] })).toBe(false);
  });
});
