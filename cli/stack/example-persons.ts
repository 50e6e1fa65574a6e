import type { Problem } from "../../infra/lib/errors.ts";
import { valuesOf } from "../init/edit-values.ts";

/** Where the values of a stack's configuration stand in its file. */
const ROOT = "config.slipway:stack.";
/** The group that names a person in words beside the address. */
const PERSON = /(^|\.)backupCompliance\./;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+\d{6,15}$/;

/** The persons of an example, marked so in a stack's file: a real cloud would write to them, bind them or name them. */
export function examplePersons(text: string, source: string): readonly Problem[] {
  return valuesOf(text)
    .filter(({ remark }) => /^example\b/.test(remark ?? ""))
    .map((value) => ({ ...value, where: value.path.map(String).join(".").replace(ROOT, "") }))
    .filter(
      ({ value, where }) =>
        PERSON.test(where) || (typeof value === "string" && (MAIL.test(value) || PHONE.test(value))),
    )
    .map(({ line, where }) => ({
      source,
      line,
      where,
      expected: "a person or an address of your own",
      found: "that of the example, marked so",
      next: "Put yours in its place and take the mark # example away; --on rehearsal takes the example",
    }));
}
