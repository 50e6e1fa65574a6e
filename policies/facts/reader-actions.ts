/** What a pull of an image needs of a repository. Source: ECR guide, repository policy examples, from memory, 2026-11. */
const PULL_ACTIONS: readonly string[] = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
];

/** What an account may do that runs images of another one: pull them, and read what their scans found before it does. */
export const READER_ACTIONS: readonly string[] = [...PULL_ACTIONS, "ecr:DescribeImageScanFindings"];
