import { describe, expect, it } from "@jest/globals";
import type { SeedImage } from "../../../../rehearsal/cloud/seed.ts";
import { deploymentsOf } from "../../../../rehearsal/services/aws/ecs-deployment.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { DIGEST, image, NEXT_DIGEST, policy, ServiceFixture, tcp } from "./service-fixture.ts";

const NEXT = { image: `registry.example.com/shop/api@${NEXT_DIGEST}` };

describe("service that comes up", () => {
  it("runs its tasks in its subnets, one interface each, and its rollout is completed", () => {
    const shop = new ServiceFixture();
    const service = shop.service(shop.task());
    expect(service.reason).toBeUndefined();
    expect(shop.tasks(service)).toBe(2);
    expect(service.internal.runningCount).toBe(2);
    expect(deploymentsOf(service)).toMatchObject([
      { status: "PRIMARY", rolloutState: "COMPLETED", desiredCount: 2, runningCount: 2 },
    ]);
  });

  it("holds subnet, groups, VPC and cluster while its tasks run, and frees them when it goes", () => {
    const shop = new ServiceFixture();
    const service = shop.service(shop.task());
    shop.cloud.drop(shop.listener);
    shop.cloud.drop(shop.balancer);
    shop.cloud.drop(shop.ingress);
    const [subnet] = shop.network.publicSubnets;
    if (subnet === undefined) throw new Error("no subnet");
    expect(() => shop.cloud.drop(subnet)).toThrow("DependencyViolation");
    expect(() => shop.cloud.drop(shop.cluster)).toThrow("ClusterContainsServicesException");
    expect(() => shop.cloud.drop(shop.network.gateway)).toThrow("mapped public address");
    shop.cloud.drop(service);
    shop.cloud.drop(subnet);
    shop.cloud.drop(shop.cluster);
    expect(shop.cloud.list(TOKEN.cluster)).toEqual([]);
  });

  it("stands with no tasks at all where none are wanted, whatever its secrets hold", () => {
    const shop = new ServiceFixture();
    const empty = shop.cloud.make(TOKEN.secret, { name: "empty" });
    const task = shop.task({ secrets: [{ name: "DATABASE_URL", valueFrom: String(empty.outputs.arn) }] });
    const service = shop.service(task, { desiredCount: 0 });
    expect(service.reason).toBeUndefined();
    const read = { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: empty.outputs.arn };
    shop.cloud.make(TOKEN.rolePolicy, { role: shop.execution.id, name: "empty", policy: policy(read) });
    const raised = shop.cloud.change(service, shop.serviceInputs(task, { desiredCount: 1 }));
    expect(raised).toContain("can't find the specified secret value");
  });

  it("keeps the count that autoscaling gave it when something else changes", () => {
    const shop = new ServiceFixture();
    const service = shop.service(shop.task());
    const resourceId = "service/shop/api";
    shop.cloud.make(TOKEN.scalableTarget, {
      resourceId,
      scalableDimension: "ecs:service:DesiredCount",
      serviceNamespace: "ecs",
      minCapacity: 4,
      maxCapacity: 8,
    });
    expect(shop.tasks(service)).toBe(4);
    const next = shop.task(NEXT);
    shop.cloud.change(service, shop.serviceInputs(next));
    expect(shop.cloud.look(service)).toMatchObject({ desiredCount: 4, taskDefinition: next.id });
    expect(shop.tasks(service)).toBe(4);
  });
});

