import { Undecided } from "../policies/undecided.ts";

/** vCPUs by size. Source: Amazon RDS User Guide, DB instance classes (t3, t4g, m7g, r7g), from memory, 2026-11. */
const BY_SIZE: Readonly<Record<string, number>> = {
  micro: 2,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
  "2xlarge": 8,
  "4xlarge": 16,
};

/** vCPUs of a database class such as `db.t4g.medium`. Throws `Undecided` for one that the table lacks. */
export function instanceVcpus(instanceClass: string): number {
  const count = BY_SIZE[instanceClass.split(".")[2] ?? ""];
  if (count === undefined) throw new Undecided("instanceClass");
  return count;
}
