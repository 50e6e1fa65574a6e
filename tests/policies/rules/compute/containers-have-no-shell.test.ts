import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { containersHaveNoShell } from "../../../../policies/rules/compute/containers-have-no-shell.ts";
import { ECS_CLUSTER, ECS_SERVICE } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const sessions = {
  kmsKeyId: "key",
  logging: "OVERRIDE",
  logConfiguration: { cloudWatchEncryptionEnabled: true },
};
const cluster = (executeCommandConfiguration: unknown) =>
  view(ECS_CLUSTER, "cluster", { configuration: { executeCommandConfiguration } });
const service = from(
  view(ECS_SERVICE, "api-service", { enableExecuteCommand: false, cluster: UNKNOWN }),
  "cluster",
  cluster(undefined),
);
const open = given(service, { enableExecuteCommand: true });

ruleTable(containersHaveNoShell, {
  rows: [
    { kind: "met", it: "accepts a service without a shell", views: [service], state: "met" },
    {
      kind: "met",
      it: "accepts a shell whose sessions are logged and encrypted",
      views: [open, cluster(sessions)],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a shell on a plain cluster",
      views: [open, cluster(undefined)],
      state: "violated",
      says: 'CMP-11: "api-service" enableExecuteCommand must be false, or on a cluster that logs and encrypts its sessions; got true. Leave enableExecuteCommand false.',
    },
    {
      kind: "violated",
      it: "refuses sessions that are logged in clear",
      views: [open, cluster({ ...sessions, logConfiguration: {} })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "accepts the provider's false",
      views: [given(service, { enableExecuteCommand: undefined })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts sessions logged to an encrypted bucket",
      views: [open, cluster({ ...sessions, logConfiguration: { s3BucketEncryptionEnabled: true } })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(service, { enableExecuteCommand: UNKNOWN })],
      state: "undecided",
      undecided: "enableExecuteCommand",
    },
  ],
  without: { boundary: "a switch has none" },
});