describe("service that does not come up", () => {
  /** What breaks a start: a change before the service is made, and part of the reason that follows. */
  const broken: readonly (readonly [
    string,
    (shop: ServiceFixture) => Record<string, unknown> | undefined,
    string,
  ])[] = [
    [
      "a public subnet without a public address",
      (shop) => ({
        networkConfiguration: { subnets: shop.publicSubnets, securityGroups: [shop.taskGroup.id] },
      }),
      "connection issue between the task and AWS Secrets Manager",
    ],
    [
      "a private subnet without NAT",
      (shop) => ({
        networkConfiguration: {
          subnets: shop.network.privateSubnets.map((subnet) => subnet.id),
          securityGroups: [shop.taskGroup.id],
        },
      }),
      "no route to the internet",
    ],
    [
      "a group that lets nothing out",
      (shop) => {
        for (const rule of shop.cloud.list(TOKEN.egressRule))
          if (rule.inputs.securityGroupId === shop.taskGroup.id) shop.cloud.drop(rule);
        return undefined;
      },
      "let nothing out to the internet on port 443",
    ],
    [
      "a role that ecs-tasks may not assume",
      (shop) => {
        shop.cloud.change(shop.execution, {
          name: "api-execution",
          assumeRolePolicy: policy({
            Effect: "Allow",
            Principal: { Service: "ec2.amazonaws.com" },
            Action: "sts:AssumeRole",
          }),
        });
        return undefined;
      },
      "ECS was unable to assume the role",
    ],
    ...["secretsmanager:GetSecretValue", "kms:Decrypt", "logs:CreateLogStream", "logs:PutLogEvents"].map(
      (action) =>
        [
          `a role without ${action}`,
          (shop: ServiceFixture) => {
            shop.cloud.change(shop.executionPolicy, {
              role: shop.execution.id,
              name: "read",
              policy: shop.executionText(action),
            });
            return undefined;
          },
          action === "kms:Decrypt" ? "Access to KMS is not allowed" : `not authorized to perform: ${action}`,
        ] as const,
    ),
    [
      "a key whose policy denies the account",
      (shop) => {
        shop.key.outputs.policy = policy({
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::999999999999:root" },
          Action: "kms:*",
          Resource: "*",
        });
        return undefined;
      },
      "the key's policy does not allow it",
    ],
    [
      "a log group that is gone",
      (shop) => {
        shop.cloud.drop(shop.logGroup);
        return undefined;
      },
      "The specified log group does not exist",
    ],
    [
      "a task group closed to the load balancer",
      (shop) => {
        shop.cloud.drop(shop.ingress);
        return undefined;
      },
      "Request timed out",
    ],
    [
      "a health path that the image does not answer",
      (shop) => {
        shop.cloud.change(shop.targetGroup, { ...shop.targetGroup.inputs, healthCheck: { path: "/ready" } });
        return undefined;
      },
      "codes: [404]",
    ],
    [
      "a container check at a port at which nothing listens",
      (shop) => {
        const healthCheck = { command: ["CMD-SHELL", "wget -q http://127.0.0.1:9999/health"] };
        return { taskDefinition: shop.task({ healthCheck }).id };
      },
      "Task failed container health checks: api (http://127.0.0.1:9999/health: connection refused)",
    ],
    [
      "a zone that the load balancer does not serve",
      (shop) => {
        const third = shop.cloud.make(TOKEN.subnet, {
          vpcId: shop.network.vpc.id,
          cidrBlock: "10.20.9.0/24",
          availabilityZone: "eu-central-1c",
        });
        shop.cloud.make(TOKEN.routeTableAssociation, {
          routeTableId: shop.network.publicTable.id,
          subnetId: third.id,
        });
        return {
          networkConfiguration: {
            subnets: [third.id],
            securityGroups: [shop.taskGroup.id],
            assignPublicIp: true,
          },
        };
      },
      "not enabled for the load balancer",
    ],
  ];
  it.each(broken)(
    "%s fails the creation and leaves the service standing with no task",
    (_name, breakIt, reason) => {
      const shop = new ServiceFixture();
      const service = shop.service(shop.task(), breakIt(shop) ?? {});
      expect(service.reason).toContain(reason);
      expect(shop.tasks(service)).toBe(0);
      expect(deploymentsOf(service)[0]?.rolloutState).toBe("FAILED");
    },
  );

  const images: readonly (readonly [string, Partial<SeedImage>, string])[] = [
    ["built for another processor", { architecture: "ARM64" }, "matching platform 'linux/amd64'"],
    ["listening elsewhere", { port: 8080 }, "the image listens on 8080"],
    ["missing a variable", { needs: ["JWT_SECRET"] }, "the variable JWT_SECRET is missing"],
    [
      "writing where nothing is writable",
      { writes: ["/var/cache"] },
      "/var/cache is on a read-only file system",
    ],
    [
      "absent from its registry",
      { reference: `registry.example.com/shop/other@${NEXT_DIGEST}` },
      "not found",
    ],
  ];
  it.each(images)("an image %s fails the creation", (_name, change, reason) => {
    const shop = new ServiceFixture([image(DIGEST, change)]);
    expect(shop.service(shop.task()).reason).toContain(reason);
  });

  it("without waiting is made quietly and runs nothing", () => {
    const shop = new ServiceFixture([]);
    const service = shop.service(shop.task(), { waitForSteadyState: false });
    expect(service.reason).toBeUndefined();
    expect(shop.tasks(service)).toBe(0);
  });

  it("comes up at the next update when its cause is gone", () => {
    const shop = new ServiceFixture();
    shop.cloud.drop(shop.ingress);
    const task = shop.task();
    const service = shop.service(task);
    const { referencedSecurityGroupId } = shop.ingress.inputs;
    shop.cloud.make(TOKEN.ingressRule, {
      securityGroupId: shop.taskGroup.id,
      ...tcp(3000),
      referencedSecurityGroupId,
    });
    expect(shop.cloud.change(service, shop.serviceInputs(task))).toBeUndefined();
    expect(shop.tasks(service)).toBe(2);
  });

  it("by a fault switched on for its digest, and comes up when the fault is off", () => {
    const shop = new ServiceFixture();
    shop.cloud.world.setFaults([{ kind: "pull", target: DIGEST }]);
    const task = shop.task();
    const service = shop.service(task);
    expect(service.reason).toContain("503 Service Unavailable");
    shop.cloud.world.setFaults([{ kind: "image-absent", target: "registry.example.com/shop/api" }]);
    expect(shop.cloud.change(service, shop.serviceInputs(task))).toContain(": not found");
    shop.cloud.world.setFaults([{ kind: "health", target: DIGEST }]);
    expect(shop.cloud.change(service, shop.serviceInputs(task))).toContain("codes: [503]");
    shop.cloud.world.setFaults([]);
    expect(shop.cloud.change(service, shop.serviceInputs(task))).toBeUndefined();
  });
});

