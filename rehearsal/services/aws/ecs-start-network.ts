import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { text, textList } from "../known.ts";
import { type End, letsIn, letsOut } from "./ec2-group-rules.ts";
import { endpointPath, internetPath } from "./ec2-paths.ts";
import type { TaskStart } from "./ecs-start.ts";
import { parseImage } from "./image-reference.ts";
import { live } from "./live.ts";
import { interfacesOf, sampleAddress } from "./network-interfaces.ts";
import { amazonBucketProblem, layerBucket } from "./s3-gateway.ts";

const HTTPS = 443;

/** What a task must reach before its process runs, with the refusal that ECS shows. */
interface Need {
  readonly what: string;
  /** AWS services by their endpoint names, all of which an endpoint path needs; empty where only the internet leads there. */
  readonly services: readonly string[];
  readonly message: string;
  /** Region of the registry of ECR whose layers come from its bucket. */
  readonly layersOf?: string;
}

/**
 * A way from every subnet to registry, secrets and logs. Source: ECS Developer Guide, "Task networking for Fargate" and "Amazon ECR
 * interface VPC endpoints" (ecr.api, ecr.dkr and the S3 gateway for layers), from memory, 2026-11.
 */
export function networkProblem(cloud: Cloud, start: TaskStart): string | undefined {
  for (const need of needsOf(start)) {
    for (const subnet of start.network.subnets) {
      const blocked = blockedBy(cloud, start, subnet, need);
      if (blocked !== undefined) return `${need.message} (${subnet.id}: ${blocked})`;
    }
  }
  return undefined;
}

function needsOf(start: TaskStart): readonly Need[] {
  const needs: Need[] = [];
  const references = start.containers.flatMap((one) => (one.secrets ?? []).map(({ valueFrom }) => valueFrom));
  const ofSecretsManager = (valueFrom: string) => /^arn:[^:]*:secretsmanager:/.test(valueFrom);
  if (!references.every(ofSecretsManager)) {
    const message =
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve " +
      "secrets from ssm: There is a connection issue between the task and AWS Systems Manager. Check your task network configuration.";
    needs.push({ what: "parameters", services: ["ssm"], message });
  }
  const hasLogin = start.containers.some((one) => one.repositoryCredentials !== undefined);
  if (hasLogin || references.some(ofSecretsManager)) {
    const message =
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve " +
      "secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.";
    needs.push({ what: "secrets", services: ["secretsmanager"], message });
  }
  for (const { image } of start.containers) {
    const parsed = parseImage(image);
    const services = parsed?.ecr === undefined ? [] : ["ecr.api", "ecr.dkr", "s3"];
    const message = `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${parsed?.text ?? image}: dial tcp: i/o timeout`;
    needs.push({
      what: "registry",
      services,
      message,
      ...(parsed?.ecr === undefined ? {} : { layersOf: parsed.ecr.region }),
    });
  }
  if (start.containers.some((one) => one.logConfiguration?.logDriver === "awslogs")) {
    const message =
      "ResourceInitializationError: failed to validate logger args: There is a connection issue between the task and Amazon " +
      "CloudWatch. Check your network configuration.";
    needs.push({ what: "logs", services: ["logs"], message });
  }
  return needs;
}

function blockedBy(cloud: Cloud, start: TaskStart, subnet: Entity, need: Need): string | undefined {
  const { groups, publicAddress } = start.network;
  const source = { groups, address: sampleAddress(subnet) };
  const withheld =
    need.layersOf === subnet.region
      ? amazonBucketProblem(cloud, subnet, layerBucket(subnet.region))
      : undefined;
  if (withheld !== undefined) return withheld;
  if (need.services.length > 0) {
    const endpoints = need.services.map((service) => endpointPath(cloud, subnet, service));
    if (endpoints.every((endpoint) => endpoint !== undefined)) {
      const closed = endpoints.find((endpoint) => !reachesEndpoint(cloud, source, endpoint));
      return closed === undefined
        ? undefined
        : `security groups do not let the task reach the endpoint ${closed.id}`;
    }
  }
  const path = internetPath(cloud, subnet);
  if (path === undefined) return `no route to the internet and no endpoint for its ${need.what}`;
  if (path === "internet gateway" && !publicAddress)
    return "the route leads to an internet gateway, but the task has no public address";
  if (!letsOut(cloud, source, { groups: [] }, HTTPS))
    return "the task's security groups let nothing out to the internet on port 443";
  return undefined;
}

/** A gateway endpoint needs a way out by prefix list or range; an interface endpoint must let the task in as well. */
function reachesEndpoint(cloud: Cloud, source: End, endpoint: Entity): boolean {
  if (text(live(endpoint), "vpcEndpointType") === "Gateway")
    return letsOut(cloud, source, { groups: [] }, HTTPS);
  return interfacesOf(cloud, endpoint.id).some((face) => {
    const end = {
      groups: textList(live(face), "securityGroups"),
      address: text(live(face), "privateIp") ?? "",
    };
    return letsOut(cloud, source, end, HTTPS) && letsIn(cloud, source, end, HTTPS);
  });
}
