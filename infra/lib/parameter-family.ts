import { cacheVersions, type EngineVersion, postgresVersions } from "../tables/engine-versions.ts";

/** The parameter group family of a version such as `16.10`. */
export function parameterFamily(engine: "postgres" | "valkey" | "redis", version: string): string {
  const offered: readonly EngineVersion[] = engine === "postgres" ? postgresVersions : cacheVersions[engine];
  const major = version.split(".")[0];
  const found = offered.find((candidate) => candidate.major === major);
  if (found !== undefined) return found.family;
  const majors = offered.map((candidate) => candidate.major).join(", ");
  throw new Error(`${engine} ${version}: a major version of ${majors} was expected.`);
}
