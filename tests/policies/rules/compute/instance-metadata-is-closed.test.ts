import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { instanceMetadataIsClosed } from "../../../../policies/rules/compute/instance-metadata-is-closed.ts";
import { INSTANCE } from "../../../../policies/tokens.ts";
import { TEMPLATE } from "../../example-instance.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const RIGHT = { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 };
const withOptions = (change: Readonly<Record<string, unknown>>) =>
  given(TEMPLATE, { metadataOptions: { ...RIGHT, ...change } });

ruleTable(instanceMetadataIsClosed, {
  rows: [
    { kind: "met", it: "accepts session tokens within one hop", views: [TEMPLATE], state: "met" },
    {
      kind: "met",
      it: "accepts a service that is switched off",
      views: [withOptions({ httpEndpoint: "disabled", httpTokens: "optional" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses requests without a token",
      views: [withOptions({ httpTokens: "optional" })],
      state: "violated",
      says: 'CMP-07: "instance-template" metadataOptions.httpTokens must be required; got optional. Take the override off the launch template\'s metadataOptions.',
    },
    {
      kind: "absent",
      it: "refuses a template that says nothing: the image decides then",
      views: [given(TEMPLATE, { metadataOptions: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses two hops, which reach a container",
      views: [withOptions({ httpPutResponseHopLimit: 2 })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads an instance that stands by itself",
      views: [view(INSTANCE, "host", { metadataOptions: { ...RIGHT, httpPutResponseHopLimit: 2 } })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves what is not known yet undecided",
      views: [withOptions({ httpTokens: UNKNOWN })],
      state: "undecided",
      undecided: "metadataOptions.httpTokens",
    },
  ],
});