describe("circuit breaker", () => {
  it("rolls back to the last completed revision: the provider sees a steady service, the record a failed rollout", () => {
    const shop = new ServiceFixture();
    const first = shop.task();
    const service = shop.service(first);
    shop.cloud.world.setFaults([{ kind: "health", target: NEXT_DIGEST }]);
    const next = shop.task(NEXT);
    expect(shop.cloud.change(service, shop.serviceInputs(next))).toBeUndefined();
    expect(shop.cloud.look(service).taskDefinition).toBe(first.id);
    expect(shop.tasks(service)).toBe(2);
    const [primary, failed] = deploymentsOf(shop.cloud.list(TOKEN.service)[0] ?? service);
    expect(primary).toMatchObject({ taskDefinition: first.id, rolloutState: "COMPLETED", status: "PRIMARY" });
    expect(failed).toMatchObject({ taskDefinition: next.id, rolloutState: "FAILED" });
    expect(failed?.rolloutStateReason).toContain("codes: [503]");
  });

  it("runs on after the old revision is deregistered, and can be scaled on it", () => {
    const shop = new ServiceFixture();
    const first = shop.task();
    const service = shop.service(first);
    shop.cloud.world.setFaults([{ kind: "health", target: NEXT_DIGEST }]);
    shop.cloud.change(service, shop.serviceInputs(shop.task(NEXT)));
    shop.cloud.drop(first);
    expect(
      shop.cloud.change(service, { ...shop.cloud.list(TOKEN.service)[0]?.inputs, desiredCount: 3 }),
    ).toBeUndefined();
    expect(shop.tasks(service)).toBe(3);
  });

  it("without rollback fails the update, keeps the old tasks, and tries again at the next one", () => {
    const shop = new ServiceFixture();
    const breaker = { deploymentCircuitBreaker: { enable: true, rollback: false } };
    const service = shop.service(shop.task(), breaker);
    shop.cloud.world.setFaults([{ kind: "health", target: NEXT_DIGEST }]);
    const next = shop.task(NEXT);
    expect(shop.cloud.change(service, shop.serviceInputs(next, breaker))).toContain("circuit breaker");
    expect(shop.tasks(service)).toBe(2);
    shop.cloud.world.setFaults([]);
    expect(shop.cloud.change(service, shop.serviceInputs(next, breaker))).toBeUndefined();
    expect(deploymentsOf(shop.cloud.list(TOKEN.service)[0] ?? service)[0]).toMatchObject({
      taskDefinition: next.id,
      rolloutState: "COMPLETED",
    });
  });

  it("switched off leaves the rollout in progress", () => {
    const shop = new ServiceFixture([]);
    const service = shop.service(shop.task(), {
      deploymentCircuitBreaker: { enable: false, rollback: false },
    });
    expect(service.reason).toContain("timeout while waiting for state");
    expect(deploymentsOf(service)[0]?.rolloutState).toBe("IN_PROGRESS");
  });
});

