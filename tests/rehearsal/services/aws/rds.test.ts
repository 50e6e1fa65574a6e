import { describe, expect, it } from "@jest/globals";
import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { iam } from "../../../../rehearsal/services/aws/iam.ts";
import { rds } from "../../../../rehearsal/services/aws/rds.ts";
import { type DataNetwork, dataNetwork } from "./data-network.ts";

const SUBNETS = "aws:rds/subnetGroup:SubnetGroup";
const PARAMETERS = "aws:rds/parameterGroup:ParameterGroup";
const INSTANCE = "aws:rds/instance:Instance";
const INTERFACE = "slipway:ec2/networkInterface";
const SNAPSHOT = "aws:rds/snapshot:Snapshot";
const UNKNOWN = Symbol.for("slipway.unknown");

const VALUES = {
  identifier: "orders",
  engine: "postgres",
  engineVersion: "16.10",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  maxAllocatedStorage: 100,
  storageType: "gp3",
  storageEncrypted: true,
  dbName: "orders",
  username: "orders",
  password: "Kept-hidden-1",
  dbSubnetGroupName: "data",
  backupRetentionPeriod: 7,
  backupWindow: "03:00-04:00",
  maintenanceWindow: "sun:04:00-sun:05:00",
  applyImmediately: true,
  skipFinalSnapshot: true,
};

interface Ground extends DataNetwork {
  readonly values: Record<string, unknown>;
  make(more?: Record<string, unknown>): Entity;
}

function ground(): Ground {
  const network = dataNetwork(rds, iam);
  network.cloud.make(SUBNETS, { name: "data", subnetIds: network.subnetIds });
  const values = { ...VALUES, vpcSecurityGroupIds: [network.groupId] };
  return { ...network, values, make: (more = {}) => network.cloud.make(INSTANCE, { ...values, ...more }) };
}

describe("database subnet groups", () => {
  it("know their VPC", () => {
    const { cloud, subnetIds, vpcId } = dataNetwork(rds);
    expect(cloud.make(SUBNETS, { name: "data", subnetIds }).outputs).toMatchObject({
      vpcId,
      arn: "arn:aws:rds:eu-central-1:111122223333:subgrp:data",
    });
  });

  it("are refused in one zone", () => {
    const { cloud, subnetIds } = dataNetwork(rds);
    expect(() => cloud.make(SUBNETS, { name: "data", subnetIds: subnetIds.slice(0, 1) })).toThrow(
      "DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. " +
        "Current AZ coverage: eu-central-1a. Add subnets to cover at least 2 AZs.",
    );
  });

  it("are refused over two VPCs", () => {
    const { cloud, subnetIds, otherSubnetId } = dataNetwork(rds);
    expect(() => cloud.make(SUBNETS, { name: "data", subnetIds: [...subnetIds, otherSubnetId] })).toThrow(
      "InvalidSubnet: Subnets are not all in the same VPC",
    );
  });

  it("are refused with a subnet that does not exist", () => {
    const { cloud } = dataNetwork(rds);
    expect(() => cloud.make(SUBNETS, { name: "data", subnetIds: ["subnet-0"] })).toThrow(
      "InvalidSubnet: Some input subnets in :[subnet-0] are invalid.",
    );
  });

  it("stay while an instance uses them", () => {
    const { cloud, make } = ground();
    make();
    const group = cloud.list(SUBNETS)[0] as Entity; // made by ground()
    expect(() => cloud.drop(group)).toThrow(
      "InvalidDBSubnetGroupStateFault: Cannot delete the subnet group 'data' because at least one database instance: orders is still using it.",
    );
  });

  it("are refused upper-case names", () => {
    expect(dataNetwork(rds).cloud.failures(SUBNETS, { name: "Data" })).toHaveLength(1);
  });
});

