import { SECRET_MARKER } from "../../../../policies/reader.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { stackOutputsHoldNoSecrets } from "../../../../policies/rules/secrets/stack-outputs-hold-no-secrets.ts";
import { STACK } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const stack = (outputs: Readonly<Record<string, unknown>>) => view(STACK, "shop-production", {}, { outputs });

ruleTable(stackOutputsHoldNoSecrets, {
  rows: [
    {
      kind: "met",
      it: "accepts addresses and names",
      views: [stack({ urls: { a: "https://a.example" }, emptySecrets: [] })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses an address with a password",
      views: [stack({ database: "postgres://app:secret@db/app" })],
      state: "violated",
      says: 'SEC-01: "shop-production" outputs must be free of secrets; got database. Take the output away; whoever needs the secret reads it from the store.',
    },
    {
      kind: "violated",
      it: "refuses an output that calls itself a password",
      views: [stack({ databasePassword: "x" })],
      state: "violated",
    },
    { kind: "absent", it: "accepts a stack without outputs", views: [stack({})], state: "met" },
    {
      kind: "boundary",
      it: "accepts a list of secrets' names",
      views: [stack({ emptySecrets: ["JWT_SECRET"] })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses a secret that the engine keeps encrypted",
      views: [stack({ url: SECRET_MARKER })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "accepts an output that is not known yet, and looks again later",
      views: [stack({ url: UNKNOWN })],
      state: "met",
    },
  ],
});
