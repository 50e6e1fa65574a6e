import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stackCost } from "../cli/cost/stack-cost.ts";
import { readBudget } from "./budget-file.ts";
import { costSection, type StackCost } from "./cost-section.ts";
import { COST_BEGIN, withExemptions } from "./exemption-section.ts";
import { type Marks, withMarked } from "./marked-section.ts";

const MARKS: Marks = { begin: COST_BEGIN, end: "<!-- end of cost -->" };
/** The region for which most prices were found. */
const STAND_IN = "us-east-1";

/** The README of each folder below `examples`, with its parts on money and exemptions fresh: path from the project's folder → text. */
export async function costReadmes(root: string): Promise<Readonly<Record<string, string>>> {
  const pages: Record<string, string> = {};
  for (const system of foldersIn(join(root, "examples"))) {
    const folder = join(root, "examples", system);
    const stacks = await costsBelow(folder);
    if (stacks.length === 0) continue;
    const section = costSection(stacks, STAND_IN, readBudget(join(folder, "budget.yaml")));
    const page = pageIn(folder) ?? `# ${system}\n`;
    const priced = withSection(page, section.join("\n"));
    pages[`examples/${system}/README.md`] = withExemptions(priced, folder, ["", ...foldersIn(folder)]);
  }
  return pages;
}

/** One after another: the program under mocks has the process to itself. */
async function costsBelow(folder: string): Promise<readonly StackCost[]> {
  const costs: StackCost[] = [];
  for (const below of ["", ...foldersIn(folder)]) {
    const dir = join(folder, below);
    for (const name of stacksIn(dir)) {
      const stack = below === "" ? name : `${below}/${name}`;
      costs.push({ stack, estimate: await stackCost(dir, name, { standIn: STAND_IN }) });
    }
  }
  return costs;
}

/** Puts the section between its marks; a page without marks gets them at its end. */
export function withSection(page: string, section: string): string {
  return withMarked(page, MARKS, section);
}

function pageIn(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, "README.md"), "utf8");
  } catch {
    return undefined; // written now for the first time
  }
}

function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .sort();
  } catch {
    return []; // a project without examples
  }
}

function stacksIn(dir: string): readonly string[] {
  return readdirSync(dir)
    .flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? [])
    .sort();
}