describe("database parameter groups", () => {
  const group = (parameters: unknown, more = {}): Record<string, unknown> => ({
    name: "orders",
    family: "postgres16",
    parameters,
    ...more,
  });
  it.each([
    ["a switch", group([{ name: "rds.force_ssl", value: "1" }]), []],
    ["a value outside the list", group([{ name: "rds.force_ssl", value: "2" }]), ["parameters[0].value"]],
    ["-1 for a threshold", group([{ name: "log_min_duration_statement", value: "-1" }]), []],
    [
      "-2 for a threshold",
      group([{ name: "log_min_duration_statement", value: "-2" }]),
      ["parameters[0].value"],
    ],
    ["an unknown parameter", group([{ name: "force_ssl", value: "1" }]), ["parameters[0].name"]],
    [
      "a static parameter applied at once",
      group([{ name: "max_connections", value: "100" }]),
      ["parameters[0].applyMethod"],
    ],
    [
      "a static parameter that waits",
      group([{ name: "max_connections", value: "100", applyMethod: "pending-reboot" }]),
      [],
    ],
    [
      "an unknown way to apply",
      group([{ name: "rds.force_ssl", value: "1", applyMethod: "now" }]),
      ["parameters[0].applyMethod"],
    ],
    ["an unknown family", group([], { family: "postgres99" }), ["family"]],
    ["a family that is not known yet", group([], { family: UNKNOWN }), []],
  ])("with %s", (_cause, inputs, properties) => {
    expect(
      dataNetwork(rds)
        .cloud.failures(PARAMETERS, inputs)
        .map((failure) => failure.split(":")[0]),
    ).toEqual(properties);
  });

  it("are refused to an engine of another major version", () => {
    const { cloud, make } = ground();
    cloud.make(PARAMETERS, { name: "old", family: "postgres15" });
    expect(() => make({ parameterGroupName: "old" })).toThrow(
      "InvalidParameterCombination: The Parameter Group old with DBParameterGroupFamily postgres15 cannot be used for this instance. " +
        "Please use a Parameter Group with DBParameterGroupFamily postgres16",
    );
  });

  it("stay while an instance uses them", () => {
    const { cloud, make } = ground();
    const parameters = cloud.make(PARAMETERS, { name: "orders", family: "postgres16" });
    make({ parameterGroupName: "orders" });
    expect(() => cloud.drop(parameters)).toThrow("InvalidDBParameterGroupState");
  });
});

