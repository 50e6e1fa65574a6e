import { z } from "zod";

/** Longest text, in characters. Source: ECR API Reference, PutLifecyclePolicy, from memory, 2026-11. */
const LONGEST = 30_720;

const selection = z.strictObject({
  tagStatus: z.enum(["tagged", "untagged", "any"]),
  tagPrefixList: z.array(z.string().min(1)).min(1).optional(),
  tagPatternList: z.array(z.string().min(1)).min(1).max(50).optional(),
  storageClass: z.enum(["standard", "archive"]).optional(),
  countType: z.enum(["imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"]),
  countUnit: z.literal("days").optional(),
  countNumber: z.int().min(1),
});

const document = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        rulePriority: z.int().min(1),
        description: z.string().max(256).optional(),
        selection,
        action: z.strictObject({
          type: z.enum(["expire", "transition"]),
          targetStorageClass: z.literal("archive").optional(),
        }),
      }),
    )
    .min(1)
    .max(50),
});

/**
 * Why ECR would refuse the text, or undefined. Source: ECR User Guide, "Lifecycle policy properties in Amazon ECR", from memory, 2026-11.
 */
export function lifecyclePolicyProblem(text: string): string | undefined {
  if (text.length > LONGEST) return `the text has ${text.length} characters; at most ${LONGEST} are allowed`;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return "the text is not JSON";
  }
  const parsed = document.safeParse(raw);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  }
  const { rules } = parsed.data;
  const priorities = rules.map((rule) => rule.rulePriority);
  if (new Set(priorities).size !== priorities.length) return "rule priorities must be unique";
  for (const [index, rule] of rules.entries()) {
    const problem = selectionProblem(rule.selection);
    if (problem !== undefined) return `rules.${index}.selection: ${problem}`;
    if (rule.selection.tagStatus === "any" && rule.rulePriority !== Math.max(...priorities)) {
      return `rules.${index}: a rule for any tag status must have the highest rulePriority, so that it is judged last`;
    }
  }
  if (rules.filter((rule) => rule.selection.tagStatus === "any").length > 1)
    return "only one rule may select any tag status";
  return undefined;
}

function selectionProblem(chosen: z.infer<typeof selection>): string | undefined {
  const lists = [chosen.tagPrefixList, chosen.tagPatternList].filter((list) => list !== undefined);
  if (chosen.tagStatus === "tagged" && lists.length !== 1)
    return "tagged needs exactly one of tagPrefixList and tagPatternList";
  if (chosen.tagStatus !== "tagged" && lists.length > 0) return `${chosen.tagStatus} takes no list of tags`;
  if (chosen.countType === "imageCountMoreThan") {
    return chosen.countUnit === undefined ? undefined : "countUnit does not go with imageCountMoreThan";
  }
  return chosen.countUnit === undefined ? `countUnit is required for ${chosen.countType}` : undefined;
}