describe("service that is refused", () => {
  const refused: readonly (readonly [string, (shop: ServiceFixture) => Record<string, unknown>, string])[] = [
    [
      "in a cluster that does not exist",
      () => ({ cluster: "arn:aws:ecs:eu-central-1:111122223333:cluster/none" }),
      "ClusterNotFoundException",
    ],
    ["with a revision that does not exist", () => ({ taskDefinition: "api:99" }), "TaskDefinition not found"],
    [
      "without a network",
      () => ({ networkConfiguration: undefined }),
      "Network Configuration must be provided",
    ],
    [
      "in a subnet that does not exist",
      () => ({ networkConfiguration: { subnets: ["subnet-0"] } }),
      "subnet-0",
    ],
    [
      "with a container that its definition lacks",
      (shop) => ({
        loadBalancers: [{ targetGroupArn: shop.targetGroup.id, containerName: "web", containerPort: 3000 }],
      }),
      "container web does not exist",
    ],
    [
      "with a port that the container does not map",
      (shop) => ({
        loadBalancers: [{ targetGroupArn: shop.targetGroup.id, containerName: "api", containerPort: 80 }],
      }),
      "container port 80",
    ],
    [
      "with percentages that let no task be replaced",
      () => ({ deploymentMinimumHealthyPercent: 100, deploymentMaximumPercent: 100 }),
      "maximumPercent",
    ],
    [
      "on spot capacity that the cluster has not",
      () => ({
        launchType: undefined,
        capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      }),
      "not associated with the cluster",
    ],
    [
      "with a grace period and no load balancer",
      () => ({ loadBalancers: [], healthCheckGracePeriodSeconds: 60 }),
      "grace period",
    ],
    [
      "with an alarm that does not exist",
      () => ({ alarms: { alarmNames: ["p95"], enable: true, rollback: true } }),
      "The alarm p95 does not exist",
    ],
    [
      "by a strategy that is not simulated",
      () => ({ deploymentConfiguration: { strategy: "BLUE_GREEN" } }),
      "deploymentConfiguration.strategy",
    ],
  ];
  it.each(refused)("%s", (_name, change, message) => {
    const shop = new ServiceFixture();
    expect(() => shop.service(shop.task(), change(shop))).toThrow(message);
    expect(shop.cloud.list(TOKEN.service)).toEqual([]);
  });

  it("on a target group that no listener forwards to", () => {
    const shop = new ServiceFixture();
    const lonely = shop.cloud.make(TOKEN.targetGroup, {
      name: "lonely",
      port: 3000,
      protocol: "HTTP",
      targetType: "ip",
      vpcId: shop.network.vpc.id,
    });
    const loadBalancers = [{ targetGroupArn: lonely.id, containerName: "api", containerPort: 3000 }];
    expect(() => shop.service(shop.task(), { loadBalancers })).toThrow(
      "does not have an associated load balancer",
    );
  });

  it("under a name that is taken, and on a deregistered revision", () => {
    const shop = new ServiceFixture();
    const task = shop.task();
    shop.service(task);
    expect(() => shop.service(task)).toThrow("not idempotent");
    shop.cloud.drop(task);
    expect(() => shop.service(task, { name: "other" })).toThrow("TaskDefinition is inactive");
  });
});