describe("database instances", () => {
  it("answer under an address of their account and region", () => {
    const { outputs, id } = ground().make();
    expect(outputs.address).toMatch(/^orders\.c[0-9a-z]{11}\.eu-central-1\.rds\.amazonaws\.com$/);
    expect(outputs).toMatchObject({
      endpoint: `${String(outputs.address)}:5432`,
      arn: "arn:aws:rds:eu-central-1:111122223333:db:orders",
      hostedZoneId: "Z1RLNUO7B9Q6NB",
      engineVersionActual: "16.10",
      status: "available",
      parameterGroupName: "default.postgres16",
    });
    expect(id).toBe(outputs.resourceId);
    expect(id).toMatch(/^db-[A-Z2-7]{26}$/);
  });

  it("take one network interface, and two over two zones", () => {
    const one = ground();
    one.make();
    expect(one.cloud.list(INTERFACE)).toHaveLength(1);
    const two = ground();
    two.make({ multiAz: true });
    expect(two.cloud.list(INTERFACE).map((entity) => entity.outputs.subnetId)).toEqual(two.subnetIds);
  });

  it("keep their subnets and groups from being deleted", () => {
    const { cloud, make, groupId } = ground();
    const instance = make();
    const group = cloud
      .list("aws:ec2/securityGroup:SecurityGroup")
      .find((entity) => entity.id === groupId) as Entity; // made by ground()
    expect(() => cloud.drop(group)).toThrow("DependencyViolation");
    cloud.drop(instance);
    cloud.drop(group);
    expect(cloud.list(INTERFACE)).toEqual([]);
  });

  it.each([
    ["a name that is taken", { identifier: "orders" }, "DBInstanceAlreadyExists: DB instance already exists"],
  ])("are refused %s", (_cause, more, words) => {
    const { make } = ground();
    make();
    expect(() => make(more)).toThrow(words);
  });

  it.each([
    ["no subnet group", { dbSubnetGroupName: undefined }, "InvalidSubnet"],
    [
      "a subnet group that does not exist",
      { dbSubnetGroupName: "ghost" },
      "DBSubnetGroupNotFoundFault: DB subnet group 'ghost' does not exist.",
    ],
    [
      "a security group that does not exist",
      { vpcSecurityGroupIds: ["sg-0"] },
      "InvalidParameterValue: Invalid security group , groupId= sg-0, groupName= .",
    ],
    [
      "a parameter group that does not exist",
      { parameterGroupName: "ghost" },
      "DBParameterGroupNotFound: DBParameterGroup not found: ghost",
    ],
    [
      "a key that does not exist",
      { kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/ghost" },
      "KMSKeyNotAccessibleFault",
    ],
    [
      "no password",
      { password: undefined },
      "InvalidParameterValue: The parameter MasterUserPassword must be provided and must not be blank.",
    ],
    [
      "a public address in an isolated VPC",
      { publiclyAccessible: true },
      "InvalidVPCNetworkStateFault: Cannot create a publicly accessible DBInstance.",
    ],
    [
      "a snapshot that does not exist",
      { snapshotIdentifier: "ghost" },
      "DBSnapshotNotFound: DBSnapshot not found: ghost",
    ],
    [
      "a monitoring role that does not exist",
      { monitoringInterval: 60, monitoringRoleArn: "arn:aws:iam::111122223333:role/ghost" },
      "ENHANCED_MONITORING",
    ],
    [
      "an old major without extended support",
      { engineVersion: "13.22", engineLifecycleSupport: "open-source-rds-extended-support-disabled" },
      "RDS Extended Support",
    ],
  ])("are refused with %s", (_cause, more, words) => {
    expect(() => ground().make(more)).toThrow(words);
  });

  it("are refused a security group of another VPC", () => {
    const { make, otherGroupId, vpcId } = ground();
    expect(() => make({ vpcSecurityGroupIds: [otherGroupId] })).toThrow(
      `InvalidParameterCombination: The DB instance and EC2 security group are in different VPCs. The DB instance is in ${vpcId} and`,
    );
  });

  it("are refused a key whose policy keeps RDS from making grants", () => {
    const { cloud, make } = ground();
    const Statement = [
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: ["kms:PutKeyPolicy", "kms:DescribeKey"],
        Resource: "*",
      },
    ];
    const key = cloud.make("aws:kms/key:Key", {
      policy: JSON.stringify({ Version: "2012-10-17", Statement }),
    });
    expect(() => make({ kmsKeyId: key.outputs.arn })).toThrow("KMSKeyNotAccessibleFault");
  });

  it("accept a key with the default policy, and show its ARN", () => {
    const { cloud, make } = ground();
    const key = cloud.make("aws:kms/key:Key", {});
    expect(make({ kmsKeyId: key.id }).outputs.kmsKeyId).toBe(key.outputs.arn);
  });

  it.each([
    ["good values", {}, []],
    [
      "values that are not known yet",
      { password: UNKNOWN, kmsKeyId: UNKNOWN, dbSubnetGroupName: UNKNOWN, allocatedStorage: UNKNOWN },
      [],
    ],
    ["an identifier that begins with a digit", { identifier: "1orders" }, ["identifier"]],
    ["an identifier with two hyphens in a row", { identifier: "orders--db" }, ["identifier"]],
    ["an identifier that ends in a hyphen", { identifier: "orders-" }, ["identifier"]],
    ["an identifier of 63 characters", { identifier: "o".repeat(63) }, []],
    ["an identifier of 64 characters", { identifier: "o".repeat(64) }, ["identifier"]],
    ["another engine", { engine: "mysql" }, ["engine"]],
    ["a minor version that is sold no more", { engineVersion: "16.8" }, ["engineVersion"]],
    ["a minor version that does not exist", { engineVersion: "16.99" }, ["engineVersion"]],
    ["a major version that does not exist", { engineVersion: "99" }, ["engineVersion"]],
    ["a major version alone", { engineVersion: "16" }, []],
    ["a version of three parts", { engineVersion: "16.10.1" }, ["engineVersion"]],
    ["a class that does not exist", { instanceClass: "db.t4g.nano" }, ["instanceClass"]],
    ["a class of EC2", { instanceClass: "t4g.micro" }, ["instanceClass"]],
    ["19 GiB", { allocatedStorage: 19 }, ["allocatedStorage"]],
    ["65536 GiB", { allocatedStorage: 65_536, maxAllocatedStorage: undefined }, []],
    ["65537 GiB", { allocatedStorage: 65_537, maxAllocatedStorage: undefined }, ["allocatedStorage"]],
    ["no storage", { allocatedStorage: undefined }, ["allocatedStorage"]],
    ["a ceiling 10 % above the storage", { allocatedStorage: 100, maxAllocatedStorage: 110 }, []],
    [
      "a ceiling 9 % above the storage",
      { allocatedStorage: 100, maxAllocatedStorage: 109 },
      ["maxAllocatedStorage"],
    ],
    ["a ceiling of 0, which switches growth off", { maxAllocatedStorage: 0 }, []],
    ["IOPS on a small gp3 volume", { iops: 4000 }, ["iops"]],
    ["a key without encryption", { storageEncrypted: false, kmsKeyId: "x" }, ["kmsKeyId"]],
    ["a password of 7 characters", { password: "Abcdef1" }, ["password"]],
    ["a password of 8 characters", { password: "Abcdefg1" }, []],
    ["a password with a slash", { password: "Abcd/efg1" }, ["password"]],
    ["a password with @", { password: "Abcd@efg1" }, ["password"]],
    ["a password with a space", { password: "Abcd efg1" }, ["password"]],
    ["a reserved user", { username: "admin" }, ["username"]],
    ["a reserved database", { dbName: "db" }, ["dbName"]],
    ["36 days of backups", { backupRetentionPeriod: 36 }, ["backupRetentionPeriod"]],
    ["35 days of backups", { backupRetentionPeriod: 35 }, []],
    ["windows that overlap", { backupWindow: "04:30-05:30" }, ["backupWindow"]],
    ["windows that meet", { backupWindow: "05:00-05:30" }, []],
    ["a backup window over midnight that overlaps", { backupWindow: "23:45-04:15" }, ["backupWindow"]],
    ["a backup window of 29 minutes", { backupWindow: "03:00-03:29" }, ["backupWindow"]],
    ["a backup window in another form", { backupWindow: "3:00-4:00" }, ["backupWindow"]],
    ["a maintenance window without days", { maintenanceWindow: "04:00-05:00" }, ["maintenanceWindow"]],
    ["an old certificate authority", { caCertIdentifier: "rds-ca-2019" }, ["caCertIdentifier"]],
    ["a zone beside Multi-AZ", { multiAz: true, availabilityZone: "eu-central-1a" }, ["availabilityZone"]],
    ["monitoring without a role", { monitoringInterval: 60 }, ["monitoringRoleArn"]],
    [
      "an odd insights retention",
      { performanceInsightsRetentionPeriod: 30 },
      ["performanceInsightsRetentionPeriod"],
    ],
    ["an unknown log", { enabledCloudwatchLogsExports: ["postgres"] }, ["enabledCloudwatchLogsExports"]],
    ["a restore from another instance", { replicateSourceDb: "other" }, ["replicateSourceDb"]],
  ])("with %s", (_cause, more, properties) => {
    const { cloud, values } = ground();
    expect(cloud.failures(INSTANCE, { ...values, ...more }).map((failure) => failure.split(":")[0])).toEqual(
      properties,
    );
  });

  it("never show a password in a fault", () => {
    const { cloud, values } = ground();
    expect(cloud.failures(INSTANCE, { ...values, password: "hid/den-value" }).join()).not.toContain(
      "den-value",
    );
  });
});

