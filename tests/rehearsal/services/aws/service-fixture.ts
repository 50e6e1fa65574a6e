import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import type { SeedImage } from "../../../../rehearsal/cloud/seed.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork, type Network } from "./network-fixture.ts";

export const ACCOUNT = "111122223333";
export const DIGEST = `sha256:${"a".repeat(64)}`;
export const NEXT_DIGEST = `sha256:${"b".repeat(64)}`;
const REGISTRY = "registry.example.com/shop/api";

export function image(digest: string, change: Partial<SeedImage> = {}): SeedImage {
  return {
    reference: `${REGISTRY}@${digest}`,
    architecture: "X86_64",
    port: 3000,
    healthPaths: ["/health"],
    writes: ["/tmp"],
    needs: ["DATABASE_URL"],
    ...change,
  };
}

type Values = Record<string, unknown>;

/** Everything that a service on Fargate stands on, made through the behaviours; the service itself is made by the test. */
export class ServiceFixture {
  readonly cloud: MemoryCloud;
  readonly network: Network;
  readonly secretArn: string;
  readonly cluster: Entity;
  readonly taskGroup: Entity;
  readonly ingress: Entity;
  readonly balancer: Entity;
  readonly targetGroup: Entity;
  readonly listener: Entity;
  readonly certificate: Entity;
  readonly logGroup: Entity;
  readonly execution: Entity;
  readonly executionPolicy: Entity;
  readonly key: Entity;
  readonly version: Entity;

  constructor(images: readonly SeedImage[] = [image(DIGEST), image(NEXT_DIGEST)]) {
    const cloud = new MemoryCloud(services, { images });
    this.cloud = cloud;
    this.network = makeNetwork(cloud);
    const root = {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: "kms:*",
      Resource: "*",
    };
    this.key = cloud.make(TOKEN.key, { description: "secrets", policy: policy(root) });
    const secret = cloud.make(TOKEN.secret, { name: "database-url", kmsKeyId: this.key.outputs.arn });
    this.secretArn = String(secret.outputs.arn);
    this.version = cloud.make(TOKEN.secretVersion, { secretId: secret.id, secretString: "postgresql://one" });
    this.logGroup = cloud.make(TOKEN.logGroup, { name: "/shop/api" });
    const trust = {
      Effect: "Allow",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
    };
    this.execution = cloud.make(TOKEN.role, { name: "api-execution", assumeRolePolicy: policy(trust) });
    this.executionPolicy = cloud.make(TOKEN.rolePolicy, {
      role: this.execution.id,
      name: "read",
      policy: this.executionText(),
    });
    const vpcId = this.network.vpc.id;
    const lbGroup = cloud.make(TOKEN.securityGroup, { vpcId, name: "lb" });
    this.taskGroup = cloud.make(TOKEN.securityGroup, { vpcId, name: "api" });
    cloud.make(TOKEN.ingressRule, { securityGroupId: lbGroup.id, ...tcp(443), cidrIpv4: "0.0.0.0/0" });
    cloud.make(TOKEN.egressRule, {
      securityGroupId: lbGroup.id,
      ...tcp(3000),
      referencedSecurityGroupId: this.taskGroup.id,
    });
    this.ingress = cloud.make(TOKEN.ingressRule, {
      securityGroupId: this.taskGroup.id,
      ...tcp(3000),
      referencedSecurityGroupId: lbGroup.id,
    });
    cloud.make(TOKEN.egressRule, { securityGroupId: this.taskGroup.id, ...tcp(443), cidrIpv4: "0.0.0.0/0" });
    this.balancer = cloud.make(TOKEN.loadBalancer, {
      name: "shop",
      subnets: this.publicSubnets,
      securityGroups: [lbGroup.id],
    });
    this.targetGroup = cloud.make(TOKEN.targetGroup, {
      name: "api",
      port: 3000,
      protocol: "HTTP",
      targetType: "ip",
      vpcId,
      healthCheck: { path: "/health" },
    });
    this.certificate = makeCertificate(cloud, "api.example.com");
    this.listener = cloud.make(TOKEN.listener, {
      loadBalancerArn: this.balancer.id,
      port: 443,
      protocol: "HTTPS",
      certificateArn: this.certificate.id,
      defaultActions: [{ type: "forward", targetGroupArn: this.targetGroup.id }],
    });
    this.cluster = cloud.make(TOKEN.cluster, { name: "shop" });
  }

