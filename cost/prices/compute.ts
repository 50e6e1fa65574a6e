import { infracost, ORIGINS } from "../origins.ts";
import { type Price, type PriceRow, pricesOf } from "../price.ts";

/** vCPU and GB hours of Fargate on one processor. */
function fargate(processor: "ARM" | "x86", vcpu: number, gb: number): readonly PriceRow[] {
  return [
    [`Fargate ${processor}`, "vCPU", "vCPU-hour", vcpu],
    [`Fargate ${processor}`, "memory", "GB-hour", gb],
  ];
}

/** Fargate, EC2 and Lambda. */
export const computePrices: readonly Price[] = [
  ...pricesOf(infracost("ecs_service_test"), "us-east-1", fargate("x86", 0.04048, 0.004445)),
  ...pricesOf(ORIGINS.vantageFargate, "us-east-1", [
    ...fargate("ARM", 0.03238, 0.00356),
    ["Fargate", "ephemeral storage above 20 GB", "GB-hour", 0.000111],
  ]),
  ...pricesOf(ORIGINS.londonSnapshot, "eu-west-2", [
    ...fargate("x86", 0.04656, 0.00511),
    ...fargate("ARM", 0.03725, 0.00409),
  ]),
  ...pricesOf(ORIGINS.billIndia, "ap-south-1", [
    ...fargate("x86", 0.04257, 0.004445),
    ...fargate("ARM", 0.02384, 0.002613),
  ]),
  ...pricesOf(ORIGINS.billSingaporeDerived, "ap-southeast-1", fargate("x86", 0.05056, 0.00553)),
  ...pricesOf(ORIGINS.ec2, "us-east-1", [
    ["EC2 Linux", "t4g.nano", "hour", 0.0042],
    ["EC2 Linux", "t4g.micro", "hour", 0.0084],
    ["EC2 Linux", "t4g.small", "hour", 0.0168],
    ["EC2 Linux", "t4g.medium", "hour", 0.0336],
    ["EC2 Linux", "t4g.large", "hour", 0.0672],
    ["EC2 Linux", "t3.micro", "hour", 0.0104],
    ["EC2 Linux", "t3.small", "hour", 0.0208],
    ["EC2 Linux", "t3.medium", "hour", 0.0416],
  ]),
  ...pricesOf(ORIGINS.ebs, "us-east-1", [["EBS", "gp3", "GB-month", 0.08]]),
  ...pricesOf(ORIGINS.ebsSingapore, "ap-southeast-1", [
    ["EBS", "gp3", "GB-month", 0.096],
    ["EC2 Linux", "t3.small", "hour", 0.0264],
  ]),
  ...pricesOf(infracost("lambda_function_test"), "us-east-1", [
    ["Lambda", "requests", "million", 0.2],
    ["Lambda", "duration on x86", "GB-second", 0.0000166667],
    ["Lambda", "duration on ARM", "GB-second", 0.0000133334],
  ]),
  ...pricesOf(ORIGINS.londonSnapshot, "eu-west-2", [
    ["Lambda", "requests", "million", 0.2],
    ["Lambda", "duration on x86", "GB-second", 0.0000166667],
    ["Lambda", "duration on ARM", "GB-second", 0.0000133334],
  ]),
];