describe("a database instance that changes", () => {
  const changed = (
    from: Record<string, unknown>,
    to: Record<string, unknown>,
  ): (() => Record<string, unknown>) => {
    const { cloud, make, values } = ground();
    const instance = make(from);
    return () => {
      cloud.change(instance, { ...values, ...from, ...to });
      return cloud.look(instance);
    };
  };

  it.each([
    [
      "an older minor version",
      { engineVersion: "16.11" },
      { engineVersion: "16.10" },
      "InvalidParameterCombination: Cannot upgrade postgres from 16.11 to 16.10",
    ],
    [
      "an older major version",
      {},
      { engineVersion: "15.15" },
      "InvalidParameterCombination: Cannot upgrade postgres from 16.10 to 15.15",
    ],
    [
      "a newer major version without the flag",
      {},
      { engineVersion: "17.6" },
      "InvalidParameterCombination: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.",
    ],
    ["less storage", { allocatedStorage: 50 }, { allocatedStorage: 40 }, "cannot be decreased"],
    [
      "9 % more storage",
      { allocatedStorage: 50 },
      { allocatedStorage: 54 },
      "it must be at least 10 percent greater than 50 GiB",
    ],
  ])("is refused %s", (_cause, from, to, words) => {
    expect(changed(from, to)).toThrow(words);
  });

  it("grows by 10 %", () => {
    expect(changed({ allocatedStorage: 50 }, { allocatedStorage: 55 })().allocatedStorage).toBe(55);
  });

  it("is upgraded to a newer minor at once", () => {
    expect(changed({}, { engineVersion: "16.11" })()).toMatchObject({
      engineVersion: "16.11",
      engineVersionActual: "16.11",
    });
  });

  it("is upgraded to a newer major with the flag", () => {
    expect(changed({}, { engineVersion: "17.6", allowMajorVersionUpgrade: true })()).toMatchObject({
      engineVersionActual: "17.6",
    });
  });

  it("runs the old version until its maintenance window where nothing is applied at once", () => {
    const { cloud, make, values } = ground();
    const instance = make({ applyImmediately: false });
    cloud.change(instance, { ...values, applyImmediately: false, engineVersion: "16.11" });
    expect(cloud.look(instance).engineVersionActual).toBe("16.10");
    expect(instance.internal.pendingVersion).toEqual({ version: "16.11", from: "2026-11-22T04:00:00.000Z" });
  });

  it("takes a second interface when it spans two zones", () => {
    const { cloud, make, values } = ground();
    const instance = make();
    cloud.change(instance, { ...values, multiAz: true });
    expect(cloud.list(INTERFACE)).toHaveLength(2);
  });

  it("gets another address with another identifier", () => {
    expect(changed({}, { identifier: "sales" })().address).toMatch(/^sales\./);
  });

  it("is not moved to another group of its VPC", () => {
    const { cloud, make, values, subnetIds } = ground();
    const instance = make();
    cloud.make(SUBNETS, { name: "more", subnetIds });
    expect(() => cloud.change(instance, { ...values, dbSubnetGroupName: "more" })).toThrow(
      "InvalidVPCNetworkStateFault: You cannot move DB instance orders",
    );
  });
});

