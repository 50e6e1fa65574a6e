import { stackFileHoldsNoSecrets } from "../../../../policies/rules/secrets/stack-file-holds-no-secrets.ts";
import { ruleTable } from "../../rule-table.ts";

ruleTable(stackFileHoldsNoSecrets, {
  rows: [
    { kind: "met", it: "accepts a file without credentials", views: [], state: "met" },
    {
      kind: "violated",
      it: "refuses a credential and says where it stands, never what it is",
      views: [],
      context: { clearSecrets: ["config.aws:secretKey"] },
      state: "violated",
      says: "SEC-01: the stack Pulumi.shop.yaml must be free of credentials; got a credential at config.aws:secretKey. Take it out, declare it under secrets, and change it: it is known.",
    },
  ],
  without: {
    absent: "a file without the key is a file without credentials",
    boundary: "a text is a credential or not",
    spelling: "the shapes are tried with credential-shapes",
    unknown: "a file is read whole before anything runs",
  },
});
