import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { Proxy as RdsProxy } from "@pulumi/aws/rds/proxy.js";
import { ProxyDefaultTargetGroup } from "@pulumi/aws/rds/proxyDefaultTargetGroup.js";
import { ProxyTarget } from "@pulumi/aws/rds/proxyTarget.js";
import { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion.js";
import { all, ComponentResource, type Input, type Output, secret } from "@pulumi/pulumi";
import type { RdsProxyPool } from "../config/database-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { policyDocument } from "../lib/policy-document.ts";
import { secretNamePrefix } from "../secrets/secret-name.ts";
import { postgresUrl } from "./connection-url.ts";
import { POSTGRES_PORT } from "./ports.ts";

/** Name of the login that the proxy reads, as secrets of the configuration are named. */
const LOGIN = "DATABASE_POOL_LOGIN";

/** Seconds that a client waits for a free connection before it is told: RDS Proxy's own default (@pulumi/aws 7.48.0). */
const BORROW_SECONDS = 120;

/** A deletion was seen to take beyond 60 minutes (hashicorp/terraform-provider-aws#12704, read 2026-11-27). */
const TIMEOUTS = { create: "60m", update: "60m", delete: "90m" } as const;

export interface PoolArgs {
  readonly context: StackContext;
  readonly settings: RdsProxyPool;
  /** Isolated subnets in at least two zones. */
  readonly subnetIds: Input<Input<string>[]>;
  readonly securityGroupId: Input<string>;
  /** Encrypts the login. */
  readonly secretsKeyArn: Input<string>;
  readonly database: {
    readonly identifier: Input<string>;
    readonly databaseName: Output<string>;
    readonly username: Output<string>;
    readonly password: Output<string>;
  };
}

/** RDS Proxy between the services and the database: TLS only, with a login of its own to read. */
export class Pool extends ComponentResource {
  readonly host: Output<string>;
  /** Secret: `postgresql://…?sslmode=require`, of the proxy. */
  readonly url: Output<string>;

  constructor(name: string, args: PoolArgs, opts?: ComponentOptions) {
    super("slipway:data:Pool", name, {}, opts);
    const { context, database, settings } = args;
    const login = this.#login(name, args);
    const { role, policy } = this.#role(name, args, login.arn);
    const proxy = new RdsProxy(
      `${name}-proxy`,
      context.override(name, "proxy", {
        engineFamily: "POSTGRESQL",
        roleArn: role.arn,
        requireTls: true,
        // SQL text would stand in the log.
        debugLogging: false,
        idleClientTimeout: settings.idleClientSeconds,
        auths: [
          {
            authScheme: "SECRETS",
            secretArn: login.arn,
            iamAuth: "DISABLED",
            clientPasswordAuthType: "POSTGRES_SCRAM_SHA_256",
          },
        ],
        vpcSubnetIds: args.subnetIds,
        vpcSecurityGroupIds: [args.securityGroupId],
        tags: context.tags(name),
      }),
      { parent: this, dependsOn: [policy, login.version], customTimeouts: TIMEOUTS },
    );
    const group = new ProxyDefaultTargetGroup(
      `${name}-target-group`,
      context.override(name, "targetGroup", {
        dbProxyName: proxy.name,
        connectionPoolConfig: {
          maxConnectionsPercent: settings.maxConnectionsPercent,
          // Idle ones go down to half of what may be open: a calm hour gives the memory back.
          maxIdleConnectionsPercent: Math.floor(settings.maxConnectionsPercent / 2),
          connectionBorrowTimeout: BORROW_SECONDS,
        },
      }),
      { parent: this },
    );
    const target = new ProxyTarget(
      `${name}-target`,
      context.override(name, "target", {
        dbProxyName: proxy.name,
        targetGroupName: group.name,
        dbInstanceIdentifier: database.identifier,
      }),
      { parent: this },
    );
    // Who reads the host waits until the proxy has a database behind it.
    this.host = all([proxy.endpoint, target.id]).apply(([endpoint]) => endpoint);
    this.url = secret(
      all([this.host, database.databaseName, database.username, database.password]).apply(
        ([host, databaseName, username, password]) =>
          postgresUrl({ host, port: POSTGRES_PORT, databaseName, username, password }),
      ),
    );
    this.registerOutputs({ host: this.host });
  }

  /** RDS Proxy reads user and password as JSON, and no other form. */
  #login(name: string, { context, database, secretsKeyArn }: PoolArgs) {
    const login = new Secret(
      `${name}-login`,
      context.override(name, "secret", {
        namePrefix: secretNamePrefix(context.settings, LOGIN),
        description: "Login with which the pool connects to the database",
        kmsKeyId: secretsKeyArn,
        recoveryWindowInDays: context.settings.recoveryWindowDays,
        tags: context.tags(name),
      }),
      { parent: this, protect: context.protect },
    );
    const value = secret(
      all([database.username, database.password]).apply(([username, password]) =>
        JSON.stringify({ username, password }),
      ),
    );
    const version = new SecretVersion(
      `${name}-login-version`,
      context.override(name, "version", { secretId: login.id, secretString: value }),
      { parent: this, retainOnDelete: true },
    );
    return { arn: login.arn, version };
  }

  #role(name: string, { context, secretsKeyArn }: PoolArgs, loginArn: Output<string>) {
    const { region } = context.settings.aws;
    const role = new Role(
      `${name}-role`,
      context.override(name, "role", {
        description: `Reads the login of the pool of ${context.prefix}`,
        assumeRolePolicy: proxyTrust(),
        tags: context.tags(name),
      }),
      { parent: this },
    );
    const policy = new RolePolicy(
      `${name}-role-policy`,
      context.override(name, "rolePolicy", {
        role: role.name,
        policy: all([loginArn, secretsKeyArn]).apply(([secretArn, keyArn]) =>
          policyDocument([
            {
              Sid: "ReadLogin",
              Effect: "Allow",
              Action: "secretsmanager:GetSecretValue",
              Resource: secretArn,
            },
            {
              Sid: "DecryptLogin",
              Effect: "Allow",
              Action: "kms:Decrypt",
              Resource: keyArn,
              Condition: {
                StringEquals: {
                  "kms:ViaService": `secretsmanager.${region}.amazonaws.com`,
                  "kms:EncryptionContext:SecretARN": secretArn,
                },
              },
            },
          ]),
        ),
      }),
      { parent: this },
    );
    return { role, policy };
  }
}

/**
 * Without conditions on the source, as AWS documents this role: RDS User Guide, "Setting up AWS Identity and Access Management
 * policies" of RDS Proxy (awsdocs/amazon-rds-user-guide at 0219b24, read 2026-11-27). No page says that a proxy names its own ARN when
 * it assumes the role, and a condition that is not met leaves every client without a connection. Only RDS gets in, and the role
 * reads one login.
 */
export function proxyTrust(): string {
  return policyDocument([
    {
      Sid: "ProxyAssumesRole",
      Effect: "Allow",
      Principal: { Service: "rds.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ]);
}