describe("a database instance that is deleted", () => {
  it("is refused under deletion protection", () => {
    const { cloud, make } = ground();
    const instance = make({ deletionProtection: true });
    expect(() => cloud.drop(instance)).toThrow(
      "InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.",
    );
  });

  it("is refused without the name of its final snapshot", () => {
    const { cloud, make } = ground();
    const instance = make({ skipFinalSnapshot: undefined });
    expect(() => cloud.drop(instance)).toThrow(
      "final_snapshot_identifier is required when skip_final_snapshot is false",
    );
  });

  it("leaves its final snapshot, whose name is then taken", () => {
    const { cloud, make } = ground();
    const more = { skipFinalSnapshot: false, finalSnapshotIdentifier: "orders-final" };
    cloud.drop(make(more));
    const [snapshot] = cloud.ask((view) => view.list(SNAPSHOT, { kept: true }));
    expect(snapshot).toMatchObject({
      id: "orders-final",
      kept: { why: "final snapshot of orders", until: undefined },
    });
    const again = make(more);
    expect(() => cloud.drop(again)).toThrow(
      "DBSnapshotAlreadyExists: Cannot create the snapshot because a snapshot with the identifier orders-final already exists.",
    );
    expect(cloud.list(INSTANCE)).toHaveLength(1);
  });

  it("can come back from that snapshot", () => {
    const { cloud, make } = ground();
    cloud.drop(make({ skipFinalSnapshot: false, finalSnapshotIdentifier: "orders-final" }));
    expect(make({ snapshotIdentifier: "orders-final", password: undefined }).outputs.status).toBe(
      "available",
    );
  });

  it("leaves its automated backups where they are not deleted with it", () => {
    const { cloud, make } = ground();
    cloud.drop(make({ deleteAutomatedBackups: false }));
    const [backup] = cloud.ask((view) => view.list("slipway:rds/automatedBackup", { kept: true }));
    expect(backup?.kept).toEqual({ why: "automated backups of orders", until: "2026-11-27T12:00:00.000Z" });
  });

  it("leaves nothing when both are skipped", () => {
    const { cloud, make } = ground();
    cloud.drop(make());
    expect(
      cloud.ask((view) => [
        ...view.list(SNAPSHOT, { kept: true }),
        ...view.list("slipway:rds/automatedBackup", { kept: true }),
      ]),
    ).toEqual([]);
  });
});