describe("own registry", () => {
  const ECR = `111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/api@${DIGEST}`;
  const pull = [
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
  ];

  it("gives an image to a role that may pull once its repository exists", () => {
    const shop = new ServiceFixture([image(DIGEST, { reference: ECR })]);
    const task = shop.task({ image: ECR });
    const service = shop.service(task);
    expect(service.reason).toContain("not authorized to perform ecr:GetAuthorizationToken");
    shop.cloud.make(TOKEN.rolePolicy, {
      role: shop.execution.id,
      name: "pull",
      policy: policy({ Effect: "Allow", Action: pull, Resource: "*" }),
    });
    expect(shop.cloud.change(service, shop.serviceInputs(task))).toContain("repository does not exist");
    shop.cloud.make(TOKEN.repository, { name: "shop/api" });
    expect(shop.cloud.change(service, shop.serviceInputs(task))).toBeUndefined();
  });

  it("of another account needs that account's repository policy", () => {
    const foreign = ECR.replace("111122223333", "444455556666");
    const shop = new ServiceFixture([image(DIGEST, { reference: foreign })]);
    shop.cloud.make(TOKEN.rolePolicy, {
      role: shop.execution.id,
      name: "pull",
      policy: policy({ Effect: "Allow", Action: pull, Resource: "*" }),
    });
    shop.cloud.as({ accountId: "444455556666" });
    shop.cloud.make(TOKEN.repository, { name: "shop/api" });
    shop.cloud.as({ accountId: "111122223333" });
    const task = shop.task({ image: foreign });
    const service = shop.service(task);
    expect(service.reason).toContain("the policy of the repository in 444455556666 does not allow it");
    shop.cloud.as({ accountId: "444455556666" });
    const Principal = { AWS: "arn:aws:iam::111122223333:root" };
    shop.cloud.make(TOKEN.repositoryPolicy, {
      repository: "shop/api",
      policy: policy({ Effect: "Allow", Principal, Action: pull.slice(1) }),
    });
    shop.cloud.as({ accountId: "111122223333" });
    expect(shop.cloud.change(service, shop.serviceInputs(task))).toBeUndefined();
  });

  it("is reached through endpoints alone only with the gateway for S3 among them", () => {
    const shop = new ServiceFixture([image(DIGEST, { reference: ECR })]);
    shop.cloud.make(TOKEN.rolePolicy, {
      role: shop.execution.id,
      name: "pull",
      policy: policy({ Effect: "Allow", Action: pull, Resource: "*" }),
    });
    shop.cloud.make(TOKEN.repository, { name: "shop/api" });
    const vpcId = shop.network.vpc.id;
    const subnetIds = shop.network.privateSubnets.map((subnet) => subnet.id);
    const door = shop.cloud.make(TOKEN.securityGroup, { vpcId, name: "door" });
    shop.cloud.make(TOKEN.ingressRule, { securityGroupId: door.id, ...tcp(443), cidrIpv4: "10.20.0.0/16" });
    for (const name of ["ecr.api", "ecr.dkr", "logs", "secretsmanager"]) {
      shop.cloud.make(TOKEN.vpcEndpoint, {
        vpcId,
        subnetIds,
        serviceName: `com.amazonaws.eu-central-1.${name}`,
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        securityGroupIds: [door.id],
      });
    }
    const task = shop.task({ image: ECR });
    const networkConfiguration = { subnets: subnetIds, securityGroups: [shop.taskGroup.id] };
    const service = shop.service(task, { networkConfiguration });
    expect(service.reason).toContain("no endpoint for its registry");
    const gateway = (bucket: string) => ({
      vpcId,
      serviceName: "com.amazonaws.eu-central-1.s3",
      routeTableIds: [shop.network.privateTable.id],
      policy: policy({
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:::${bucket}/*`,
      }),
    });
    const s3 = shop.cloud.make(TOKEN.vpcEndpoint, gateway("own-bucket"));
    expect(shop.cloud.change(service, shop.serviceInputs(task, { networkConfiguration }))).toContain(
      "lets nothing be read from prod-eu-central-1-starport-layer-bucket",
    );
    shop.cloud.change(s3, gateway("prod-eu-central-1-starport-layer-bucket"));
    expect(shop.cloud.change(service, shop.serviceInputs(task, { networkConfiguration }))).toBeUndefined();
  });
});
