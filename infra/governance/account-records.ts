import { ComponentResource, type Input } from "@pulumi/pulumi";
import type { Settings } from "../config/settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { PrivateBucket } from "../storage/private-bucket.ts";
import { configurationRecorder } from "./configuration-recorder.ts";
import { trail, trailArn, trailStatements } from "./trail.ts";

/** A year: what auditors ask of the record of an account. Access logs of the record itself may go sooner. */
const KEEP_DAYS = { records: 365, accessLogs: 90, versions: 30 } as const;

export interface AccountRecordsArgs {
  readonly context: StackContext;
  /** Key that CloudTrail and S3 may use. */
  readonly keyArn: Input<string>;
  /** ARN of the trail's log group, without a trailing `:*`; undefined where the trail is somebody else's. */
  readonly trailGroupArn: Input<string> | undefined;
}

/** True where the stack declares something that writes into the bucket of records. */
export function keepsRecords({ account }: Pick<Settings, "account">): boolean {
  return account.cloudTrail === "owned" || account.config === "owned";
}

/** What was done in the account and how it was set, in one bucket (checklist OBS-10). */
export class AccountRecords extends ComponentResource {
  constructor(name: string, args: AccountRecordsArgs, opts?: ComponentOptions) {
    super("slipway:governance:AccountRecords", name, {}, opts);
    const { context, keyArn, trailGroupArn } = args;
    const { account, aws } = context.settings;
    const accessLogs = new PrivateBucket(
      `${name}-access`,
      {
        context,
        overriddenAs: name,
        keyArn: "s3-managed",
        accessLogs: "receives",
        expire: { days: KEEP_DAYS.accessLogs, versionDays: KEEP_DAYS.versions },
      },
      { parent: this },
    );
    const owned = { arn: trailArn(context.settings, context.prefix), accountId: aws.accountId };
    const records = new PrivateBucket(
      name,
      {
        context,
        overriddenAs: name,
        keyArn,
        accessLogs: accessLogs.bucket,
        expire: { days: KEEP_DAYS.records, versionDays: KEEP_DAYS.versions },
        statements: (arn) => (account.cloudTrail === "owned" ? trailStatements(arn, owned) : []),
      },
      { parent: this, dependsOn: [...accessLogs.ready] },
    );
    const place = { context, records, keyArn, parent: this };
    if (trailGroupArn !== undefined) trail(name, { ...place, groupArn: trailGroupArn });
    if (account.config === "owned") configurationRecorder(name, place);
    this.registerOutputs({ bucket: records.bucket });
  }
}
