import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const usd = z.number().nonnegative();

/** What a system's owners said that it costs, beside the example: `budget.yaml`. All in US dollars a month. */
const schema = z.strictObject({
  source: z.string().min(1),
  stacks: z.array(
    z.strictObject({
      /** `production`, or `folder/production` for a stack file in a folder of the example. */
      stack: z.string().min(1),
      usd,
      /** In words what the figure holds. */
      covers: z.string().min(1),
      parts: z
        .array(
          z.strictObject({
            name: z.string().min(1),
            usd,
            /** How the lines begin that are the same thing, as `item, dimension`; left out for what no stack declares. */
            lines: z.array(z.string().min(1)).optional(),
          }),
        )
        .default([]),
    }),
  ),
});

export type Budget = z.infer<typeof schema>;

/** Reads the file; undefined where there is none. Throws one line for each problem. */
export function readBudget(path: string): Budget | undefined {
  const text = textOf(path);
  if (text === undefined) return undefined;
  const { data, error } = schema.safeParse(parse(text));
  if (data !== undefined) return data;
  const problems = error.issues.map(
    ({ message, path: where }) =>
      `${path}: ${where.join(".")}: the form that docs/budget-file.ts states; got another (${message}). Correct it.`,
  );
  throw new Error(problems.join("\n"));
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // an example whose owners named no figures
  }
}
