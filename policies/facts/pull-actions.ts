/** What a pull of an image needs of a repository. Source: ECR guide, repository policy examples, from memory, 2026-11. */
export const PULL_ACTIONS: readonly string[] = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
];
