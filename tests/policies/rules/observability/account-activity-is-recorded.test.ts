import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { accountActivityIsRecorded } from "../../../../policies/rules/observability/account-activity-is-recorded.ts";
import { TRAIL } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const trail = view(TRAIL, "records-trail", {
  isMultiRegionTrail: true,
  enableLogFileValidation: true,
  kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1",
});
const advanced = (...fieldSelectors: readonly Readonly<Record<string, unknown>>[]) =>
  given(trail, { advancedEventSelectors: [{ fieldSelectors }] });
const MANAGEMENT = { field: "eventCategory", equals: ["Management"] };
const elsewhere = { cloudTrail: "elsewhere", guardDuty: "owned", config: "owned" } as const;

ruleTable(accountActivityIsRecorded, {
  rows: [
    {
      kind: "met",
      it: "accepts an encrypted trail of every region with validated files",
      views: [trail],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a trail whose files nobody can validate",
      views: [given(trail, { enableLogFileValidation: false })],
      state: "violated",
      says: 'OBS-10: "records-trail" enableLogFileValidation must be true; got false. Write account.cloudTrail: owned and leave the trail as it is, or elsewhere where the account has one.',
    },
    {
      kind: "violated",
      it: "refuses a trail that is switched off",
      views: [given(trail, { enableLogging: false })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a trail without global services",
      views: [given(trail, { includeGlobalServiceEvents: false })],
      state: "violated",
    },
    { kind: "absent", it: "refuses an account without a trail", views: [], state: "violated" },
    {
      kind: "absent",
      it: "refuses a trail of one region, which is the default",
      views: [given(trail, { isMultiRegionTrail: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a trail without a key of its own",
      views: [given(trail, { kmsKeyId: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts switches written as texts",
      views: [given(trail, { isMultiRegionTrail: "true" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a selector without management events",
      views: [given(trail, { eventSelectors: [{ includeManagementEvents: false, readWriteType: "All" }] })],
      state: "violated",
      says: 'OBS-10: "records-trail" eventSelectors must be all management events, read and write; got none of them. Write account.cloudTrail: owned and leave the trail as it is, or elsewhere where the account has one.',
    },
    {
      kind: "boundary",
      it: "refuses selectors of what is read alone",
      views: [given(trail, { eventSelectors: [{ readWriteType: "ReadOnly" }] })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a selector that leaves a service's events out",
      views: [given(trail, { eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts two selectors with one kind each",
      views: [
        given(trail, { eventSelectors: [{ readWriteType: "ReadOnly" }, { readWriteType: "WriteOnly" }] }),
      ],
      state: "met",
    },
    {
      kind: "absent",
      it: "accepts an empty selector and empty lists, which record everything",
      views: [
        given(trail, { eventSelectors: [{}] }),
        given(trail, { eventSelectors: [], advancedEventSelectors: [] }),
      ],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts an advanced selector of all management events",
      views: [advanced(MANAGEMENT)],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses advanced selectors of data events alone",
      views: [advanced({ field: "eventCategory", equals: ["Data"] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an advanced selector of what is changed alone",
      views: [advanced(MANAGEMENT, { field: "readOnly", equals: ["false"] })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an advanced selector that leaves a service's events out",
      views: [advanced(MANAGEMENT, { field: "eventSource", notEquals: ["kms.amazonaws.com"] })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown selectors undecided",
      views: [given(trail, { eventSelectors: [{ readWriteType: UNKNOWN }] })],
      state: "undecided",
      undecided: "eventSelectors[0].readWriteType",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(trail, { enableLogFileValidation: UNKNOWN })],
      state: "undecided",
      undecided: "enableLogFileValidation",
    },
    {
      kind: "unknown",
      it: "accepts a key that is not known yet",
      views: [given(trail, { kmsKeyId: UNKNOWN })],
      state: "met",
    },
    {
      kind: "not applicable",
      it: "says who has the trail where the file says elsewhere",
      views: [],
      state: "notApplicable",
      context: { account: elsewhere },
    },
  ],
});
