import { isExampleDigest } from "../../infra/config/example-digest.ts";
import { EXPECTATIONS_FILE } from "../../policies/expectations.ts";
import { type Value, valuesOf } from "./edit-values.ts";
import type { SetAside } from "./set-aside.ts";

/** A value that belongs to the example and that only a person can give. */
export interface ToFill {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly found: string;
  /** What is asked of the person. */
  readonly next: string;
}

/** Words of an exemption by which somebody answers for it. */
const ANSWERED_FOR = ["owner", "approver", "start", "end"];

/** What is marked `# example`, digests of no image, and who answers for an exemption, in the file's order. */
export function toFill(file: string, text: string): readonly ToFill[] {
  return valuesOf(text).flatMap((value) => {
    const next = asked(file, value);
    if (next === undefined) return [];
    const path = value.path.map(String).join(".").replace("config.slipway:stack.", "");
    return [{ file, line: value.line, path, found: String(value.value), next }];
  });
}

function asked(file: string, { path, remark, value }: Value): string | undefined {
  if (typeof value === "string" && isExampleDigest(value))
    return path.includes("services")
      ? "the digest of an image that your build pushed"
      : "the digest of the image that you choose";
  if (file === "exemptions.yaml" && ANSWERED_FOR.includes(String(path.at(-1))))
    return "an approval of your own, or take the exemption out";
  const marked = /^example\b:?\s*(.*)$/.exec(remark ?? "");
  if (marked === null) return undefined;
  return marked[1] === undefined || marked[1] === "" ? "your own" : `your own: ${marked[1]}`;
}

/** What a person decides about a product's demands: which rows of the checklist it chooses, and which of its own it adds. */
export function demandsToFill(demands: SetAside | undefined): readonly ToFill[] {
  if (demands === undefined) return [];
  const { chooseLine, chosen, rows, rowsLine } = demands;
  const file = EXPECTATIONS_FILE;
  return [
    ...(chooseLine === undefined
      ? []
      : [
          {
            ...{ file, line: chooseLine, path: "choose", found: `${chosen.length} rows of the checklist` },
            next: "those that your product asks",
          },
        ]),
    ...(rowsLine === undefined
      ? []
      : [
          {
            ...{
              file,
              line: rowsLine,
              path: "rows",
              found: `${rows.length} of another product, as comments`,
            },
            next: "demands of your own, or none",
          },
        ]),
  ];
}
