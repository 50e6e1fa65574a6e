import { infracost, ORIGINS } from "../origins.ts";
import { type Price, pricesOf } from "../price.ts";

const PUT = "PUT, COPY, POST, LIST";
const GET = "GET and others";

/** S3 and ECR. AWS Backup has no row: its one source names no region and contradicts another. */
export const storagePrices: readonly Price[] = [
  ...pricesOf(infracost("s3_bucket_test"), "us-east-1", [
    ["S3 Standard", "storage", "GB-month", 0.023],
    ["S3 Standard", PUT, "1,000 requests", 0.005],
    ["S3 Standard", GET, "1,000 requests", 0.0004],
  ]),
  ...pricesOf(ORIGINS.londonSnapshot, "eu-west-2", [
    ["S3 Standard", "storage", "GB-month", 0.024],
    ["S3 Standard", PUT, "1,000 requests", 0.0053],
    ["S3 Standard", GET, "1,000 requests", 0.00042],
  ]),
  ...pricesOf(ORIGINS.s3Regions, "ap-south-1", [["S3 Standard", PUT, "1,000 requests", 0.005]]),
  ...pricesOf(ORIGINS.s3Regions, "ap-southeast-1", [["S3 Standard", PUT, "1,000 requests", 0.005]]),
  ...pricesOf(ORIGINS.s3Regions, "ap-southeast-3", [["S3 Standard", PUT, "1,000 requests", 0.005]]),
  ...pricesOf(ORIGINS.s3Regions, "me-central-1", [["S3 Standard", PUT, "1,000 requests", 0.0055]]),
  ...pricesOf(infracost("ecr_repository_test"), "us-east-1", [["ECR", "storage", "GB-month", 0.1]]),
  ...pricesOf(ORIGINS.billSingapore, "ap-southeast-1", [["ECR", "storage", "GB-month", 0.1]]),
];
