import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { webRequest } from "../../../policies/languages/web-request.ts";
import { challengesOn } from "../../../policies/relations/challenges.ts";
import type { ResourceView } from "../../../policies/resource-view.ts";
import { ZONE_SETTING } from "../../../policies/tokens.ts";
import { skipRule, zoneRuleset } from "../example-edge.ts";
import { view } from "../rule-table.ts";

type Plain = Readonly<Record<string, unknown>>;

const OWN = "efb7b8c949ac4650a09736fc376e9aee";
const HOOK = webRequest({ method: "POST", host: "api.shop.example", path: "/hook" });
const asked = (ownsZone: boolean, ...views: readonly ResourceView[]) =>
  challengesOn(indexViews(views), HOOK, { ownsZone });
const setting = (settingId: string, value: string) => view(ZONE_SETTING, settingId, { settingId, value });
const skip = (more: Plain = {}) => zoneRuleset("http_request_firewall_custom", skipRule("/hook", more));
const execute = (id: string, overrides?: Plain, more: Plain = {}) =>
  zoneRuleset("http_request_firewall_managed", {
    ...{ ref: "managed", expression: "true", action: "execute" },
    actionParameters: { id, ...(overrides === undefined ? {} : { overrides }) },
    ...more,
  });

describe("challengesOn", () => {
  it("are the browser check on the owner's stack alone, until a rule skips it or the zone has it off", () => {
    expect(asked(true)).toEqual(["the browser integrity check"]);
    expect(asked(false)).toEqual([]);
    expect(asked(true, skip())).toEqual([]);
    expect(asked(true, skip({ products: ["hot"] }))).toEqual(["the browser integrity check"]);
    expect(asked(true, setting("browser_check", "off"))).toEqual([]);
  });

  it("are a zone under attack, until a rule skips its level", () => {
    expect(asked(true, skip(), setting("security_level", "under_attack"))).toEqual(["the security level"]);
    expect(asked(true, skip(), setting("security_level", "high"))).toEqual([]);
    const both = skip({ products: ["bic", "securityLevel"] });
    expect(asked(true, both, setting("security_level", "under_attack"))).toEqual([]);
  });

  it.each<[string, string, Plain | undefined, Plain, readonly string[]]>([
    ["Cloudflare's own rules as they come", OWN, undefined, {}, ["managed"]],
    ["Cloudflare's own rules that block", OWN, { action: "block" }, {}, []],
    ["Cloudflare's own rules that are off", OWN, { enabled: false }, {}, []],
    ["others as they come", "any", undefined, {}, []],
    ["others that challenge", "any", { action: "js_challenge" }, {}, ["managed"]],
    [
      "a part that challenges",
      OWN,
      { action: "block", rules: [{ id: "a", action: "challenge" }] },
      {},
      ["managed"],
    ],
    [
      "a part that would and is off",
      OWN,
      { action: "block", categories: [{ category: "a", action: "challenge", enabled: false }] },
      {},
      [],
    ],
    ["rules for another hostname", OWN, undefined, { expression: 'http.host eq "shop.example"' }, []],
    ["rules that are off", OWN, undefined, { enabled: false }, []],
  ])("look at managed rules: %s", (_, id, overrides, more, expected) => {
    expect(asked(false, execute(id, overrides, more))).toEqual(expected);
  });

  it("are no managed rules where the request skips their phase", () => {
    expect(asked(false, skip({ phases: ["http_request_firewall_managed"] }), execute(OWN))).toEqual([]);
  });
});
