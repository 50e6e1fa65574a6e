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

  export interface CreateDBSnapshotCommand {
    readonly creates: true;
  }

  export interface DeleteDBSnapshotCommand {
    readonly deletes: true;
  }

  export interface RDSClient {
    send(
      command: CreateDBSnapshotCommand | DeleteDBSnapshotCommand,
    ): Promise<{ readonly DBSnapshot?: DBSnapshot }>;
  }

  export const CreateDBSnapshotCommand: new (input: {
    readonly DBInstanceIdentifier: string;
    readonly DBSnapshotIdentifier: string;
  }) => CreateDBSnapshotCommand;

  export const DeleteDBSnapshotCommand: new (input: {
    readonly DBSnapshotIdentifier: string;
  }) => DeleteDBSnapshotCommand;

  export const RDSClient: new (config: object) => RDSClient;

  export const paginateDescribeDBSnapshots: (
    config: { readonly client: RDSClient },
    input: { readonly DBInstanceIdentifier: string; readonly SnapshotType: "manual" },
  ) => AsyncIterable<{ readonly DBSnapshots?: readonly DBSnapshot[] }>;
}
