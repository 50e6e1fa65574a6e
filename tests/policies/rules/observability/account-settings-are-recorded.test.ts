import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { accountSettingsAreRecorded } from "../../../../policies/rules/observability/account-settings-are-recorded.ts";
import { DELIVERY_CHANNEL, RECORDER, RECORDER_STATUS } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const recorder = view(RECORDER, "records-recorder", { recordingGroup: { allSupported: true } });
const channel = view(DELIVERY_CHANNEL, "records-channel", { s3BucketName: "records" });
const status = view(RECORDER_STATUS, "records-recorder-status", { isEnabled: true });

ruleTable(accountSettingsAreRecorded, {
  rows: [
    {
      kind: "met",
      it: "accepts a recorder that delivers and runs",
      views: [recorder, channel, status],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a recorder of some kinds of resource",
      views: [
        given(recorder, { recordingGroup: { allSupported: false, resourceTypes: ["AWS::EC2::Instance"] } }),
        channel,
        status,
      ],
      state: "violated",
      says: 'OBS-10: "records-recorder" recordingGroup.allSupported must be true; got false. Write account.config: owned and leave the recorder as it is, or elsewhere where the account has one.',
    },
    {
      kind: "violated",
      it: "refuses a recorder that leaves a kind out",
      views: [
        given(recorder, {
          recordingGroup: { exclusionByResourceTypes: [{ resourceTypes: ["AWS::IAM::Role"] }] },
        }),
        channel,
        status,
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown exclusions undecided",
      views: [
        given(recorder, { recordingGroup: { exclusionByResourceTypes: [{ resourceTypes: UNKNOWN }] } }),
        channel,
        status,
      ],
      state: "undecided",
      undecided: "recordingGroup.exclusionByResourceTypes[0].resourceTypes",
    },
    {
      kind: "violated",
      it: "refuses a recorder that stands still",
      views: [recorder, channel, given(status, { isEnabled: false })],
      state: "violated",
    },
    { kind: "absent", it: "refuses an account without a recorder", views: [], state: "violated" },
    {
      kind: "absent",
      it: "refuses a recorder that nobody starts",
      views: [recorder, channel],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a recorder that delivers nowhere",
      views: [recorder, status],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a recorder that says nothing of its group: every kind",
      views: [given(recorder, { recordingGroup: undefined }), channel, status],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown group undecided",
      views: [given(recorder, { recordingGroup: UNKNOWN }), channel, status],
      state: "undecided",
      undecided: "recordingGroup",
    },
    {
      kind: "not applicable",
      it: "says who has the recorder where the file says elsewhere",
      views: [],
      state: "notApplicable",
      context: { account: { cloudTrail: "owned", guardDuty: "owned", config: "elsewhere" } },
    },
  ],
  without: { boundary: "switches have none" },
});
