import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type StateResource, stateResources } from "../../cli/stack/stack-state.ts";
import { Shapes } from "../../rehearsal/schema/load-shapes.ts";
import type { Properties } from "../../rehearsal/schema/shape.ts";
import { services } from "../../rehearsal/services/index.ts";
import { Registry } from "../../rehearsal/services/registry.ts";
import { rehearsalFolder, withStack } from "../stacks/rehearsal.ts";
import { importsOf } from "./imports.ts";
import { filesBelow, pathsBelow } from "./project-files.ts";

/**
 * Outputs that the SDK calls required and that the real providers leave out of the stacks' resources, or that stand for
 * features which nothing here can switch on. Nobody can read them from such a resource in the real clouds either.
 */
const LEFT_OUT: Readonly<Record<string, { readonly why: string; readonly outputs: readonly string[] }>> = {
  "aws:s3/bucket:Bucket": {
    why: "access logs are a resource of their own; locks, replicas and websites are none of ours",
    outputs: ["logging", "objectLockConfiguration", "replicationConfiguration", "website"],
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    why: "of buckets whose owner the caller names",
    outputs: ["expectedBucketOwner"],
  },
  "cloudflare:index/zoneSetting:ZoneSetting": {
    why: "only `ssl_recommender` has the one, only `development_mode` the other",
    outputs: ["enabled", "timeRemaining"],
  },
  "cloudflare:index/workersScript:WorkersScript": {
    why: "notes on a version, given by whoever uploads it",
    outputs: ["annotations"],
  },
  "cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared": {
    why: "null before its first connector, after its last one, and while it stands (ZeroTrustTunnelCloudflared, from memory, 2026-11)",
    outputs: ["connsActiveAt", "connsInactiveAt", "deletedAt"],
  },
  "cloudflare:index/dnsRecord:DnsRecord": {
    why: "omitted by the API for records without comment and tags",
    outputs: ["commentModifiedOn", "tagsModifiedOn"],
  },
  "tls:index/locallySignedCert:LocallySignedCert": {
    why: "null where no limit of the chain is asked for",
    outputs: ["maxPathLength"],
  },
  "tls:index/selfSignedCert:SelfSignedCert": {
    why: "null where no limit of the chain is asked for",
    outputs: ["maxPathLength"],
  },
  "aws:route53/healthCheck:HealthCheck": {
    why: "a replacement's own note, given by whoever asks for one",
    outputs: ["triggers"],
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    why: "of interface endpoints",
    outputs: ["dnsOptions", "subnetConfigurations"],
  },
  "aws:ec2/natGateway:NatGateway": {
    why: "of regional gateways",
    outputs: [
      ...["autoProvisionZones", "autoScalingIps", "regionalNatGatewayAddresses"],
      ...["regionalNatGatewayAutoMode", "routeTableId"],
    ],
  },
  "aws:lb/listener:Listener": {
    why: "of headers that a listener rewrites",
    outputs: [
      ...["Issuer", "Leaf", "SerialNumber", "Subject", "Validity", ""].map(
        (part) => `routingHttpRequestXAmznMtlsClientcert${part}HeaderName`,
      ),
      ...["CipherSuite", "Version"].map((part) => `routingHttpRequestXAmznTls${part}HeaderName`),
      ...["AllowCredentials", "AllowHeaders", "AllowMethods", "AllowOrigin", "ExposeHeaders", "MaxAge"].map(
        (part) => `routingHttpResponseAccessControl${part}HeaderValue`,
      ),
      ...["ContentSecurityPolicy", "StrictTransportSecurity", "XContentTypeOptions", "XFrameOptions"].map(
        (part) => `routingHttpResponse${part}HeaderValue`,
      ),
    ],
  },
};