  get publicSubnets(): string[] {
    return this.network.publicSubnets.map((subnet) => subnet.id);
  }

  /** The execution role's policy, whole or without one action. */
  executionText(without?: string): string {
    const grants = [
      ["secretsmanager:GetSecretValue", this.secretArn],
      ["kms:Decrypt", String(this.key.outputs.arn)],
      ["logs:CreateLogStream", `${String(this.logGroup.outputs.arn)}:*`],
      ["logs:PutLogEvents", `${String(this.logGroup.outputs.arn)}:*`],
    ] as const;
    const kept = grants.filter(([action]) => action !== without);
    return policy(...kept.map(([Action, Resource]) => ({ Effect: "Allow", Action, Resource })));
  }

  container(change: Values = {}): Values {
    return {
      name: "api",
      image: `${REGISTRY}@${DIGEST}`,
      essential: true,
      user: "1000:1000",
      readonlyRootFilesystem: true,
      portMappings: [{ containerPort: 3000, protocol: "tcp" }],
      environment: [{ name: "NODE_ENV", value: "production" }],
      secrets: [
        { name: "DATABASE_URL", valueFrom: `${this.secretArn}:::${String(this.version.outputs.versionId)}` },
      ],
      mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp", readOnly: false }],
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/shop/api",
          "awslogs-region": "eu-central-1",
          "awslogs-stream-prefix": "api",
        },
      },
      ...change,
    };
  }

  taskInputs(container: Values = {}, change: Values = {}): Values {
    return {
      family: "api",
      cpu: "256",
      memory: "512",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
      executionRoleArn: this.execution.outputs.arn,
      volumes: [{ name: "tmp" }],
      containerDefinitions: JSON.stringify([this.container(container)]),
      ...change,
    };
  }

  task(container: Values = {}, change: Values = {}): Entity {
    return this.cloud.make(TOKEN.taskDefinition, this.taskInputs(container, change));
  }

  serviceInputs(task: Entity, change: Values = {}): Values {
    return {
      name: "api",
      cluster: this.cluster.id,
      taskDefinition: task.id,
      launchType: "FARGATE",
      desiredCount: 2,
      waitForSteadyState: true,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      networkConfiguration: {
        subnets: this.publicSubnets,
        securityGroups: [this.taskGroup.id],
        assignPublicIp: true,
      },
      loadBalancers: [{ targetGroupArn: this.targetGroup.id, containerName: "api", containerPort: 3000 }],
      ...change,
    };
  }

  service(task: Entity, change: Values = {}): Entity & { readonly reason: string | undefined } {
    return this.cloud.make(TOKEN.service, this.serviceInputs(task, change));
  }

  tasks(service: Entity): number {
    return this.cloud.list(TOKEN.networkInterface).filter((face) => face.internal.owner === service.id)
      .length;
  }
}

export function policy(...statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

export function tcp(port: number): { ipProtocol: string; fromPort: number; toPort: number } {
  return { ipProtocol: "tcp", fromPort: port, toPort: port };
}

/** A certificate whose validation record stands in DNS. */
export function makeCertificate(cloud: MemoryCloud, domainName: string): Entity {
  const certificate = cloud.make(TOKEN.certificate, { domainName, validationMethod: "DNS" });
  for (const option of certificate.outputs.domainValidationOptions as Record<string, string>[]) {
    putRecord(cloud, option.resourceRecordName ?? "", option.resourceRecordValue ?? "", false);
  }
  cloud.make(TOKEN.certificateValidation, { certificateArn: certificate.id });
  return certificate;
}

/** A CNAME in the simulated public DNS. */
export function putRecord(cloud: MemoryCloud, name: string, content: string, proxied: boolean): Entity {
  const caller = { provider: "cloudflare", accountId: "0".repeat(32), region: "global" };
  return cloud.world.call(caller, { name: "record", urn: "" }, (view) =>
    view.add({
      token: "cloudflare:index/dnsRecord:DnsRecord",
      id: view.hex(32),
      inputs: { name, type: "CNAME", content, proxied },
    }),
  );
}
