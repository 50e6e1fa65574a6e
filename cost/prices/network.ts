import { infracost, ORIGINS } from "../origins.ts";
import { ANYWHERE, type Price, pricesOf } from "../price.ts";

/** Addresses, gateways, load balancers, endpoints and traffic. */
export const networkPrices: readonly Price[] = [
  ...pricesOf(ORIGINS.publicAddress, ANYWHERE, [["Public IPv4", "address", "address-hour", 0.005]]),
  ...pricesOf(ORIGINS.hostedZone, ANYWHERE, [["Route 53", "hosted zone", "zone-month", 0.5]]),
  ...pricesOf(infracost("nat_gateway_test"), "us-east-1", [
    ["NAT gateway", "hour", "hour", 0.045],
    ["NAT gateway", "data processed", "GB", 0.045],
  ]),
  ...pricesOf(ORIGINS.londonSnapshot, "eu-west-2", [
    ["NAT gateway", "hour", "hour", 0.05],
    ["NAT gateway", "data processed", "GB", 0.05],
    ["ALB", "hour", "hour", 0.02646],
    ["ALB", "LCU", "LCU-hour", 0.0084],
  ]),
  ...pricesOf(ORIGINS.billIndiaLines, "ap-south-1", [
    ["NAT gateway", "hour", "hour", 0.056],
    ["ALB", "hour", "hour", 0.0239],
  ]),
  ...pricesOf(ORIGINS.billSingapore, "ap-southeast-1", [
    ["NAT gateway", "hour", "hour", 0.059],
    ["NAT gateway", "data processed", "GB", 0.059],
    ["ALB", "hour", "hour", 0.0252],
  ]),
  ...pricesOf(infracost("lb_test"), "us-east-1", [
    ["ALB", "hour", "hour", 0.0225],
    ["ALB", "LCU", "LCU-hour", 0.008],
  ]),
  ...pricesOf(infracost("vpc_endpoint_test"), "us-east-1", [
    ["VPC interface endpoint", "hour per zone", "hour", 0.01],
    ["VPC interface endpoint", "data processed", "GB", 0.01],
  ]),
  ...(
    [
      ["us-east-1", 0.09],
      ["eu-west-2", 0.09],
      ["ap-south-1", 0.1093],
      ["ap-southeast-1", 0.12],
    ] as const
  ).flatMap(([region, usd]) =>
    pricesOf(infracost("data_transfer_test"), region, [["Data transfer out", "first 10 TB", "GB", usd]]),
  ),
];
