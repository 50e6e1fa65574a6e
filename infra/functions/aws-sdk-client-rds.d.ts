/**
 * The words of the SDK's client of RDS that a function here uses. Lambda's runtime brings the client itself; installing it here
 * for its types alone would cost every clone tens of megabytes.
 */
declare module "@aws-sdk/client-rds" {
  export interface DBSnapshot {
    readonly DBSnapshotIdentifier?: string;
    readonly Status?: string;
    readonly SnapshotCreateTime?: Date;
  }

  export class CreateDBSnapshotCommand {
    constructor(input: { readonly DBInstanceIdentifier: string; readonly DBSnapshotIdentifier: string });
    readonly creates: true;
  }

  export class DeleteDBSnapshotCommand {
    constructor(input: { readonly DBSnapshotIdentifier: string });
    readonly deletes: true;
  }

  export class RDSClient {
    constructor(config: object);
    send(
      command: CreateDBSnapshotCommand | DeleteDBSnapshotCommand,
    ): Promise<{ readonly DBSnapshot?: DBSnapshot }>;
  }

  export function paginateDescribeDBSnapshots(
    config: { readonly client: RDSClient },
    input: { readonly DBInstanceIdentifier: string; readonly SnapshotType: "manual" },
  ): AsyncIterable<{ readonly DBSnapshots?: readonly DBSnapshot[] }>;
}