/** Types of words that production of the reference product does without → what brings them up instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "aws:autoscaling/group:Group": "examples/al-marya/first-stage/Pulumi.production.yaml",
  "aws:ec2/launchTemplate:LaunchTemplate": "examples/al-marya/first-stage/Pulumi.production.yaml",
  "aws:iam/instanceProfile:InstanceProfile": "examples/al-marya/first-stage/Pulumi.production.yaml",
  "aws:rds/proxy:Proxy": "examples/fynlo/Pulumi.production.yaml",
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": "examples/fynlo/Pulumi.production.yaml",
  "aws:rds/proxyTarget:ProxyTarget": "examples/fynlo/Pulumi.production.yaml",
  "aws:ssm/parameter:Parameter": "examples/al-marya/Pulumi.staging.yaml",
  "docker:index/registryImage:RegistryImage": "tests/stacks/built-image.test.ts",
  "mongodbatlas:index/advancedCluster:AdvancedCluster": "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/auditing:Auditing": "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/backupCompliancePolicy:BackupCompliancePolicy":
    "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule": "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/cloudProviderAccessAuthorization:CloudProviderAccessAuthorization":
    "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup":
    "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/databaseUser:DatabaseUser": "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/encryptionAtRest:EncryptionAtRest": "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/maintenanceWindow:MaintenanceWindow": "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint": "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService":
    "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/project:Project": "examples/phase5/Pulumi.production.yaml",
  "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList": "examples/phase5/Pulumi.production.yaml",
};

/** Type token of a resource class's own file in an SDK; undefined for providers and data sources. */
function tokenOf(specifier: string): string | undefined {
  const match = /^@pulumi\/(\w+)\/(?:(\w+)\/)?([a-z]\w*)\.js$/.exec(specifier);
  if (match === null) return undefined;
  const [, pkg = "", module = "index", file = ""] = match;
  if (pkg === "pulumi" || pkg === "policy" || file === "provider" || /^get[A-Z]/.test(file)) return undefined;
  return `${pkg}:${module}/${file}:${file.charAt(0).toUpperCase()}${file.slice(1)}`;
}

/** Every type that the components can declare. */
const declared = [
  ...new Set(
    filesBelow(["infra"], /\.ts$/)
      .flatMap(importsOf)
      .filter((one) => !one.typeOnly)
      .flatMap((one) => tokenOf(one.specifier) ?? []),
  ),
].sort();

/** Names of required outputs without a value. */
function missingOutputs(shape: Properties, outputs: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(shape)
    .filter(([name, { required }]) => required && (outputs[name] === undefined || outputs[name] === null))
    .map(([name]) => name)
    .sort();
}

describe("a type that the components declare", () => {
  const registry = new Registry(services);

  it.each(declared)("%s has a behaviour in the rehearsal's cloud", (token) => {
    expect(registry.behaviour(token)?.token).toBe(token);
  });

  it("is known by the file that its class comes from", () => {
    expect(tokenOf("@pulumi/aws/vpc/securityGroupEgressRule.js")).toBe(
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    );
    expect(tokenOf("@pulumi/cloudflare/dnsRecord.js")).toBe("cloudflare:index/dnsRecord:DnsRecord");
    expect(tokenOf("@pulumi/aws/getAvailabilityZones.js")).toBeUndefined();
    expect(tokenOf("@pulumi/aws/provider.js")).toBeUndefined();
    expect(registry.behaviour("aws:ec2/vpcGone:VpcGone")).toBeUndefined();
  });
});

/** Production declares every type that staging does, and gateways and repositories beside them. */
describe("the production stack of the rehearsal", () => {
  const folder = rehearsalFolder();
  const cacheDir = mkdtempSync(join(tmpdir(), "slipway-shapes-"));
  const shapes = new Shapes({ cacheDir });
  let resources: readonly StateResource[] = [];

  beforeAll(async () => {
    await withStack(folder, "production", async ({ session, apply }) => {
      const run = await apply();
      if (!run.ok) throw new Error(run.problems.join("\n"));
      resources = await stateResources(session.opened.stack);
    });
  });

  afterAll(() => {
    folder.remove();
    rmSync(cacheDir, { recursive: true, force: true });
  });

  it("holds a resource of every type that the components can declare", () => {
    const types = new Set(resources.map(({ type }) => type));
    expect(declared.filter((token) => !types.has(token))).toEqual(Object.keys(ELSEWHERE).sort());
    for (const file of Object.values(ELSEWHERE)) expect(pathsBelow("examples", "tests")).toContain(file);
  });

  it("gives each resource the outputs that the SDK calls required", () => {
    const missing = declared.flatMap((token) => {
      const outputs = shapes.resource(token)?.outputs ?? {};
      const ofType = resources.filter(({ type }) => type === token);
      const names = new Set(ofType.flatMap((resource) => missingOutputs(outputs, resource.outputs)));
      return names.size === 0 ? [] : [[token, [...names].sort()] as const];
    });
    const leftOut = Object.entries(LEFT_OUT).map(
      ([token, { outputs }]) => [token, [...outputs].sort()] as const,
    );
    expect(Object.fromEntries(missing)).toEqual(Object.fromEntries(leftOut));
  });

  it("would be seen to leave one out", () => {
    const outputs = shapes.resource("aws:ec2/vpc:Vpc")?.outputs ?? {};
    const vpc = resources.find(({ type }) => type === "aws:ec2/vpc:Vpc")?.outputs ?? {};
    expect(missingOutputs(outputs, { ...vpc, arn: undefined })).toEqual(["arn"]);
  });
});
